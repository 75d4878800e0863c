import type { IncomingMessage } from 'node:http'
import type { GatewayRequest } from '@gatewright/engine'

/** Bytes of a body that the service takes (rest-api reference §16.4). */
export const bodyLimit = 10_485_760
/** Bytes beyond the limit that are read and thrown away, so that the client sees the answer before the end of the connection. */
const discardLimit = 52_428_800

/** The header list as it was sent, and what framing and routing need of it. */
export type RequestHead = {
  readonly headers: [string, string][]
  readonly host: string | undefined
  readonly hasBody: boolean
}

/** Reads the header list with its casing, order and repetitions. */
export function readHead(request: IncomingMessage): RequestHead {
  const raw = request.rawHeaders
  const headers: [string, string][] = []
  let host: string | undefined
  let hasBody = false
  for (let index = 0; index + 1 < raw.length; index += 2) {
    const name = raw[index] ?? ''
    const value = raw[index + 1] ?? ''
    headers.push([name, value])
    switch (name.length) {
      case 4:
        if (host === undefined && name.toLowerCase() === 'host') host = value
        break
      case 14:
        if (value !== '0' && name.toLowerCase() === 'content-length') hasBody = true
        break
      case 17:
        if (name.toLowerCase() === 'transfer-encoding') hasBody = true
        break
      default:
        break
    }
  }
  return { headers, host, hasBody }
}

/**
 * Reads a body. One that is too large is not kept: what comes back is one byte above the limit, for the engine to refuse.
 * @returns `complete` false when the client has more to send than is worth reading, so the connection must end
 * @throws when the client goes away or breaks the framing
 */
export function readBody(request: IncomingMessage): Promise<{ body: Uint8Array; complete: boolean }> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    request.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size <= bodyLimit) chunks.push(chunk)
      else if (size > bodyLimit + discardLimit) {
        request.pause()
        resolve({ body: new Uint8Array(bodyLimit + 1), complete: false })
      } else chunks.length = 0
    })
    request.on('end', () => {
      const only = chunks.length === 1 ? chunks[0] : undefined
      const body = size > bodyLimit ? new Uint8Array(bodyLimit + 1) : (only ?? Buffer.concat(chunks))
      resolve({ body, complete: true })
    })
    request.on('error', reject)
    request.on('close', () => reject(new Error('the client went away')))
  })
}

/** The address of the client; IPv4 addresses in their own form also on a socket for both families. */
export function sourceIpOf(request: IncomingMessage): string {
  const address = request.socket.remoteAddress ?? '0.0.0.0'
  return address.startsWith('::ffff:') ? address.slice(7) : address
}

/** The request as the engine takes it. `target` begins with the stage, or with the base path of a custom domain name. */
export function toRequest(
  request: IncomingMessage,
  { headers }: RequestHead,
  rest: Pick<GatewayRequest, 'target' | 'body' | 'sourceIp'>,
): GatewayRequest {
  const { method = 'GET', url } = request
  const protocol = `HTTP/${request.httpVersion}`
  if (url === undefined || url === rest.target) return { method, protocol, headers, ...rest }
  return { method, protocol, headers, ...rest, sentTarget: url }
}
