import { connect } from 'node:net'
import type { GatewayAnswer, GatewayRequest, HeaderList } from '@gatewright/engine'

/**
 * Sends a request over a socket of its own, head and body byte for byte as given, and reads the answer. With
 * `Transfer-Encoding: chunked` the body goes as one chunk. Throws when the connection ends within the answer.
 */
export async function sendRaw(port: number, request: GatewayRequest): Promise<GatewayAnswer> {
  const socket = connect({ port, host: '127.0.0.1' })
  return await new Promise<GatewayAnswer>((resolve, reject) => {
    let received = Buffer.alloc(0)
    let ended = false
    const look = () => {
      const answer = readAnswer(received, ended)
      if (answer === undefined) return
      socket.destroy()
      resolve(answer)
    }
    socket.on('error', reject)
    socket.on('data', (chunk) => {
      received = Buffer.concat([received, chunk])
      look()
    })
    socket.on('close', () => {
      ended = true
      look()
      reject(
        new Error(`the connection ended after ${received.length} bytes: ${received.toString('latin1').slice(0, 200)}`),
      )
    })
    socket.write(requestBytes(request))
  })
}

function requestBytes(request: GatewayRequest): Buffer {
  const fields = request.headers.map(([name, value]) => `${name}: ${value}\r\n`).join('')
  const head = Buffer.from(`${request.method} ${request.target} ${request.protocol}\r\n${fields}\r\n`)
  return Buffer.concat([head, isChunked(request.headers) ? oneChunk(request.body) : request.body])
}

function oneChunk(body: Uint8Array): Buffer {
  const chunk = body.length === 0 ? [] : [Buffer.from(`${body.length.toString(16)}\r\n`), body, Buffer.from('\r\n')]
  return Buffer.concat([...chunk, Buffer.from('0\r\n\r\n')])
}

/** The final answer in what was received so far, or undefined while it is not complete. */
export function readAnswer(received: Buffer, ended: boolean): GatewayAnswer | undefined {
  const end = received.indexOf('\r\n\r\n')
  if (end < 0) return undefined
  const [statusLine = '', ...lines] = received.toString('utf8', 0, end).split('\r\n')
  const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(statusLine)?.[1])
  const rest = received.subarray(end + 4)
  if (status >= 100 && status < 200) return readAnswer(rest, ended)
  const headers = lines.map(headerField)
  const body = readBody(headers, rest, ended, status)
  return body === undefined ? undefined : { status, headers, body }
}

function headerField(line: string): readonly [string, string] {
  const colon = line.indexOf(':')
  return [line.slice(0, colon), line.slice(colon + 1).trim()]
}

function readBody(headers: HeaderList, rest: Buffer, ended: boolean, status: number): Uint8Array | undefined {
  if (status === 204 || status === 304) return new Uint8Array()
  if (isChunked(headers)) return readChunks(rest)
  const length = headers.find(([name]) => name.toLowerCase() === 'content-length')?.[1]
  if (length === undefined) return ended ? rest : undefined
  return rest.length < Number(length) ? undefined : rest.subarray(0, Number(length))
}

function readChunks(rest: Buffer): Uint8Array | undefined {
  const chunks: Buffer[] = []
  for (let at = 0; ; ) {
    const lineEnd = rest.indexOf('\r\n', at)
    if (lineEnd < 0) return undefined
    const length = Number.parseInt(rest.toString('latin1', at, lineEnd), 16)
    if (length === 0) return Buffer.concat(chunks)
    if (rest.length < lineEnd + 2 + length + 2) return undefined
    chunks.push(rest.subarray(lineEnd + 2, lineEnd + 2 + length))
    at = lineEnd + 2 + length + 2
  }
}

function isChunked(headers: HeaderList): boolean {
  return headers.some(([name, value]) => name.toLowerCase() === 'transfer-encoding' && /chunked/i.test(value))
}
