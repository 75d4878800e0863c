import { toBase64 } from '../base64.ts'
import { payloadBytes } from '../bytes.ts'
import { findHeader, lastHeader } from '../header-list.ts'
import type { GatewayRequest } from '../message.ts'
import type { QueryList } from '../query-string.ts'

/** The signature of a request, taken apart. */
export type RequestSignature = {
  readonly form: 'header' | 'query'
  readonly accessKeyId: string
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
  /** seconds that a presigned URL is good for */
  readonly expires: number | undefined
}

export type ReadSignature =
  | { readonly type: 'unsigned' }
  | { readonly type: 'incomplete'; readonly message: string }
  | { readonly type: 'signed'; readonly signature: RequestSignature }

const algorithm = 'AWS4-HMAC-SHA256'

/** Reads how a request is signed: by its Authorization header, or by the query parameters of a presigned URL. */
export async function readSignature(
  request: GatewayRequest,
  query: QueryList,
  hashHex: (text: string) => Promise<Uint8Array>,
): Promise<ReadSignature> {
  const authorization = findHeader(request.headers, 'authorization')
  if (authorization !== undefined) return headerForm(request, authorization, hashHex)
  if (lastHeader(query, 'X-Amz-Algorithm') === algorithm) return queryForm(query)
  return { type: 'unsigned' }
}

async function headerForm(
  request: GatewayRequest,
  authorization: string,
  sha256: (text: string) => Promise<Uint8Array>,
): Promise<ReadSignature> {
  const hashed = async () =>
    `(hashed with SHA-256 and encoded with Base64): '${toBase64(await sha256(authorization))}'.`
  if (!authorization.startsWith(algorithm)) {
    const what = 'Invalid key=value pair (missing equal-sign) in Authorization header'
    return { type: 'incomplete', message: `${what} ${await hashed()}` }
  }
  const parts = new Map<string, string>()
  for (const part of authorization.slice(algorithm.length).split(',')) {
    const equals = part.indexOf('=')
    if (equals > 0) parts.set(part.slice(0, equals).trim(), part.slice(equals + 1).trim())
  }
  const date = findHeader(request.headers, 'x-amz-date') ?? findHeader(request.headers, 'date')
  const [credential, signedHeaders, signature] = ['Credential', 'SignedHeaders', 'Signature'].map((name) =>
    parts.get(name),
  )
  const complaints = [
    credential === undefined ? "Authorization header requires 'Credential' parameter. " : '',
    signature === undefined ? "Authorization header requires 'Signature' parameter. " : '',
    signedHeaders === undefined ? "Authorization header requires 'SignedHeaders' parameter. " : '',
    date === undefined ? "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. " : '',
  ].join('')
  if (complaints !== '') {
    return { type: 'incomplete', message: `${complaints}Authorization header ${await hashed()}` }
  }
  return signed({
    form: 'header',
    credential: credential ?? '',
    date: date ?? '',
    signedHeaders: signedHeaders ?? '',
    signature: signature ?? '',
    sessionToken: findHeader(request.headers, 'x-amz-security-token'),
  })
}

function queryForm(query: QueryList): ReadSignature {
  const value = (name: string) => lastHeader(query, name)
  const names = ['X-Amz-Credential', 'X-Amz-Signature', 'X-Amz-SignedHeaders', 'X-Amz-Date']
  const missing = names.filter((name) => (value(name) ?? '') === '')
  if (missing.length > 0) {
    const message = missing.map((name) => `AWS query-string parameters must include '${name}'. `).join('')
    return { type: 'incomplete', message: `${message}Re-examine the query-string parameters.` }
  }
  return signed({
    form: 'query',
    credential: value('X-Amz-Credential') ?? '',
    date: value('X-Amz-Date') ?? '',
    signedHeaders: value('X-Amz-SignedHeaders') ?? '',
    signature: value('X-Amz-Signature') ?? '',
    sessionToken: value('X-Amz-Security-Token'),
    expires: Number(value('X-Amz-Expires') ?? '0'),
  })
}

function signed(parts: {
  form: 'header' | 'query'
  credential: string
  date: string
  signedHeaders: string
  signature: string
  sessionToken: string | undefined
  expires?: number
}): ReadSignature {
  const [accessKeyId = '', date = '', region = '', service = '', terminator = ''] = parts.credential.split('/')
  return {
    type: 'signed',
    signature: {
      form: parts.form,
      accessKeyId,
      scope: { date, region, service, terminator },
      date: parts.date,
      signedHeaders: parts.signedHeaders.split(';').map((name) => name.trim()),
      signature: parts.signature,
      sessionToken: parts.sessionToken,
      expires: parts.expires,
    },
  }
}

/** The hash of no bytes at all, for requests without a body. */
export const emptyPayload = payloadBytes('')
