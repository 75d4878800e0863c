import type { HeaderList } from '../message.ts'

/** A call that a page makes to another origin, as `fetch` is given it. Header names in any case. */
export type CorsRequest = {
  readonly origin: string
  readonly method: string
  /** what the page sets itself */
  readonly headers: HeaderList
  /** credentials mode `include`: cookies and the like go along */
  readonly credentials: boolean
}

const safelistedMethods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST'])
const simpleTypes: ReadonlySet<string> = new Set([
  'application/x-www-form-urlencoded',
  'multipart/form-data',
  'text/plain',
])
/** The most bytes of one safelisted value, and of all of them together. */
const valueLimits = { one: 128, together: 1024 } as const

/** Whether a method needs no leave of the server (Fetch standard: CORS-safelisted method). */
export function isSafelistedMethod(method: string): boolean {
  return safelistedMethods.has(method)
}

/** Names that scripts cannot set: the browser drops them without a word (Fetch standard: forbidden request-header). */
export function isForbiddenHeader(name: string): boolean {
  const lower = name.toLowerCase()
  return forbidden.has(lower) || lower.startsWith('proxy-') || lower.startsWith('sec-')
}

const forbidden: ReadonlySet<string> = new Set(
  'accept-charset accept-encoding access-control-request-headers access-control-request-method connection content-length cookie cookie2 date dnt expect host keep-alive origin referer set-cookie te trailer transfer-encoding upgrade via'.split(
    ' ',
  ),
)

/** The names that need the server's leave, lower-case, sorted, each once (Fetch standard: CORS-unsafe request-header names). */
export function unsafeHeaderNames(headers: HeaderList): string[] {
  const unsafe = new Set<string>()
  const safe: string[] = []
  let together = 0
  for (const [name, value] of headers) {
    const lower = name.toLowerCase()
    if (isForbiddenHeader(lower)) continue
    if (!isSafelistedHeader(lower, value)) unsafe.add(lower)
    else {
      safe.push(lower)
      together += value.length
    }
  }
  if (together > valueLimits.together) for (const name of safe) unsafe.add(name)
  return [...unsafe].sort()
}

function isSafelistedHeader(lower: string, value: string): boolean {
  if (value.length > valueLimits.one) return false
  switch (lower) {
    case 'accept':
      return !hasUnsafeByte(value)
    case 'accept-language':
    case 'content-language':
      return /^[0-9A-Za-z *,\-.;=]*$/.test(value)
    case 'content-type':
      return !hasUnsafeByte(value) && simpleTypes.has((value.split(';')[0] ?? '').trim().toLowerCase())
    case 'range':
      return /^bytes=\d+-\d*$/.test(value)
    default:
      return false
  }
}

/** CORS-unsafe request-header bytes: controls but tab, and the listed marks. */
function hasUnsafeByte(value: string): boolean {
  for (const character of value) {
    const code = character.charCodeAt(0)
    if ((code < 0x20 && code !== 9) || code === 0x7f || '"():<>?@[\\]{}'.includes(character)) return true
  }
  return false
}

/** The header fields of the preflight that a browser sends first; undefined for a simple request, which needs none. */
export function preflightHeaders(request: CorsRequest): [string, string][] | undefined {
  const names = unsafeHeaderNames(request.headers)
  if (isSafelistedMethod(request.method) && names.length === 0) return undefined
  return [
    ['Accept', '*/*'],
    ['Access-Control-Request-Method', request.method],
    ...(names.length === 0 ? [] : [['Access-Control-Request-Headers', names.join(',')] as [string, string]]),
    ['Origin', request.origin],
    ['Sec-Fetch-Mode', 'cors'],
  ]
}
