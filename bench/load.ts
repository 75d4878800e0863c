import { connect, type Socket } from 'node:net'

/** What a burst of requests showed. Latencies are milliseconds, one per request. */
export type LoadResult = { readonly requests: number; readonly seconds: number; readonly latencies: Float64Array }

/** Bytes of one request to send again and again. */
export type RawRequest = {
  readonly method: string
  readonly target: string
  readonly headers?: readonly (readonly [string, string])[]
  readonly body?: string
}

/** a server that is silent for so long on one connection will not answer any more */
const silenceMs = 20_000
const headerEnd = Buffer.from('\r\n\r\n')

/**
 * Sends `requests` requests over keep-alive connections, on each the next one when the last is answered, and throws when
 * an answer has another status than `status`. Several requests take turns.
 */
export async function load(
  port: number,
  request: RawRequest | readonly RawRequest[],
  options: { readonly requests: number; readonly connections: number; readonly status: number },
): Promise<LoadResult> {
  const bytes = [request].flat().map((each) => requestBytes(each, port))
  const latencies = new Float64Array(options.requests)
  let begun = 0
  const next = () => (begun < options.requests ? begun++ : -1)
  const started = performance.now()
  await Promise.all(
    Array.from({ length: options.connections }, () => drive(port, bytes, options.status, next, latencies)),
  )
  return { requests: options.requests, seconds: (performance.now() - started) / 1000, latencies }
}

function requestBytes({ method, target, headers = [], body = '' }: RawRequest, port: number): Buffer {
  const length = body === '' ? [] : [['Content-Length', String(Buffer.byteLength(body))] as const]
  const lines = [['Host', `localhost:${port}`] as const, ...headers, ...length].map(
    ([name, value]) => `${name}: ${value}`,
  )
  return Buffer.from(`${method} ${target} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n${body}`)
}

async function drive(
  port: number,
  bytes: readonly Buffer[],
  status: number,
  next: () => number,
  latencies: Float64Array,
): Promise<void> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true })
  await new Promise<void>((resolve, reject) => {
    let index = next()
    let sentAt = 0
    let received: Buffer = Buffer.alloc(0)
    const send = () => {
      sentAt = performance.now()
      socket.write(bytes[index % bytes.length] ?? '')
    }
    if (index < 0) return resolve()
    socket.setTimeout(silenceMs, () => {
      reject(new Error(`no answer within ${silenceMs} ms`))
      socket.destroy()
    })
    socket.on('error', reject)
    socket.on('close', () => reject(new Error('the server closed a keep-alive connection')))
    socket.on('data', (chunk) => {
      received = received.length === 0 ? chunk : Buffer.concat([received, chunk])
      const length = answerLength(received, status, reject)
      if (length === undefined || received.length < length) return
      latencies[index] = performance.now() - sentAt
      received = received.subarray(length)
      index = next()
      if (index < 0) finish(socket, resolve)
      else send()
    })
    socket.on('connect', send)
  })
}

function finish(socket: Socket, resolve: () => void): void {
  socket.removeAllListeners('close')
  socket.destroy()
  resolve()
}

/** How many bytes the answer at the beginning of a buffer has; undefined while its head is not complete. */
function answerLength(received: Buffer, status: number, reject: (error: Error) => void): number | undefined {
  const end = received.indexOf(headerEnd)
  if (end < 0) return undefined
  const head = received.toString('latin1', 0, end)
  if (!head.startsWith(`HTTP/1.1 ${status} `)) reject(new Error(`expected ${status}, got ${head.split('\r\n')[0]}`))
  const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1]
  if (length === undefined) reject(new Error('an answer without Content-Length cannot be measured'))
  return end + headerEnd.length + Number(length)
}
