import type { ServerResponse } from 'node:http'
import type { GatewayAnswer } from '@gatewright/engine'

/** up to this size a body goes out in one write with its head */
const oneWriteLimit = 16_384

/**
 * Writes an answer: header fields in order, with their casing and repetitions, the body byte for byte. Framing (length,
 * Connection, Date) is made here. Header fields that no HTTP message may hold are mended rather than sent.
 */
export function writeResponse(response: ServerResponse, answer: GatewayAnswer): void {
  const { status, headers, body } = answer.status >= 200 && answer.status <= 999 ? answer : noFinalStatus
  const bare = status === 204 || status === 304
  const flat: string[] = []
  for (const [name, value] of headers) if (!isFraming(name)) flat.push(name, value)
  if (!bare) flat.push('Content-Length', String(body.length))
  flat.push('Connection', response.shouldKeepAlive ? 'keep-alive' : 'close')
  try {
    response.writeHead(status, flat)
  } catch {
    response.writeHead(status, mended(flat))
  }
  if (bare || body.length === 0 || response.req.method === 'HEAD') response.end()
  else if (body.length > oneWriteLimit) response.end(body)
  else endInOneWrite(response, Buffer.from(body.buffer, body.byteOffset, body.length).toString('latin1'))
}

/**
 * Ends with a body that goes out as part of the head. `end(body)` would write an empty text after it to learn when it has
 * gone, and two texts make a gathering write, which costs as much as a tenth of a simple request.
 */
function endInOneWrite(response: ServerResponse, body: string): void {
  const head = response as unknown as { _header?: string | null }
  if (typeof head._header !== 'string') return void response.end(body, 'latin1')
  head._header += body
  response.end()
}

/** in place of an answer whose status no client would take as the end of the exchange */
const noFinalStatus: GatewayAnswer = {
  status: 500,
  headers: [['Content-Type', 'application/json']],
  body: Buffer.from('{"message": "Internal server error"}'),
}

function isFraming(name: string): boolean {
  switch (name.length) {
    case 10:
    case 14:
    case 17: {
      const lower = name.toLowerCase()
      return lower === 'connection' || lower === 'content-length' || lower === 'transfer-encoding'
    }
    default:
      return false
  }
}

/** Without names that are no tokens; text beyond Latin-1 as the bytes of its UTF-8 form, control characters as spaces. */
function mended(flat: readonly string[]): string[] {
  const kept: string[] = []
  for (let index = 0; index + 1 < flat.length; index += 2) {
    const name = flat[index] ?? ''
    const value = flat[index + 1] ?? ''
    if (!/^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/.test(name)) continue
    const bytes = /[^\u0000-\u00ff]/.test(value) ? Buffer.from(value, 'utf8').toString('latin1') : value
    kept.push(name, bytes.replace(/[^\t\u0020-\u007e\u0080-\u00ff]/g, ' '))
  }
  return kept
}
