import { Agent, type ClientRequest, type IncomingMessage } from 'node:http'
import { connect, type Socket, type TcpNetConnectOpts } from 'node:net'

const idlePerOrigin = 64
/** milliseconds before the end that an endpoint announced for an idle connection; then it may be closing already */
const marginMs = 1_000

type Waiting = { readonly request: ClientRequest; readonly options: TcpNetConnectOpts }
type Connection = { readonly socket: Socket; idleUntil: number; readonly listen: (response: IncomingMessage) => void }
type Origin = { readonly open: Set<Socket>; readonly idle: Connection[]; readonly waiting: Waiting[] }

/**
 * Kept-alive connections of plain HTTP. Does what the agent of `node:http` does for a client that knows its hosts, without
 * what makes up most of the cost of a short call there: names made of all options, and copies of them.
 */
export class PlainAgent extends Agent {
  readonly #origins = new Map<string, Origin>()

  /** @param connectionsPerOrigin how many there may be to one host and port; further requests wait */
  constructor(readonly connectionsPerOrigin = 256) {
    super({ keepAlive: true })
  }

  /** Called by `ClientRequest`: gives it a connection, the one that was used last before others. */
  addRequest(request: ClientRequest, options: TcpNetConnectOpts): void {
    const key = `${options.host}:${options.port}`
    let origin = this.#origins.get(key)
    if (origin === undefined) {
      origin = { open: new Set(), idle: [], waiting: [] }
      this.#origins.set(key, origin)
    }
    const kept = takeIdle(origin)
    if (kept !== undefined) {
      request.reusedSocket = true
      kept.socket.ref()
      give(kept, request)
    } else if (origin.open.size < this.connectionsPerOrigin) this.#open(key, origin, { request, options })
    else origin.waiting.push({ request, options })
  }

  override destroy(): void {
    for (const { open, waiting } of this.#origins.values()) {
      waiting.length = 0
      for (const socket of open) socket.destroy()
    }
  }

  #open(key: string, origin: Origin, { request, options }: Waiting): void {
    const { host, port, lookup, autoSelectFamily } = options
    const socket = connect({ host, port, lookup, autoSelectFamily, noDelay: true } as TcpNetConnectOpts)
    const connection: Connection = {
      socket,
      idleUntil: Number.POSITIVE_INFINITY,
      listen: ({ rawHeaders }) => {
        connection.idleUntil = idleUntil(rawHeaders)
      },
    }
    origin.open.add(socket)
    // an idle connection that breaks is nobody's failure; one in use has the listeners of its request too
    socket.on('error', () => undefined)
    socket.on('free', () => {
      if (socket.destroyed || !socket.writable) return void socket.destroy()
      const next = nextWaiting(origin)
      if (next !== undefined) {
        next.request.reusedSocket = true
        return give(connection, next.request)
      }
      if (origin.idle.length >= idlePerOrigin) return void socket.destroy()
      socket.unref()
      origin.idle.push(connection)
    })
    socket.on('close', () => {
      origin.open.delete(socket)
      const at = origin.idle.indexOf(connection)
      if (at >= 0) origin.idle.splice(at, 1)
      const next = nextWaiting(origin)
      if (next !== undefined) this.#open(key, origin, next)
      else if (origin.open.size === 0) this.#origins.delete(key)
    })
    give(connection, request)
  }
}

function give({ socket, listen }: Connection, request: ClientRequest): void {
  request.on('response', listen)
  request.onSocket(socket)
}

function takeIdle({ idle }: Origin): Connection | undefined {
  const now = performance.now()
  for (let kept = idle.pop(); kept !== undefined; kept = idle.pop()) {
    if (!kept.socket.destroyed && kept.socket.writable && kept.idleUntil > now) return kept
    kept.socket.destroy()
  }
  return undefined
}

function nextWaiting({ waiting }: Origin): Waiting | undefined {
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) if (!next.request.destroyed) return next
  return undefined
}

/** Until when an endpoint that says `Keep-Alive: timeout=5` keeps an idle connection, on the clock of `performance.now`. */
function idleUntil(rawHeaders: readonly string[]): number {
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) {
    const name = rawHeaders[at] ?? ''
    if (name.length !== 10 || name.toLowerCase() !== 'keep-alive') continue
    const seconds = /\btimeout=(\d+)/i.exec(rawHeaders[at + 1] ?? '')?.[1]
    if (seconds !== undefined) return performance.now() + Number(seconds) * 1000 - marginMs
  }
  return Number.POSITIVE_INFINITY
}
