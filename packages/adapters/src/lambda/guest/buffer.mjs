/**
 * Code for inside the sandbox: Buffer, TextEncoder, TextDecoder, atob, btoa. Bytes are turned into text and back by the
 * host. It is text because it must reach QuickJS as text however the worker was bundled.
 */
export const bufferSource = `(function (host, guest) {
  'use strict'
  const parse = JSON.parse, stringify = JSON.stringify, ArrayBufferOf = ArrayBuffer
  const names = { utf8: 'utf8', 'utf-8': 'utf8', hex: 'hex', base64: 'base64', base64url: 'base64url', latin1: 'latin1', binary: 'latin1',
    ascii: 'ascii', ucs2: 'utf16le', 'ucs-2': 'utf16le', utf16le: 'utf16le', 'utf-16le': 'utf16le' }
  const encodingOf = (name) => {
    const found = names[String(name === undefined ? 'utf8' : name).toLowerCase()]
    if (found === undefined) throw new TypeError('Unknown encoding: ' + name)
    return found
  }
  const exact = (bytes) => bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength)
  const textOf = (bytes, encoding) => parse(host.decode(exact(bytes), encoding))
  const bytesOf = (text, encoding) => host.encode(stringify(String(text)), encoding)
  const isBytes = (value) => ArrayBufferOf.isView(value)
  guest.exact = exact
  guest.toBytes = (value, encoding) => {
    if (typeof value === 'string') return bytesOf(value, encodingOf(encoding))
    if (isBytes(value)) return exact(value)
    if (value instanceof ArrayBufferOf) return value
    throw new TypeError('The argument must be of type string or an instance of Buffer, TypedArray, or DataView')
  }

  class Buffer extends Uint8Array {
    static from(value, encodingOrOffset, length) {
      if (typeof value === 'string') return new Buffer(bytesOf(value, encodingOf(encodingOrOffset)))
      if (value instanceof ArrayBufferOf) return new Buffer(value, encodingOrOffset, length)
      if (value && value.type === 'Buffer' && Array.isArray(value.data)) return Buffer.from(value.data)
      const list = isBytes(value) ? value : Array.from(value)
      const result = new Buffer(list.length)
      result.set(list)
      return result
    }
    static alloc(size, fill, encoding) {
      const result = new Buffer(size)
      return fill === undefined ? result : result.fill(fill, 0, size, encoding)
    }
    static allocUnsafe(size) { return new Buffer(size) }
    static isBuffer(value) { return value instanceof Buffer }
    static isEncoding(name) { return names[String(name).toLowerCase()] !== undefined }
    static byteLength(value, encoding) { return guest.toBytes(value, encoding).byteLength }
    static compare(a, b) { return Buffer.prototype.compare.call(a, b) }
    static concat(list, total) {
      const size = total === undefined ? list.reduce((sum, item) => sum + item.length, 0) : total
      const result = new Buffer(size)
      let at = 0
      for (const item of list) {
        if (at >= size) break
        const part = at + item.length > size ? item.subarray(0, size - at) : item
        result.set(part, at)
        at += part.length
      }
      return result
    }
    toString(encoding, start, end) { return textOf(this.subarray(start, end), encodingOf(encoding)) }
    toJSON() { return { type: 'Buffer', data: Array.from(this) } }
    equals(other) { return this.compare(other) === 0 }
    compare(other) {
      const length = Math.min(this.length, other.length)
      for (let index = 0; index < length; index += 1) if (this[index] !== other[index]) return this[index] < other[index] ? -1 : 1
      return this.length === other.length ? 0 : this.length < other.length ? -1 : 1
    }
    slice(start, end) { return this.subarray(start, end) }
    copy(target, targetStart = 0, start = 0, end = this.length) {
      const part = this.subarray(start, Math.min(end, start + target.length - targetStart))
      target.set(part, targetStart)
      return part.length
    }
    write(text, offset = 0, length, encoding) {
      if (typeof offset === 'string') return this.write(text, 0, undefined, offset)
      if (typeof length === 'string') return this.write(text, offset, undefined, length)
      const bytes = new Uint8Array(bytesOf(text, encodingOf(encoding)))
      const part = bytes.subarray(0, Math.min(bytes.length, length === undefined ? Infinity : length, this.length - offset))
      this.set(part, offset)
      return part.length
    }
    fill(value, start, end, encoding) {
      if (typeof value !== 'string') return super.fill(value, start, end)
      const bytes = new Uint8Array(bytesOf(value, encodingOf(encoding)))
      const part = this.subarray(start, end)
      for (let index = 0; bytes.length > 0 && index < part.length; index += 1) part[index] = bytes[index % bytes.length]
      return this
    }
    indexOf(value, from = 0, encoding) {
      if (typeof value === 'number') return super.indexOf(value, from)
      const bytes = new Uint8Array(guest.toBytes(value, encoding))
      for (let at = from; at + bytes.length <= this.length; at += 1) {
        let index = 0
        while (index < bytes.length && this[at + index] === bytes[index]) index += 1
        if (index === bytes.length) return at
      }
      return -1
    }
    includes(value, from, encoding) { return this.indexOf(value, from, encoding) !== -1 }
  }
  const numbers = [['UInt8', 'Uint8', 1], ['Int8', 'Int8', 1], ['UInt16', 'Uint16', 2], ['Int16', 'Int16', 2], ['UInt32', 'Uint32', 4],
    ['Int32', 'Int32', 4], ['Float', 'Float32', 4], ['Double', 'Float64', 8], ['BigUInt64', 'BigUint64', 8], ['BigInt64', 'BigInt64', 8]]
  for (const [name, view, size] of numbers) for (const end of size === 1 ? [''] : ['LE', 'BE']) {
    const viewOf = (buffer) => new DataView(buffer.buffer, buffer.byteOffset, buffer.byteLength)
    const read = function (offset = 0) { return viewOf(this)['get' + view](offset, end === 'LE') }
    const write = function (value, offset = 0) { viewOf(this)['set' + view](offset, value, end === 'LE'); return offset + size }
    for (const spelling of [name, name.replace('UInt', 'Uint')]) {
      Object.defineProperty(Buffer.prototype, 'read' + spelling + end, { value: read, writable: true, configurable: true })
      Object.defineProperty(Buffer.prototype, 'write' + spelling + end, { value: write, writable: true, configurable: true })
    }
  }

  class TextEncoder {
    get encoding() { return 'utf-8' }
    encode(text = '') { return new Uint8Array(bytesOf(text, 'utf8')) }
  }
  class TextDecoder {
    constructor(label = 'utf-8') {
      this.encoding = String(label).toLowerCase() === 'utf8' ? 'utf-8' : String(label).toLowerCase()
      encodingOf(this.encoding)
    }
    decode(bytes) {
      if (bytes === undefined) return ''
      const text = textOf(isBytes(bytes) ? bytes : new Uint8Array(bytes), encodingOf(this.encoding))
      return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text
    }
  }
  guest.Buffer = Buffer
  guest.define({ Buffer, TextEncoder, TextDecoder,
    btoa: (text) => textOf(new Uint8Array(bytesOf(text, 'latin1')), 'base64'),
    atob: (text) => textOf(new Uint8Array(bytesOf(text, 'base64')), 'latin1') })
  guest.module('buffer', { Buffer, atob: globalThis.atob, btoa: globalThis.btoa })
})`
