import type { ConsoleRequest } from '../console-request.ts'

/** What a pasted text gave: a request, and in words what of the text has no place in it. */
export type Pasted = {
  request: ConsoleRequest
  /** what the text was read as, with its article: `a cURL command` */
  kind: string
  /** host that the text named; empty when it named none */
  host: string
  dropped: string[]
}

/** A text that has the form of a request and cannot be read; `message` says what of it. */
export class PasteError extends Error {
  override readonly name: string = 'PasteError'
}

/** Header fields that belong to a connection and are made anew when the request is sent. */
const ofConnection = new Set([
  'host',
  'content-length',
  'connection',
  'keep-alive',
  'transfer-encoding',
  'te',
  'upgrade',
])

/** Whether a header field is left out of what is pasted: it belongs to the connection, or is no field (`:authority`). */
export function isOfConnection(name: string): boolean {
  return name.startsWith(':') || ofConnection.has(name.toLowerCase())
}

/** Takes an address apart: the host, and the path with its query string. Fragments are never sent. */
export function splitAddress(text: string): { host: string; path: string } {
  const address = text.split('#', 1)[0] ?? ''
  const match = /^(?:[a-z][a-z0-9+.-]*:\/\/)([^/?]*)(.*)$/is.exec(address)
  if (match === null) return { host: '', path: address }
  const path = match[2] ?? ''
  return { host: match[1] ?? '', path: path.startsWith('/') ? path : `/${path}` }
}
