import type { HeaderList } from '../message.ts'
import { type Signature, type SignedParts, type SigningScope, scopeText, sign, signingAlgorithm } from './sigv4.ts'

export type SigningCredential = {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken?: string | undefined
}

/** Header fields that clients and proxies may change on the way. */
const unsigned = new Set(['connection', 'expect', 'transfer-encoding', 'user-agent', 'x-amzn-trace-id'])

/**
 * Signs a request by its Authorization header; all header fields are covered that stay as they are on the way.
 * @returns the header fields to add, `Authorization` last, and the signature with the texts that led to it
 */
export async function signRequest(
  request: Omit<SignedParts, 'signedHeaders'>,
  credential: SigningCredential,
  scope: SigningScope,
): Promise<{ readonly added: HeaderList } & Signature> {
  const { accessKeyId, secretAccessKey, sessionToken } = credential
  const added: [string, string][] = [['X-Amz-Date', scope.date]]
  if (sessionToken !== undefined) added.push(['X-Amz-Security-Token', sessionToken])
  const headers = [...request.headers, ...added]
  const names = new Set(headers.map(([name]) => name.toLowerCase()).filter((name) => !unsigned.has(name)))
  const signedHeaders = [...names].sort()
  const signed = await sign({ ...request, headers, signedHeaders }, secretAccessKey, scope)
  const authorization = [
    `${signingAlgorithm} Credential=${accessKeyId}/${scopeText(scope)}`,
    `SignedHeaders=${signedHeaders.join(';')}`,
    `Signature=${signed.signature}`,
  ].join(', ')
  return { ...signed, added: [...added, ['Authorization', authorization]] }
}
