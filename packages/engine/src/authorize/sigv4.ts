import { hex, hmac, sha256Hex } from '../hash.ts'
import type { HeaderList } from '../message.ts'
import { percentDecode } from '../query-string.ts'

/** What a signature covers. `target` is raw: path and query string as sent. */
export type SignedParts = {
  readonly method: string
  readonly target: string
  readonly headers: HeaderList
  readonly signedHeaders: readonly string[]
  /** SHA-256 of the body in lower-case hexadecimal digits */
  readonly payloadHash: string
  /** leave `.`, `..` and `//` in the path, as S3 does */
  readonly keepsPath?: boolean
}

/** Where and when a signature is good: `date` is `YYYYMMDDTHHMMSSZ`. */
export type SigningScope = { readonly date: string; readonly region: string; readonly service: string }

/** A signature with the texts that led to it. */
export type Signature = {
  readonly canonicalRequest: string
  readonly stringToSign: string
  /** lower-case hexadecimal digits */
  readonly signature: string
}

export const signingAlgorithm = 'AWS4-HMAC-SHA256'

/** Percent-encodes everything but the unreserved characters of RFC 3986. */
export function signingEncode(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}

/** Signs by Signature Version 4 (IAM user guide: Create a signed AWS API request). */
export async function sign(parts: SignedParts, secretAccessKey: string, scope: SigningScope): Promise<Signature> {
  const canonical = canonicalRequest(parts)
  const stringToSign = [signingAlgorithm, scope.date, scopeText(scope), await sha256Hex(canonical)].join('\n')
  let key: Uint8Array = new TextEncoder().encode(`AWS4${secretAccessKey}`)
  for (const part of scopeText(scope).split('/')) key = await hmac(key, part)
  return { canonicalRequest: canonical, stringToSign, signature: hex(await hmac(key, stringToSign)) }
}

/** `<yyyymmdd>/<region>/<service>/aws4_request`. */
export function scopeText({ date, region, service }: SigningScope): string {
  return `${date.slice(0, 8)}/${region}/${service}/aws4_request`
}

function canonicalRequest(parts: SignedParts): string {
  const questionMark = parts.target.indexOf('?')
  const path = questionMark < 0 ? parts.target : parts.target.slice(0, questionMark)
  const query = questionMark < 0 ? '' : parts.target.slice(questionMark + 1)
  const names = parts.signedHeaders.map((name) => name.toLowerCase()).sort()
  return [
    parts.method.toUpperCase(),
    canonicalPath(parts.keepsPath === true ? path : normalizedPath(path)),
    canonicalQuery(query),
    ...names.map((name) => `${name}:${headerValue(parts.headers, name)}`),
    '',
    names.join(';'),
    parts.payloadHash,
  ].join('\n')
}

/** The path without `.`, `..` and empty segments; a trailing slash stays. */
function normalizedPath(path: string): string {
  const kept: string[] = []
  const segments = path.split('/')
  for (const segment of segments) {
    if (segment === '..') kept.pop()
    else if (segment !== '' && segment !== '.') kept.push(segment)
  }
  const last = segments.at(-1) ?? ''
  const hasTail = kept.length > 0 && (last === '' || last === '.' || last === '..')
  return `/${kept.join('/')}${hasTail ? '/' : ''}`
}

/** Each segment is encoded once more than it was sent; slashes stay. */
function canonicalPath(path: string): string {
  const encoded = path.split('/').map(signingEncode).join('/')
  return encoded.startsWith('/') ? encoded : `/${encoded}`
}

/** Pairs sorted by encoded name, then value; the signature itself is left out. */
function canonicalQuery(query: string): string {
  const pairs: [string, string][] = []
  for (const part of query.split('&')) {
    if (part === '') continue
    const equals = part.indexOf('=')
    const name = signingEncode(percentDecode(equals < 0 ? part : part.slice(0, equals)))
    const value = equals < 0 ? '' : signingEncode(percentDecode(part.slice(equals + 1)))
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
