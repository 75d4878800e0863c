import { createHash, createHmac } from 'node:crypto'
import { clock } from './clock.mjs'
import { commonJsWrapper } from './compile-source.mjs'

const maximumLine = 262_144
const maximumLines = 10_000
const maximumText = 1_048_576
const members = [
  'href',
  'origin',
  'protocol',
  'username',
  'password',
  'host',
  'hostname',
  'port',
  'pathname',
  'search',
  'hash',
]

/** Console lines of one invocation, bounded in number and size: what is beyond is dropped, and a last line says so. */
export const lineLog = () => {
  const lines = []
  let size = 0
  let full = false
  return {
    lines,
    add: (level, text) => {
      if (full) return
      const kept = text.length > maximumLine ? `${text.slice(0, maximumLine)}…` : text
      size += kept.length
      full = lines.length >= maximumLines || size > maximumText
      const line = full ? { level: 'warn', text: 'More console output was dropped.' } : { level, text: kept }
      lines.push({ at: clock.now(), ...line })
    },
  }
}

const urlParts = (text) => {
  const [href, base, member, value] = JSON.parse(text)
  try {
    const url = base === null ? new URL(href) : new URL(href, base)
    if (member !== undefined) url[member] = value
    return Object.fromEntries(members.map((name) => [name, url[name]]))
  } catch {
    return null
  }
}

/**
 * What code inside the sandbox can call. Text crosses as JSON text (a NUL would end it otherwise), bytes as ArrayBuffers.
 * @param {import('quickjs-emscripten-core').QuickJSContext} vm
 * @param state the state of the environment, see environment.mjs
 */
export const hostFunctions = (vm, state) => {
  const text = (handle) => JSON.parse(vm.getString(handle))
  const toText = (value) => vm.newString(JSON.stringify(value))
  const bytes = (handle) => {
    const view = vm.getArrayBuffer(handle)
    try {
      return Buffer.from(view.value)
    } finally {
      view.dispose()
    }
  }
  const toBytes = (buffer) => vm.newArrayBuffer(new Uint8Array(buffer).buffer)
  return {
    decode: (data, encoding) => toText(bytes(data).toString(vm.getString(encoding))),
    encode: (data, encoding) => toBytes(Buffer.from(text(data), vm.getString(encoding))),
    hash: (algorithm, key, data) => {
      const name = vm.getString(algorithm)
      const hash = vm.typeof(key) === 'undefined' ? createHash(name) : createHmac(name, bytes(key))
      return toBytes(hash.update(bytes(data)).digest())
    },
    randomBytes: (size) => {
      const count = vm.getNumber(size)
      if (!(count >= 0 && count <= 1_048_576))
        throw new RangeError('The value of "size" is out of range. It must be >= 0 && <= 1048576')
      return toBytes(state.randomBytes(Math.floor(count)))
    },
    url: (argument) => toText(urlParts(vm.getString(argument))),
    log: (level, line) => {
      if (!state.ended) state.log.add(vm.getString(level), text(line))
    },
    setTimer: (id, delay) => {
      state.timers.set(vm.getNumber(id), {
        due: clock.now() + vm.getNumber(delay),
        order: state.nextOrder++,
      })
    },
    callService: (id, request) => {
      if (!state.ended) state.calls.send(vm.getNumber(id), vm.getString(request))
    },
    clearTimer: (id) => {
      state.timers.delete(vm.getNumber(id))
    },
    wrapperLength: () => vm.newNumber(commonJsWrapper[0].length),
    now: () => vm.newNumber(performance.now()),
    remaining: () => vm.newNumber(Math.max(0, Math.floor(state.deadline - clock.now()))),
    missingModule: (name) => toText(state.missingModule(text(name))),
    exit: (code) => {
      if (!state.ended) state.ended = { kind: 'exit', code: vm.getNumber(code) }
    },
  }
}
