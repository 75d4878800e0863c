import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import {
  type Cause,
  forbiddenAnswer,
  type GatewayAnswer,
  type GatewayRequest,
  invoke,
  type NoStage,
  type Outcome,
  type Random,
} from '@gatewright/engine'
import { type ResolvedStage, resolveStage, type Stages } from './stages.ts'
import { bodyLimit, type RequestHead, readBody, readHead, sourceIpOf, toRequest } from './to-request.ts'
import { writeResponse } from './write-response.ts'

export type ListenerOptions = {
  readonly stages: Stages
  /** for the ids of answers that no stage gives */
  readonly random: Random
  /** address of the caller; that of the socket unless given */
  readonly sourceIp?: (request: IncomingMessage) => string
  /** told about every answer of a stage, after it was written */
  readonly onOutcome?: (outcome: Outcome, request: GatewayRequest) => void
  /** told about every answer to a request that led to no stage */
  readonly onRefused?: (refused: Refused, request: GatewayRequest) => void
  /** milliseconds; see `http.Server` */
  readonly timeouts?: {
    readonly headersTimeout?: number
    readonly requestTimeout?: number
    readonly keepAliveTimeout?: number
    readonly connectionsCheckingInterval?: number
  }
}

/** An answer that no stage gave, and why. */
export type Refused = { readonly answer: GatewayAnswer; readonly cause: Cause; readonly about: NoStage }

/** The data plane on a port. */
export type Listener = {
  /** @returns the port, which is a free one for port 0; rejects when it cannot be opened */
  listen(port: number, host?: string): Promise<number>
  /** Takes no new connections, lets requests that run finish, and resolves when all connections are closed. */
  close(): Promise<void>
}

/** Header fields and request line together; the engine itself refuses what is above the service's own limits. */
const headBytes = 32_768
const defaultTimeouts = {
  headersTimeout: 15_000,
  requestTimeout: 60_000,
  keepAliveTimeout: 60_000,
  connectionsCheckingInterval: 5_000,
}
const noBody = new Uint8Array()

/** Makes the listener: a bare `node:http` server in front of the engine. */
export function createListener(options: ListenerOptions): Listener {
  const settings = { ...defaultTimeouts, ...options.timeouts }
  const handle = (request: IncomingMessage, response: ServerResponse) => answerRequest(options, request, response)
  const make = () => {
    const server = createServer({ ...settings, maxHeaderSize: headBytes, noDelay: true }, handle)
    server.on('clientError', refuseBrokenRequest)
    server.on('checkExpectation', handle)
    server.on('checkContinue', (request, response) => {
      if (!waitsInVain(request)) response.writeContinue()
      handle(request, response)
    })
    return server
  }
  const servers: Server[] = []
  return {
    listen: (port, host = '127.0.0.1') =>
      new Promise((resolve, reject) => {
        const server = make()
        server.once('error', reject)
        server.listen(port, host, () => {
          server.off('error', reject)
          server.on('error', () => undefined)
          servers.push(server)
          resolve((server.address() as AddressInfo).port)
        })
      }),
    close: async () => {
      await Promise.all(servers.splice(0).map(closeServer))
    },
  }
}

/** A connection that was busy when the server was closed is idle once its answer is written: it must not be waited for. */
async function closeServer(server: Server): Promise<void> {
  const sweep = setInterval(() => server.closeIdleConnections(), 50)
  await new Promise((closed) => server.close(closed))
  clearInterval(sweep)
}

function answerRequest(options: ListenerOptions, request: IncomingMessage, response: ServerResponse): void {
  const head = readHead(request)
  const resolved = resolveStage(options.stages, head.host, request.url ?? '/')
  if (resolved.kind !== 'stage') {
    writeResponse(response, answerWithoutStage(options, request, resolved, head))
  } else if (!head.hasBody) {
    callStage(options, request, response, head, resolved, noBody)
  } else if (waitsInVain(request)) {
    response.shouldKeepAlive = false
    callStage(options, request, response, head, resolved, new Uint8Array(bodyLimit + 1))
  } else {
    readBody(request).then(
      ({ body, complete }) => {
        if (!complete) response.shouldKeepAlive = false
        callStage(options, request, response, head, resolved, body)
      },
      () => response.destroy(),
    )
  }
}

/** The client waits for leave to send a body that is too large to be taken. */
function waitsInVain({ headers }: IncomingMessage): boolean {
  return headers.expect !== undefined && Number(headers['content-length'] ?? 0) > bodyLimit
}

function callStage(
  { sourceIp = sourceIpOf, onOutcome }: ListenerOptions,
  request: IncomingMessage,
  response: ServerResponse,
  head: RequestHead,
  { served: { ports }, target, requestTarget }: Extract<ResolvedStage, { kind: 'stage' }>,
  body: Uint8Array,
): void {
  const gatewayRequest = toRequest(request, head, { target: requestTarget, body, sourceIp: sourceIp(request) })
  invoke(target, gatewayRequest, ports).then(
    (outcome) => {
      writeResponse(response, outcome.answer)
      onOutcome?.(outcome, gatewayRequest)
    },
    () => response.destroy(),
  )
}

function answerWithoutStage(
  { random, sourceIp = sourceIpOf, onRefused }: ListenerOptions,
  request: IncomingMessage,
  resolved: Exclude<ResolvedStage, { kind: 'stage' }>,
  head: RequestHead,
): GatewayAnswer {
  if (resolved.kind === 'none') {
    const { about } = resolved
    const { answer, cause } = forbiddenAnswer(random, about)
    const rest = { target: request.url ?? '/', body: noBody, sourceIp: sourceIp(request) }
    onRefused?.({ answer, cause, about }, toRequest(request, head, rest))
    return answer
  }
  const at = head.host ?? 'localhost'
  const text = `Gatewright gateway\n\nA deployed stage answers at http://${at}/{apiId}/{stage}/… and at\nhttp://{apiId}.execute-api.${at}/{stage}/….\n`
  return { status: 200, headers: [['Content-Type', 'text/plain; charset=utf-8']], body: Buffer.from(text) }
}

/** Answers to what is no HTTP request, or none that is sent in time. */
function refuseBrokenRequest(error: NodeJS.ErrnoException, socket: Socket): void {
  if (!socket.writable || error.code === 'ECONNRESET') return void socket.destroy()
  const status =
    error.code === 'HPE_HEADER_OVERFLOW'
      ? '431 Request Header Fields Too Large'
      : error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
        ? '408 Request Timeout'
        : '400 Bad Request'
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}
