import { timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { LocalServices, SandboxPool } from '@gatewright/adapters'
import { z } from 'zod'
import { type Deployments, pushSchema } from './deployments.ts'
import type { InvocationLog } from './invocation-log.ts'
import { invokeLive, liveRequestSchema } from './live-invocation.ts'
import { respondServices, ServicesRefusal } from './services-endpoint.ts'
import type { GatewayState } from './state.ts'

export type InternalEndpointOptions = {
  /** what every request must carry as bearer token */
  readonly token: string
  readonly deployments: Deployments
  readonly invocations: InvocationLog
  readonly state: GatewayState
  readonly pool: SandboxPool
  readonly services: LocalServices
  readonly now: () => number
}

/** The port by which the web process steers the gateway; it listens on loopback only. */
export type InternalEndpoint = { listen(port: number): Promise<number>; close(): Promise<void> }

const bodyLimit = 134_217_728

/** `wait`: milliseconds to hold the answer back for while there is nothing to tell */
const batchSchema = z.object({
  start: z.string().optional(),
  after: z.coerce.number().int().min(0).default(0),
  wait: z.coerce.number().int().min(0).max(30_000).default(0),
})

class Refusal extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message)
  }
}

/**
 * Makes the internal endpoint: `POST` or `PUT /deployments` (hot swap), `POST /invoke` (with trace), `POST /invoke/stream` (events while they happen), `GET` and
 * `DELETE /state`, `GET /invocations?start=S&after=N&wait=MS` (long poll), and those of services-endpoint.ts. Requests
 * without the token, or for another host, are refused.
 */
export function createInternalEndpoint(options: InternalEndpointOptions): InternalEndpoint {
  const server = createServer((request, response) => {
    const answered =
      request.method === 'POST' && request.url === '/invoke/stream'
        ? streamInvocation(options, request, response)
        : respond(options, request)
    answered.then(
      (value) => {
        if (value === streamed) return
        send(response, 200, value instanceof Buffer ? value : Buffer.from(JSON.stringify(value)))
      },
      (error: unknown) => {
        const status = error instanceof Refusal || error instanceof ServicesRefusal ? error.status : 500
        const message = error instanceof Error ? error.message : String(error)
        send(response, status, Buffer.from(JSON.stringify({ message })))
      },
    )
  })
  return {
    listen: (port) =>
      new Promise((resolve, reject) => {
        server.once('error', reject)
        server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port))
      }),
    close: async () => {
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
  }
}

/** @returns what is to be sent: a value, or the bytes of its JSON */
async function respond(options: InternalEndpointOptions, request: IncomingMessage): Promise<unknown> {
  checkCaller(options, request)
  const { deployments, invocations, state, pool, services, now } = options
  const url = new URL(request.url ?? '/', 'http://internal')
  switch (`${request.method} ${url.pathname}`) {
    case 'PUT /deployments':
    case 'POST /deployments':
      deployments.push(parse(pushSchema, await readJson(request)))
      return { stages: deployments.list() }
    case 'POST /invoke': {
      const { served, live } = await readInvocation(options, request)
      return await invokeLive(served, live)
    }
    case 'GET /state':
      return {
        stages: deployments.list(),
        quotas: state.quotas(now()),
        environments: Object.fromEntries(pool.environments()),
      }
    case 'DELETE /state':
      state.reset()
      return {}
    case 'GET /invocations': {
      const { start, after, wait } = parse(batchSchema, Object.fromEntries(url.searchParams))
      if (wait > 0) await invocations.wait({ start, sequence: after }, wait)
      return invocations.after({ start, sequence: after })
    }
    default: {
      const line = `${request.method} ${url.pathname}`
      const answer = await respondServices(services, line, url.searchParams, () => readJson(request))
      if (answer === undefined) throw new Refusal(404, `There is no ${line} here.`)
      return answer
    }
  }
}

async function readInvocation({ deployments }: InternalEndpointOptions, request: IncomingMessage) {
  const live = parse(liveRequestSchema, await readJson(request))
  const served = deployments.find(live.apiId, live.stageName)
  if (served === undefined) throw new Refusal(404, `The API ${live.apiId} has no deployed stage ${live.stageName}.`)
  return { served, live }
}

/** Says that the answer has been written already. */
const streamed = Symbol('streamed')

/** Answers lines of JSON: `{"event"}` for each event of the trace when it happens, then `{"result"}`. Refusals come as without a stream. */
async function streamInvocation(
  options: InternalEndpointOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<typeof streamed> {
  checkCaller(options, request)
  const { served, live } = await readInvocation(options, request)
  response.writeHead(200, { 'content-type': 'application/x-ndjson' })
  const write = (line: object) => void response.write(`${JSON.stringify(line)}\n`)
  const result = await invokeLive(served, live, (event) => write({ event }))
  write({ result })
  response.end()
  return streamed
}

function checkCaller({ token }: InternalEndpointOptions, request: IncomingMessage): void {
  const host = (request.headers.host ?? '').replace(/:\d+$/, '')
  if (host !== '127.0.0.1' && host !== 'localhost') throw new Refusal(403, 'This port answers to loopback hosts only.')
  const given = Buffer.from(request.headers.authorization ?? '')
  const wanted = Buffer.from(`Bearer ${token}`)
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted))
    throw new Refusal(401, 'The token is missing or wrong.')
}

function parse<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const issues = parsed.error.issues.slice(0, 5).map(({ path, message }) => `${path.join('.')}: ${message}`)
  throw new Refusal(400, issues.join('; '))
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    size += chunk.length
    if (size > bodyLimit) throw new Refusal(413, `A body may have ${bodyLimit} bytes.`)
    chunks.push(chunk)
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'))
  } catch {
    throw new Refusal(400, 'The body is no JSON.')
  }
}

function send(response: ServerResponse, status: number, json: Buffer): void {
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': json.length })
  response.end(json)
}
