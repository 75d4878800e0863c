import type { Json, JsonObject } from '@gatewright/definition'
import { compactVerify, createLocalJWKSet, type JSONWebKeySet } from 'jose'
import { fromBase64 } from '../base64.ts'
import { utf8Text } from '../bytes.ts'
import { parseJson } from '../json-text.ts'

/** What is wrong with a token. `keys` means that the issuer's keys could not be had. */
export type TokenFault = 'malformed' | 'algorithm' | 'issuer' | 'keys' | 'signature' | 'expired' | 'notYet'

export type VerifiedToken =
  | { readonly claims: JsonObject }
  | { readonly fault: TokenFault; readonly detail: string; readonly claims?: JsonObject }

export type TokenRules = {
  /** the issuers that are trusted, compared to the letter */
  readonly issuers: readonly string[]
  readonly algorithms: readonly string[]
  /** JSON Web Key Set of a trusted issuer; may reject */
  readonly keySet: (issuer: string) => Promise<Json>
  /** epoch milliseconds */
  readonly now: number
}

/** The algorithms that authorizers take: those of RSA. */
export const rsaAlgorithms = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'] as const

/**
 * Checks a JSON Web Token: form, algorithm, issuer, signature by a key of that issuer, `exp` and `nbf`, in this order. Keys
 * and algorithms that the token itself brings along are not believed.
 */
export async function verifyToken(token: string, rules: TokenRules): Promise<VerifiedToken> {
  const segments = token.split('.')
  const [head = '', body = ''] = segments
  const header = decodedObject(head)
  const claims = decodedObject(body)
  if (segments.length !== 3 || header === undefined || claims === undefined) {
    return { fault: 'malformed', detail: 'it is not made of three parts, the first two of them JSON objects' }
  }
  const { alg } = header
  if (typeof alg !== 'string' || !rules.algorithms.includes(alg)) {
    return { fault: 'algorithm', detail: `it is signed by ${JSON.stringify(alg ?? null)}`, claims }
  }
  const issuer = claims.iss
  if (typeof issuer !== 'string' || !rules.issuers.includes(issuer)) {
    return { fault: 'issuer', detail: `its issuer is ${JSON.stringify(issuer ?? null)}`, claims }
  }
  let keys: Json
  try {
    keys = await rules.keySet(issuer)
  } catch (error) {
    return { fault: 'keys', detail: error instanceof Error ? error.message : String(error), claims }
  }
  if (!(await isSigned(token, keys, rules.algorithms))) {
    return { fault: 'signature', detail: 'no key of its issuer made its signature', claims }
  }
  return timeFault(claims, rules.now / 1000) ?? { claims }
}

async function isSigned(token: string, keys: Json, algorithms: readonly string[]): Promise<boolean> {
  try {
    // the set is checked by the library, which rejects one of another form
    const known = createLocalJWKSet(keys as unknown as JSONWebKeySet)
    await compactVerify(token, known, { algorithms: [...algorithms] })
    return true
  } catch {
    return false
  }
}

function timeFault(claims: JsonObject, nowSeconds: number): VerifiedToken | undefined {
  const { exp, nbf } = claims
  if (typeof exp !== 'number') return { fault: 'malformed', detail: 'it has no time of expiry', claims }
  if (exp <= nowSeconds) return { fault: 'expired', detail: `it expired at ${exp}`, claims }
  if (typeof nbf === 'number' && nbf > nowSeconds) {
    return { fault: 'notYet', detail: `it is good from ${nbf} on`, claims }
  }
  return undefined
}

function decodedObject(segment: string): JsonObject | undefined {
  const bytes = fromBase64(segment.replaceAll('-', '+').replaceAll('_', '/'))
  const text = bytes === undefined ? undefined : utf8Text(bytes)
  const json = text === undefined ? undefined : parseJson(text)
  return json !== null && typeof json === 'object' && !Array.isArray(json) ? json : undefined
}

/** The values of a claim that is a list, or one text separated by spaces. */
export function claimValues(claim: Json | undefined): string[] {
  if (Array.isArray(claim)) return claim.filter((each) => typeof each === 'string')
  return typeof claim === 'string' ? claim.split(' ').filter((each) => each !== '') : []
}
