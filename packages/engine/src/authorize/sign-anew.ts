import { sha256Hex } from '../hash.ts'
import type { GatewayRequest, HeaderList } from '../message.ts'
import { parseQuery } from '../query-string.ts'
import type { SigningCredential } from './sign-request.ts'
import { type RequestSignature, readSignature } from './signed-request.ts'
import { sign, signingAlgorithm, signingEncode } from './sigv4.ts'

/** What takes the place of a signature: the target, and the header fields by their lower-case names. */
type NewSignature = { readonly target: string; readonly fields: HeaderList }

/**
 * Signs a request with other credentials, in the form (Authorization header or presigned URL), for the scope, at the time and
 * over the header fields that it was signed before.
 * @param signed the request as it was signed; only its signature is read
 * @param request what is to be signed instead: the same request, with other values
 * @param credentialOf the credentials to sign with, by the access key id that the request was signed with
 * @returns undefined when `signed` carries no signature that can be read whole
 */
export async function signAnew(
  signed: GatewayRequest,
  request: GatewayRequest,
  credentialOf: (accessKeyId: string) => SigningCredential,
): Promise<NewSignature | undefined> {
  const read = await readSignature(signed, parseQuery(queryOf(signed.target)))
  if (read.type !== 'signed') return undefined
  const credential = credentialOf(read.signature.accessKeyId)
  return read.signature.expires === undefined
    ? await inHeader(request, read.signature, credential)
    : await inQuery(request, read.signature, credential)
}

async function inHeader(
  request: GatewayRequest,
  before: RequestSignature,
  credential: SigningCredential,
): Promise<NewSignature> {
  const tokens: HeaderList =
    credential.sessionToken === undefined ? [] : [['x-amz-security-token', credential.sessionToken]]
  const headers = request.headers.map(
    ([name, value]) => [name, tokens.find(([token]) => token === name.toLowerCase())?.[1] ?? value] as const,
  )
  const signature = await signatureOf({ ...request, headers }, before, credential)
  const authorization = [
    `${signingAlgorithm} Credential=${credentialText(before, credential)}`,
    `SignedHeaders=${before.signedHeaders.join(';')}`,
    `Signature=${signature}`,
  ].join(', ')
  return { target: request.target, fields: [...tokens, ['authorization', authorization]] }
}

async function inQuery(
  request: GatewayRequest,
  before: RequestSignature,
  credential: SigningCredential,
): Promise<NewSignature> {
  const values = {
    'X-Amz-Credential': credentialText(before, credential),
    'X-Amz-Security-Token': credential.sessionToken,
  }
  const unsigned = withParameters(request.target, values)
  const signature = await signatureOf({ ...request, target: unsigned }, before, credential)
  return { target: withParameters(unsigned, { 'X-Amz-Signature': signature }), fields: [] }
}

async function signatureOf(
  { method, target, headers, body }: GatewayRequest,
  { signedHeaders, date, scope }: RequestSignature,
  { secretAccessKey }: SigningCredential,
): Promise<string> {
  const parts = { method, target, headers, signedHeaders, payloadHash: await sha256Hex(body) }
  const { signature } = await sign(parts, secretAccessKey, { date, region: scope.region, service: scope.service })
  return signature
}

function credentialText({ scope }: RequestSignature, { accessKeyId }: SigningCredential): string {
  return [accessKeyId, scope.date, scope.region, scope.service, scope.terminator].join('/')
}

/** Other values for parameters that a target has; those that are undefined stay. */
function withParameters(target: string, values: { readonly [name: string]: string | undefined }): string {
  const query = queryOf(target)
  const written = query.split('&').map((parameter) => {
    const [[name, _value] = ['', '']] = parseQuery(parameter)
    const value = Object.hasOwn(values, name) ? values[name] : undefined
    return value === undefined ? parameter : `${name}=${signingEncode(value)}`
  })
  return target.slice(0, target.length - query.length) + written.join('&')
}

function queryOf(target: string): string {
  const at = target.indexOf('?')
  return at < 0 ? '' : target.slice(at + 1)
}
