/** Code for inside the sandbox: the part of `node:crypto` that handlers use. Hashing and random bytes are done by the host. */
export const cryptoSource = `(function (host, guest) {
  'use strict'
  const Buffer = guest.Buffer
  const finish = (bytes, encoding) => { const result = new Buffer(bytes); return encoding === undefined || encoding === 'buffer' ? result : result.toString(encoding) }
  class Hash {
    #algorithm
    #key
    #parts = []
    #done = false
    constructor(algorithm, key) {
      this.#algorithm = String(algorithm)
      this.#key = key
      host.hash(this.#algorithm, key, new ArrayBuffer(0))
    }
    update(data, encoding) {
      if (this.#done) throw new Error('Digest already called')
      this.#parts.push(new Buffer(guest.toBytes(data, encoding)))
      return this
    }
    digest(encoding) {
      if (this.#done) throw new Error('Digest already called')
      this.#done = true
      return finish(host.hash(this.#algorithm, this.#key, guest.exact(Buffer.concat(this.#parts))), encoding)
    }
  }
  const randomBytes = (size, callback) => {
    const bytes = new Buffer(host.randomBytes(size))
    if (callback === undefined) return bytes
    queueMicrotask(() => callback(null, bytes))
  }
  const randomUUID = () => {
    const bytes = randomBytes(16)
    bytes[6] = (bytes[6] & 0x0f) | 0x40
    bytes[8] = (bytes[8] & 0x3f) | 0x80
    return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
  }
  const getRandomValues = (array) => {
    new Uint8Array(array.buffer, array.byteOffset, array.byteLength).set(randomBytes(array.byteLength))
    return array
  }
  const crypto = {
    createHash: (algorithm) => new Hash(algorithm),
    createHmac: (algorithm, key) => new Hash(algorithm, guest.toBytes(key)),
    hash: (algorithm, data, encoding = 'hex') => new Hash(algorithm).update(data).digest(encoding),
    randomBytes, randomUUID, getRandomValues,
    randomInt: (low, high) => { const [from, to] = high === undefined ? [0, low] : [low, high]; return from + Math.floor((randomBytes(6).readUIntBE48() / 2 ** 48) * (to - from)) },
    timingSafeEqual: (a, b) => {
      const left = new Uint8Array(guest.toBytes(a)), right = new Uint8Array(guest.toBytes(b))
      if (left.length !== right.length) throw new RangeError('Input buffers must have the same byte length')
      return left.reduce((difference, byte, index) => difference | (byte ^ right[index]), 0) === 0
    },
  }
  Object.defineProperty(Buffer.prototype, 'readUIntBE48', { value() { return this.readUInt16BE(0) * 2 ** 32 + this.readUInt32BE(2) } })
  guest.module('crypto', { ...crypto, webcrypto: { randomUUID, getRandomValues } })
  guest.define({ crypto: { ...crypto } })
})`
