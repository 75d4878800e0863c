import { toBase64 } from '../base64.ts'
import { sha256 } from '../hash.ts'
import { findHeader, lastHeader } from '../header-list.ts'
import type { GatewayRequest } from '../message.ts'
import type { QueryList } from '../query-string.ts'
import { signingAlgorithm } from './sigv4.ts'

/** The signature of a request, taken apart. */
export type RequestSignature = {
  readonly accessKeyId: string
  /** what the credential is scoped to; `date` is `YYYYMMDD` */
  readonly scope: {
    readonly date: string
    readonly region: string
    readonly service: string
    readonly terminator: string
  }
  /** `YYYYMMDDTHHMMSSZ`, as sent */
  readonly date: string
  readonly signedHeaders: readonly string[]
  readonly signature: string
  readonly sessionToken: string | undefined
  /** seconds that a presigned URL is good for; undefined for signatures in a header */
  readonly expires: number | undefined
}

export type ReadSignature =
  | { readonly type: 'unsigned' }
  | { readonly type: 'incomplete'; readonly message: string }
  | { readonly type: 'signed'; readonly signature: RequestSignature }

/**
 * Reads how a request is signed: by its Authorization header, or by the query parameters of a presigned URL. What is
 * incomplete comes with the service's words for it (authorizers reference §2.3).
 */
export async function readSignature(request: GatewayRequest, query: QueryList): Promise<ReadSignature> {
  const authorization = findHeader(request.headers, 'authorization')
  if (authorization !== undefined) return headerForm(request, authorization)
  if (lastHeader(query, 'X-Amz-Algorithm') === signingAlgorithm) return queryForm(query)
  return { type: 'unsigned' }
}

async function headerForm(request: GatewayRequest, authorization: string): Promise<ReadSignature> {
  if (!authorization.startsWith(signingAlgorithm)) {
    return { type: 'incomplete', message: await unreadableAuthorization(authorization) }
  }
  const parts = new Map<string, string>()
  for (const part of authorization.slice(signingAlgorithm.length).split(',')) {
    const equals = part.indexOf('=')
    if (equals > 0) parts.set(part.slice(0, equals).trim(), part.slice(equals + 1).trim())
  }
  const credential = parts.get('Credential')
  const signedHeaders = parts.get('SignedHeaders')
  const signature = parts.get('Signature')
  const date = findHeader(request.headers, 'x-amz-date') ?? findHeader(request.headers, 'date')
  if (credential === undefined || signature === undefined || signedHeaders === undefined || date === undefined) {
    const complaints = [
      credential === undefined ? "Authorization header requires 'Credential' parameter. " : '',
      signature === undefined ? "Authorization header requires 'Signature' parameter. " : '',
      signedHeaders === undefined ? "Authorization header requires 'SignedHeaders' parameter. " : '',
      date === undefined ? "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. " : '',
    ]
    return { type: 'incomplete', message: `${complaints.join('')}Authorization header ${await hashed(authorization)}` }
  }
  const sessionToken = findHeader(request.headers, 'x-amz-security-token')
  return signed({ credential, date, signedHeaders, signature, sessionToken, expires: undefined })
}

/** What the service says of an Authorization header that is no signature. */
export async function unreadableAuthorization(authorization: string): Promise<string> {
  return `Invalid key=value pair (missing equal-sign) in Authorization header ${await hashed(authorization)}`
}

async function hashed(authorization: string): Promise<string> {
  return `(hashed with SHA-256 and encoded with Base64): '${toBase64(await sha256(authorization))}'.`
}

function queryForm(query: QueryList): ReadSignature {
  const value = (name: string) => lastHeader(query, name) ?? ''
  const names = ['X-Amz-Credential', 'X-Amz-Signature', 'X-Amz-SignedHeaders', 'X-Amz-Date', 'X-Amz-Expires']
  const missing = names.filter((name) => value(name) === '')
  if (missing.length > 0) {
    const message = missing.map((name) => `AWS query-string parameters must include '${name}'. `).join('')
    return { type: 'incomplete', message: `${message}Re-examine the query-string parameters.` }
  }
  return signed({
    credential: value('X-Amz-Credential'),
    date: value('X-Amz-Date'),
    signedHeaders: value('X-Amz-SignedHeaders'),
    signature: value('X-Amz-Signature'),
    sessionToken: lastHeader(query, 'X-Amz-Security-Token'),
    expires: Number(value('X-Amz-Expires')),
  })
}

function signed(parts: {
  credential: string
  date: string
  signedHeaders: string
  signature: string
  sessionToken: string | undefined
  expires: number | undefined
}): ReadSignature {
  const [accessKeyId = '', date = '', region = '', service = '', terminator = ''] = parts.credential.split('/')
  const signedHeaders = parts.signedHeaders.split(';').map((name) => name.trim().toLowerCase())
  const scope = { date, region, service, terminator }
  return { type: 'signed', signature: { ...parts, accessKeyId, scope, signedHeaders } }
}
