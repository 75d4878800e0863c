import type { Json, JsonObject } from '@gatewright/definition'
import type { ConsoleRequest as SentRequest } from '@/server/console-request'
import type { ForgedToken, RequestSigning } from '@/server/request-signing'
import type { ConsoleRequest } from './console-request.ts'
import { bodySize, encodeBody, payloadLimit } from './encode-body.ts'
import { toBase64 } from './to-base64.ts'

/** What a request refers to, beside itself. */
export type WireFacts = {
  /** values of the account's API keys by id */
  apiKeys: { readonly [id: string]: { readonly value: string } }
  /** where the method's authorizer looks for a token */
  tokenHeader: string
}

/** A header field that is sent although it stands in no row of the Headers tab; `from` is the tab that it comes from. */
export type AddedHeader = { name: string; value: string; from: 'Body' | 'Auth' | 'Caller' }

/** A request as the server takes it: with the header fields that its tabs add, and what the server has to sign. */
export type WireRequest = { request: SentRequest; signing?: RequestSigning }

/** A request that cannot be sent as it stands; `message` says why and what to do. */
export class RequestError extends Error {
  override readonly name = 'RequestError'
}

/** Makes what is sent of what is edited. Throws a RequestError when it cannot be sent. */
export function wireRequest(request: ConsoleRequest, facts: WireFacts): WireRequest {
  refuseMissingFiles(request)
  const encoded = encodeBody(request)
  const size = bodySize(encoded)
  if (size > payloadLimit * 1.1)
    throw new RequestError(
      `The body has ${size.toLocaleString('en')} bytes. API Gateway takes 10 MB (10,485,760 bytes), and that limit cannot be raised: make it smaller, or let clients send it to S3 by a presigned URL.`,
    )
  const headers = writtenHeaders(request)
  for (const { name, value } of addedHeaders(request, facts)) headers.push([name, value])
  const { sourceIp, vpcId, vpcEndpointId, country } = request.caller
  const caller = request.live ? {} : withoutEmpty({ sourceIp, vpcId, vpcEndpointId, country })
  const signing = signingOf(request, facts)
  return {
    request: {
      method: request.method,
      path: request.path,
      headers,
      body: encoded.body,
      ...(encoded.isBase64 ? { isBase64: true } : {}),
      ...(Object.keys(caller).length === 0 ? {} : { caller }),
    },
    ...(signing === undefined ? {} : { signing }),
  }
}

function refuseMissingFiles({ bodyKind, file, parts }: ConsoleRequest): void {
  const missing =
    bodyKind === 'binary'
      ? file?.missing === true && file.name
      : bodyKind === 'multipart' &&
        parts.find((part) => part.enabled && part.name !== '' && part.file?.missing)?.file?.name
  if (missing === false || missing === undefined) return
  throw new RequestError(`The body needs a file: choose ${missing === '' ? 'one' : `"${missing}"`} in the Body tab.`)
}

/**
 * The header fields that body, auth and caller add. A row of the Headers tab that is switched on always wins over them, so
 * that any request at all can be sent.
 */
export function addedHeaders(request: ConsoleRequest, facts: WireFacts): AddedHeader[] {
  const { auth, apiKey, caller } = request
  const key = apiKey.keyId === '' ? apiKey.value : (facts.apiKeys[apiKey.keyId]?.value ?? '')
  const added: AddedHeader[] = [
    { name: 'Content-Type', value: encodeBody(request).contentType, from: 'Body' },
    { name: 'User-Agent', value: caller.userAgent, from: 'Caller' },
    { name: 'x-api-key', value: key, from: 'Auth' },
  ]
  if (auth.type === 'bearer') {
    const { token, header, prefix } = auth.bearer
    const value = token === '' ? '' : prefixed(prefix, token)
    added.push({ name: header || facts.tokenHeader, value, from: 'Auth' })
  }
  if (auth.type === 'basic' && (auth.basic.username !== '' || auth.basic.password !== '')) {
    const bytes = new TextEncoder().encode(`${auth.basic.username}:${auth.basic.password}`)
    added.push({ name: 'Authorization', value: `Basic ${toBase64([bytes])}`, from: 'Auth' })
  }
  return added.filter(({ name, value }) => value !== '' && !isWritten(request, name))
}

/** Whether a switched-on row of the Headers tab has the name. */
export function isWritten({ headers }: Pick<ConsoleRequest, 'headers'>, name: string): boolean {
  return headers.some((field) => field.enabled && field.name.toLowerCase() === name.toLowerCase())
}

function writtenHeaders({ headers }: ConsoleRequest): [string, string][] {
  return headers.flatMap(({ name, value, enabled }): [string, string][] =>
    enabled && name !== '' ? [[name, value]] : [],
  )
}

function signingOf(request: ConsoleRequest, facts: WireFacts): RequestSigning | undefined {
  const { auth } = request
  if (auth.type === 'sigv4') {
    if (isWritten(request, 'Authorization')) return undefined
    const { identity, accessKeyId, secretAccessKey, sessionToken, principalArn, policy } = auth.sigv4
    if (identity !== '') return { type: 'sigv4', identityId: identity }
    if (accessKeyId.trim() === '' || secretAccessKey.trim() === '')
      throw new RequestError('SigV4 needs an IAM identity, or an access key id and its secret: see the Auth tab.')
    return {
      type: 'sigv4',
      accessKeyId: accessKeyId.trim(),
      secretAccessKey: secretAccessKey.trim(),
      ...withoutEmpty({ sessionToken: sessionToken.trim(), principalArn: principalArn.trim() }),
      ...(policy.trim() === '' ? {} : { policy: readJson(policy, 'The identity policy of the Auth tab') }),
    }
  }
  if (auth.type !== 'forge') return undefined
  const { header: chosen, prefix } = auth.forge
  const header = chosen || facts.tokenHeader
  if (isWritten(request, header)) return undefined
  return { type: 'forge', header, prefix, token: forgedToken(request) }
}

/** The token that is to be minted for a request. Throws a RequestError. */
export function forgedToken({ auth }: Pick<ConsoleRequest, 'auth'>): ForgedToken {
  const { header: _header, prefix: _prefix, claims, ...token } = auth.forge
  return { ...token, expiresInSeconds: Math.trunc(token.expiresInSeconds), claims: readClaims(claims) }
}

/** Reads the further claims of a forged token. Throws a RequestError. */
function readClaims(text: string): JsonObject {
  if (text.trim() === '') return {}
  const value = readJson(text, 'Further claims of the token forge')
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new RequestError('Further claims of the token forge are an object, e.g. {"tier": "gold"}.')
  return value
}

function readJson(text: string, what: string): Json {
  try {
    return JSON.parse(text) as Json
  } catch (error) {
    throw new RequestError(`${what} is no JSON: ${error instanceof Error ? error.message : String(error)}`)
  }
}

function prefixed(prefix: string, token: string): string {
  return prefix === '' ? token : `${prefix} ${token}`
}

function withoutEmpty<Name extends string>(values: { [N in Name]: string }): { [N in Name]?: string } {
  const kept = Object.entries<string>(values).filter(([, value]) => value !== '')
  return Object.fromEntries(kept) as { [N in Name]?: string }
}
