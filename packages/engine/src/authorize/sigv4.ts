import { hex, hmac, sha256Hex } from '../hash.ts'
import type { HeaderList } from '../message.ts'
import { percentDecode } from '../query-string.ts'

/** What a signature covers. `target` is raw: path and query string as sent. */
export type SignedParts = {
  readonly method: string
  readonly target: string
  readonly headers: HeaderList
  readonly signedHeaders: readonly string[]
  readonly payloadHash: string
}

/** Where and when a signature is good: `date` is `YYYYMMDDTHHMMSSZ`. */
export type SigningScope = { readonly date: string; readonly region: string; readonly service: string }

/** Percent-encodes everything but the unreserved characters of RFC 3986. */
function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}

/** The canonical request of Signature Version 4 (IAM user guide: Create a signed AWS API request). */
export function canonicalRequest(parts: SignedParts): string {
  const questionMark = parts.target.indexOf('?')
  const path = questionMark < 0 ? parts.target : parts.target.slice(0, questionMark)
  const query = questionMark < 0 ? '' : parts.target.slice(questionMark + 1)
  const names = [...parts.signedHeaders].map((name) => name.toLowerCase()).sort()
  return [
    parts.method.toUpperCase(),
    canonicalPath(path),
    canonicalQuery(query),
    ...names.map((name) => `${name}:${headerValue(parts.headers, name)}`),
    '',
    names.join(';'),
    parts.payloadHash,
  ].join('\n')
}

/** Each segment is encoded once more than it was sent; slashes stay. */
function canonicalPath(path: string): string {
  const encoded = path
    .split('/')
    .map((segment) => encode(encode(percentDecode(segment))))
    .join('/')
  return encoded.startsWith('/') ? encoded : `/${encoded}`
}

/** Pairs sorted by encoded name, then value; the signature itself is left out. */
function canonicalQuery(query: string): string {
  const pairs: [string, string][] = []
  for (const part of query.split('&')) {
    if (part === '') continue
    const equals = part.indexOf('=')
    const name = encode(percentDecode(equals < 0 ? part : part.slice(0, equals)))
    const value = equals < 0 ? '' : encode(percentDecode(part.slice(equals + 1)))
    if (name !== 'X-Amz-Signature') pairs.push([name, value])
  }
  const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
  return pairs
    .sort((a, b) => compare(a[0], b[0]) || compare(a[1], b[1]))
    .map(([name, value]) => `${name}=${value}`)
    .join('&')
}

function headerValue(headers: HeaderList, lowerName: string): string {
  return headers
    .filter(([name]) => name.toLowerCase() === lowerName)
    .map(([, value]) => value.trim().replace(/\s+/g, ' '))
    .join(',')
}

/** The text that is signed. */
export async function stringToSign(canonical: string, scope: SigningScope): Promise<string> {
  return ['AWS4-HMAC-SHA256', scope.date, scopeText(scope), await sha256Hex(canonical)].join('\n')
}

/** `<yyyymmdd>/<region>/<service>/aws4_request`. */
export function scopeText({ date, region, service }: SigningScope): string {
  return `${date.slice(0, 8)}/${region}/${service}/aws4_request`
}

/** The signature of a text, in lower-case hexadecimal digits. */
export async function signature(text: string, secretAccessKey: string, scope: SigningScope): Promise<string> {
  let key: Uint8Array = new TextEncoder().encode(`AWS4${secretAccessKey}`)
  for (const part of [scope.date.slice(0, 8), scope.region, scope.service, 'aws4_request']) key = await hmac(key, part)
  return hex(await hmac(key, text))
}

/** Whether two texts are the same, in a time that does not tell where they differ. */
export function sameText(a: string, b: string): boolean {
  let difference = a.length ^ b.length
  for (let at = 0; at < a.length; at += 1) difference |= a.charCodeAt(at) ^ b.charCodeAt(at % Math.max(1, b.length))
  return difference === 0
}
