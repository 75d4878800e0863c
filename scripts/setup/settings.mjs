import { randomBytes } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { createServer } from 'node:net'
import { pathToFileURL } from 'node:url'
import { inRoot } from './root.mjs'
import { Refusal } from './words.mjs'

const loopbackHosts = new Set(['localhost', '127.0.0.1', '::1'])

/** Reads PORT, GATEWAY_PORT, HOST and DATABASE_URL, with their defaults, and finds a port for the internal connection. */
export async function readSettings(environment = process.env) {
  const port = portFrom(environment, 'PORT', 3000)
  const gatewayPort = portFrom(environment, 'GATEWAY_PORT', 4000)
  if (port === gatewayPort) throw new Refusal(`PORT and GATEWAY_PORT are both ${port}. Give them different values.`)
  const host = environment.HOST ?? 'localhost'
  if (!loopbackHosts.has(host)) {
    throw new Refusal(
      `HOST is ${host}. Gatewright runs what its user types and listens on this machine only: leave HOST away, or set it to localhost.`,
    )
  }
  mkdirSync(inRoot('data'), { recursive: true })
  return {
    port,
    gatewayPort,
    host,
    internalPort: await freePort(),
    internalToken: randomBytes(24).toString('base64url'),
    databaseUrl: environment.DATABASE_URL ?? pathToFileURL(inRoot('data', 'gatewright.db')).href,
  }
}

function portFrom(environment, name, otherwise) {
  const text = environment[name]
  if (text === undefined || text === '') return otherwise
  const port = Number(text)
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port
  throw new Refusal(`${name} is "${text}", which is no port. Give it a number from 1 to 65535.`)
}

/** Refuses a port that something else listens on, with the way out. */
export async function checkFree(port, variable, what) {
  for (const host of ['127.0.0.1', '::1']) {
    const code = await listenOnce(port, host)
    if (code === 'EADDRINUSE') {
      throw new Refusal(
        `Port ${port}, where ${what} should listen, is in use by another program. End that one, or choose another port: ${variable}=${port + 1} npm start`,
      )
    }
    if (code === 'EACCES') {
      throw new Refusal(
        `Port ${port} may not be opened by this user. Choose one above 1023: ${variable}=${port + 8000} npm start`,
      )
    }
  }
}

function listenOnce(port, host) {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', (error) => resolve(error.code))
    probe.listen(port, host, () => probe.close(() => resolve(undefined)))
  })
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address()
      probe.close(() => resolve(port))
    })
  })
}

/** The environment of both processes; each reads the part that is its own. */
export function childEnvironment(settings) {
  return {
    HOST: settings.host,
    DATABASE_URL: settings.databaseUrl,
    GATEWAY_PORT: String(settings.gatewayPort),
    GATEWAY_INTERNAL_PORT: String(settings.internalPort),
    GATEWAY_INTERNAL_URL: `http://127.0.0.1:${settings.internalPort}`,
    GATEWAY_INTERNAL_TOKEN: settings.internalToken,
    WEB_PORT: String(settings.port),
    NEXT_TELEMETRY_DISABLED: '1',
  }
}
