// Loaded with NODE_OPTIONS=--require: a process that sees it has no network but loopback, and notes every attempt.
const { appendFileSync } = require('node:fs')
const dns = require('node:dns')
const net = require('node:net')

const loopback = new Set(['localhost', '127.0.0.1', '::1', '::ffff:127.0.0.1', '0.0.0.0', undefined, null, ''])
const refuse = (what) => {
  const file = process.env.GATEWRIGHT_NETWORK_LOG
  if (file) appendFileSync(file, `${what}\n`)
  return Object.assign(new Error(`no network in this test: ${what}`), { code: 'ENETUNREACH' })
}

const connect = net.Socket.prototype.connect
net.Socket.prototype.connect = function (...args) {
  const first = Array.isArray(args[0]) ? args[0][0] : args[0]
  const options =
    typeof first === 'object' && first !== null
      ? first
      : { port: first, host: typeof args[1] === 'string' ? args[1] : undefined }
  if (options.path === undefined && !loopback.has(options.host)) {
    const error = refuse(`connect ${options.host}:${options.port}`)
    process.nextTick(() => this.destroy(error))
    return this
  }
  return connect.apply(this, args)
}

const lookup = dns.lookup
dns.lookup = (host, ...rest) => {
  if (loopback.has(host)) return lookup(host, ...rest)
  const error = refuse(`lookup ${host}`)
  const callback = rest.at(-1)
  if (typeof callback === 'function') process.nextTick(callback, error)
}
