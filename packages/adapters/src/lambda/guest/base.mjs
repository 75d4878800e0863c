/** Code for inside the sandbox: what the other parts stand on — globals, module registry, stack frames, timers, process. */
export const baseSource = String.raw`(function (host, guest) {
  'use strict'
  const parse = JSON.parse, stringify = JSON.stringify
  const modules = new Map()
  guest.define = (values) => {
    for (const name of Object.keys(values)) Object.defineProperty(globalThis, name, { value: values[name], writable: true, configurable: true, enumerable: false })
  }
  guest.module = (name, members) => { modules.set(name, members) }
  guest.moduleNames = () => stringify([...modules.keys()].sort())
  guest.builtin = (name) => modules.get(String(name).replace(/^node:/, ''))
  guest.memberNames = (name) => stringify(Object.keys(guest.builtin(name)))
  const wrapperLength = host.wrapperLength()
  const column = (match, place, digits) => place + Math.max(1, Number(digits) - wrapperLength)
  guest.framesOf = (error) => String(error.stack ?? '').split('\n')
    .filter((frame) => frame.trim().startsWith('at ') && !frame.includes('gatewright:'))
    .map((frame) => frame.replace(/(\/var\/task\/index\.js:1:)(\d+)/, column))

  let nextTimer = 1
  const callbacks = new Map()
  const start = (repeat) => (run, delay, ...values) => {
    if (typeof run !== 'function') throw new TypeError('The "callback" argument must be of type function')
    const id = nextTimer++
    const wait = Math.max(1, Math.min(Number(delay) || 1, 2147483647))
    callbacks.set(id, { run, values, wait, repeat })
    host.setTimer(id, wait)
    const timer = { ref: () => timer, unref: () => timer, hasRef: () => true, refresh: () => { host.setTimer(id, wait); return timer }, [Symbol.toPrimitive]: () => id }
    Object.defineProperty(timer, 'id', { value: id })
    return timer
  }
  const stop = (timer) => {
    const id = typeof timer === 'object' && timer !== null ? timer.id : Number(timer)
    callbacks.delete(id)
    host.clearTimer(id)
  }
  guest.fire = (id) => {
    const timer = callbacks.get(id)
    if (timer === undefined) return
    if (timer.repeat) host.setTimer(id, timer.wait)
    else callbacks.delete(id)
    timer.run(...timer.values)
  }
  const setTimeout = start(false), setInterval = start(true)
  const setImmediate = (run, ...values) => {
    const id = nextTimer++
    callbacks.set(id, { run, values, wait: 0, repeat: false })
    host.setTimer(id, 0)
    return { id, ref: () => {}, unref: () => {} }
  }
  const timers = { setTimeout, setInterval, setImmediate, clearTimeout: stop, clearInterval: stop, clearImmediate: stop }
  guest.define(timers)
  guest.module('timers', timers)
  guest.module('timers/promises', { setTimeout: (delay, value) => new Promise((done) => setTimeout(done, delay, value)), setImmediate: (value) => new Promise((done) => setImmediate(done, value)) })

  const clone = (value, seen) => {
    if (typeof value === 'function' || typeof value === 'symbol') throw new Error('DataCloneError: ' + String(value) + ' could not be cloned.')
    if (typeof value !== 'object' || value === null) return value
    if (seen.has(value)) return seen.get(value)
    const keep = (copy) => { seen.set(value, copy); return copy }
    if (value instanceof Date) return keep(new Date(value.getTime()))
    if (value instanceof RegExp) return keep(new RegExp(value.source, value.flags))
    if (value instanceof Map) { const copy = keep(new Map()); for (const [key, item] of value) copy.set(clone(key, seen), clone(item, seen)); return copy }
    if (value instanceof Set) { const copy = keep(new Set()); for (const item of value) copy.add(clone(item, seen)); return copy }
    if (ArrayBuffer.isView(value)) return keep(value.constructor.from ? value.constructor.from(value) : value)
    if (value instanceof ArrayBuffer) return keep(value.slice(0))
    if (value instanceof Error) return keep(Object.assign(new (globalThis[value.name] ?? Error)(value.message), { stack: value.stack }))
    const copy = keep(Array.isArray(value) ? [] : {})
    for (const key of Object.keys(value)) copy[key] = clone(value[key], seen)
    return copy
  }
  guest.define({ structuredClone: (value) => clone(value, new Map()), global: globalThis })

  const missing = (name, instead) => () => { throw Object.assign(new Error(name + ' is not simulated: a handler in the sandbox has no network. ' + instead), { name: 'NotSimulatedError' }) }
  guest.define({
    fetch: async () => missing('fetch', 'Reach other services through an HTTP or AWS integration, or answer with a fixed reply.')(),
    WebSocket: class { constructor() { missing('WebSocket', '')() } },
    XMLHttpRequest: class { constructor() { missing('XMLHttpRequest', '')() } },
  })

  const noSuchListener = () => process
  const write = (level) => ({ write: (text) => { host.log(level, stringify(String(text).replace(/\n$/, ''))); return true } })
  const process = {
    env: {}, argv: ['/var/lang/bin/node', '/var/runtime/index.mjs'], execArgv: [], pid: 8, title: 'node', platform: 'linux', arch: 'x64', exitCode: undefined,
    version: 'v22.0.0', versions: { node: '22.0.0' }, release: { name: 'node' }, features: {},
    cwd: () => '/var/task', uptime: () => host.now() / 1000, umask: () => 18,
    hrtime: Object.assign(() => { const now = host.now(); return [Math.floor(now / 1000), Math.floor((now % 1000) * 1e6)] }, { bigint: () => BigInt(Math.round(host.now() * 1e6)) }),
    memoryUsage: () => ({ rss: 0, heapTotal: 0, heapUsed: 0, external: 0, arrayBuffers: 0 }),
    nextTick: (run, ...values) => queueMicrotask(() => run(...values)),
    exit: (code) => { host.exit(Number(code ?? process.exitCode ?? 0) | 0); for (;;) { /* the host ends the environment here */ } },
    stdout: write('info'), stderr: write('error'), emitWarning: (warning) => guest.console.warn(String(warning)),
    on: noSuchListener, once: noSuchListener, off: noSuchListener, addListener: noSuchListener, removeListener: noSuchListener, removeAllListeners: noSuchListener, emit: () => false, listeners: () => [],
  }
  guest.process = process
  guest.setEnvironment = (text) => { Object.assign(process.env, parse(text)) }
  guest.define({ process })
  guest.module('process', process)
  const join = (...parts) => normalize(parts.filter((part) => part !== '').join('/'))
  const normalize = (path) => {
    const kept = []
    for (const part of path.split('/')) {
      if (part === '' || part === '.') continue
      if (part === '..' && kept.length > 0 && kept.at(-1) !== '..') kept.pop()
      else if (part !== '..' || !path.startsWith('/')) kept.push(part)
    }
    return (path.startsWith('/') ? '/' : '') + kept.join('/') || '.'
  }
  guest.module('path', { sep: '/', delimiter: ':', join, normalize, isAbsolute: (path) => path.startsWith('/'),
    resolve: (...parts) => normalize(parts.reduce((path, part) => (part.startsWith('/') ? part : path + '/' + part), '/var/task')),
    basename: (path, end = '') => { const name = path.split('/').at(-1); return end !== '' && name.endsWith(end) ? name.slice(0, -end.length) : name },
    dirname: (path) => path.split('/').slice(0, -1).join('/') || (path.startsWith('/') ? '/' : '.'),
    extname: (path) => /[^/.](\.[^./]*)$/.exec(path)?.[1] ?? '' })
})`
