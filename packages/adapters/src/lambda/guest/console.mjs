/** Code for inside the sandbox: `console` and `util`; lines are formatted as Node's `util.format` does. */
export const consoleSource = String.raw`(function (host, guest) {
  'use strict'
  const stringify = JSON.stringify
  const identifier = /^[A-Za-z_$][A-Za-z0-9_$]*$/
  const quote = (text) => {
    const mark = !text.includes("'") ? "'" : !text.includes('"') ? '"' : "'"
    return mark + text.replace(/\\/g, '\\\\').replace(/\n/g, '\\n').replace(/\r/g, '\\r').replace(/\t/g, '\\t')
      .replaceAll(mark === "'" ? "'" : '\u0000', (found) => '\\' + found) + mark
  }
  const errorText = (error) => {
    const head = String(error.name) + (error.message ? ': ' + error.message : '')
    const frames = guest.framesOf(error)
    return frames.length === 0 ? '[' + head + ']' : head + '\n' + frames.join('\n')
  }
  const wrap = (open, entries, close) => {
    if (entries.length === 0) return open + close
    const length = entries.reduce((sum, entry) => sum + entry.length + 2, open.length + close.length)
    if (length <= 72 && entries.length <= 12 && !entries.some((entry) => entry.includes('\n'))) return open + ' ' + entries.join(', ') + ' ' + close
    return open + '\n  ' + entries.map((entry) => entry.replaceAll('\n', '\n  ')).join(',\n  ') + '\n' + close
  }
  const show = (value, depth, seen) => {
    switch (typeof value) {
      case 'string': return quote(value)
      case 'bigint': return value + 'n'
      case 'symbol': return value.toString()
      case 'function': {
        const kind = /^class\b/.test(Function.prototype.toString.call(value)) ? 'class' : 'Function'
        return kind === 'class' ? '[class ' + (value.name || '(anonymous)') + ']' : '[Function' + (value.name ? ': ' + value.name : ' (anonymous)') + ']'
      }
      case 'object': break
      default: return Object.is(value, -0) ? '-0' : String(value)
    }
    if (value === null) return 'null'
    if (seen.includes(value)) return '[Circular *1]'
    if (value instanceof Error) return errorText(value)
    if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'Invalid Date' : value.toISOString()
    if (value instanceof RegExp) return String(value)
    if (value instanceof Promise) return 'Promise { <pending> }'
    if (guest.Buffer !== undefined && value instanceof guest.Buffer) {
      return '<Buffer' + Array.from(value.subarray(0, 50), (byte) => ' ' + byte.toString(16).padStart(2, '0')).join('') + (value.length > 50 ? ' ... ' + (value.length - 50) + ' more bytes' : '') + '>'
    }
    const prototype = Object.getPrototypeOf(value)
    const name = prototype === null ? '[Object: null prototype]' : prototype.constructor?.name || 'Object'
    const list = Array.isArray(value) || ArrayBuffer.isView(value)
    if (depth < 0) return list ? '[Array]' : '[' + name + ']'
    const inside = [...seen, value]
    const each = (item) => show(item, depth - 1, inside)
    if (list) {
      const entries = Array.from(value.length > 100 ? value.slice(0, 100) : value, each)
      if (value.length > 100) entries.push('... ' + (value.length - 100) + ' more items')
      return wrap((Array.isArray(value) ? '' : name + '(' + value.length + ') ') + '[', entries, ']')
    }
    if (value instanceof Map) return wrap('Map(' + value.size + ') {', [...value].map(([key, item]) => each(key) + ' => ' + each(item)), '}')
    if (value instanceof Set) return wrap('Set(' + value.size + ') {', [...value].map(each), '}')
    const entries = Object.keys(value).slice(0, 1000).map((key) => {
      const property = Object.getOwnPropertyDescriptor(value, key)
      const text = property?.get ? '[Getter]' : each(property?.value)
      return (identifier.test(key) ? key : quote(key)) + ': ' + text
    })
    return wrap((name === 'Object' ? '' : name + ' ') + '{', entries, '}')
  }
  const inspect = (value, options) => show(value, options && options.depth !== undefined ? (options.depth === null ? 100 : options.depth) : 2, [])
  const format = (first, ...rest) => {
    const values = rest
    let text
    if (typeof first === 'string') {
      text = first.replace(/%[sdifjoOc%]/g, (mark) => {
        if (mark === '%%') return '%'
        if (values.length === 0) return mark
        const value = values.shift()
        if (mark === '%s') return typeof value === 'object' && value !== null ? inspect(value, { depth: 0 }) : typeof value === 'bigint' ? value + 'n' : String(value)
        if (mark === '%d') return typeof value === 'object' ? 'NaN' : String(typeof value === 'bigint' ? value + 'n' : Number(value))
        if (mark === '%i') return String(Number.parseInt(value, 10))
        if (mark === '%f') return String(Number.parseFloat(value))
        if (mark === '%j') return stringify(value)
        return mark === '%c' ? '' : inspect(value, { depth: mark === '%o' ? 4 : 2 })
      })
    } else text = inspect(first)
    return values.reduce((line, value) => line + ' ' + (typeof value === 'string' ? value : inspect(value)), text)
  }
  const line = (level) => (...values) => { host.log(level, stringify(values.length === 0 ? '' : format(...values))) }
  const counts = new Map(), timers = new Map()
  const error = line('error'), log = line('info')
  const elapsed = (label) => label + ': ' + (host.now() - (timers.get(label) ?? host.now())).toFixed(3) + 'ms'
  guest.console = {
    log, info: log, debug: line('debug'), warn: line('warn'), error,
    trace: (...values) => error('Trace' + (values.length ? ': ' + format(...values) : '') + '\n' + guest.framesOf(new Error()).join('\n')),
    dir: (value, options) => log(inspect(value, options)), table: (value) => log(inspect(value)), group: (...values) => { if (values.length) log(...values) }, groupEnd: () => {},
    assert: (holds, ...values) => { if (!holds) error('Assertion failed' + (values.length ? ': ' + format(...values) : '')) },
    count: (label = 'default') => { counts.set(label, (counts.get(label) ?? 0) + 1); log(label + ': ' + counts.get(label)) },
    time: (label = 'default') => { timers.set(label, host.now()) },
    timeLog: (label = 'default') => log(elapsed(label)),
    timeEnd: (label = 'default') => { log(elapsed(label)); timers.delete(label) },
  }
  guest.define({ console: guest.console })
  guest.module('util', { inspect, format, TextEncoder: globalThis.TextEncoder, TextDecoder: globalThis.TextDecoder,
    promisify: (run) => (...values) => new Promise((resolve, reject) => run(...values, (failure, value) => failure ? reject(failure) : resolve(value))),
    inherits: (child, parent) => Object.setPrototypeOf(child.prototype, parent.prototype),
    isDeepStrictEqual: (a, b) => inspect(a, { depth: null }) === inspect(b, { depth: null }) })
})`
