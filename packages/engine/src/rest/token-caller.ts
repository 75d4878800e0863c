import { type Json, type JsonObject, tokenIssuers } from '@gatewright/definition'
import { claimValues, rsaAlgorithms, type TokenFault, verifyToken } from '../authorize/jwt.ts'
import type { RuleName } from '../causes.ts'
import { logTimeText } from '../clock-text.ts'
import { GatewayException, type Refusal } from '../gateway-exception.ts'
import { maskSecret } from '../mask.ts'
import type { Call } from './call.ts'
import type { CompiledAuthorizer } from './compile-authorizer.ts'
import type { CompiledMethod } from './compile-method.ts'
import type { Caller } from './progress.ts'
import { refuseByResourcePolicy } from './resource-policy.ts'

/**
 * The caller whom a token names: of a Cognito user pool, or of the issuer of a JWT authorizer. The token comes first, then
 * the resource policy on its own (authorizers reference §4, §8).
 */
export async function tokenCaller(call: Call, method: CompiledMethod): Promise<Caller> {
  const compiled = call.api.authorizers.get(method.method.authorizerId ?? '')
  const { authorizer } = compiled ?? {}
  if (compiled === undefined || (authorizer?.type !== 'COGNITO_USER_POOLS' && authorizer?.type !== 'JWT')) {
    throw notFound(method)
  }
  const claims = await verified(call, compiled)
  if (authorizer.type === 'COGNITO_USER_POOLS') checkCognitoClaims(call, compiled, method, claims)
  else checkJwtClaims(call, compiled, method, claims)
  const caller: Caller = {
    ...(typeof claims.sub === 'string' ? { principalId: claims.sub } : {}),
    authorizer: { claims: claimTexts(claims) },
  }
  call.progress.caller = caller
  call.recorder.step('Token', { ok: true, result: caller.principalId ?? 'no subject', output: claims })
  refuseByResourcePolicy(call)
  return caller
}

const faultRules: { readonly [F in TokenFault]: { readonly rule: RuleName; readonly wouldPass: string } } = {
  malformed: { rule: 'tokenMalformed', wouldPass: 'A JSON Web Token.' },
  algorithm: {
    rule: 'tokenMalformed',
    wouldPass: 'A token that is signed by an RSA algorithm which the authorizer takes.',
  },
  issuer: { rule: 'tokenIssuerUnknown', wouldPass: 'A token of an issuer that the authorizer trusts.' },
  keys: { rule: 'keySetUnreachable', wouldPass: 'An issuer whose key set can be read.' },
  signature: { rule: 'tokenSignatureInvalid', wouldPass: 'A token that its issuer has signed.' },
  expired: { rule: 'tokenExpired', wouldPass: 'A token that has not expired.' },
  notYet: { rule: 'tokenExpired', wouldPass: 'A token that is good already.' },
}

async function verified(call: Call, compiled: CompiledAuthorizer): Promise<JsonObject> {
  const { authorizer } = compiled
  const [source] = compiled.identitySources
  const sent = source?.read(call)
  if (sent === undefined || sent === '') {
    const expression = source?.expression ?? 'a header'
    throw refusal(call, compiled, 'identitySourceMissing', {
      explanation: `The authorizer ${authorizer.name} reads ${expression}, which the request does not have.`,
      received: { [expression]: null },
      wouldPass: [`A token in ${expression}.`],
    })
  }
  const token = sent.replace(/^Bearer +/i, '')
  const isCognito = authorizer.type === 'COGNITO_USER_POOLS'
  const checked = await verifyToken(token, {
    issuers: tokenIssuers(authorizer),
    algorithms: isCognito ? ['RS256'] : rsaAlgorithms,
    keySet: (issuer) => call.ports.keySet(isCognito ? `${issuer}/.well-known/jwks.json` : issuer),
    now: call.ports.clock.now(),
  })
  if (!('fault' in checked)) return checked.claims
  const { rule, wouldPass } = faultRules[checked.fault]
  throw refusal(call, compiled, rule, {
    explanation: `The authorizer ${authorizer.name} does not accept the token: ${checked.detail}.`,
    received: { token: maskSecret(token) },
    wouldPass: [wouldPass],
  })
}

/** Methods with scopes take access tokens that have one of them, all others ID tokens. */
function checkCognitoClaims(
  call: Call,
  compiled: CompiledAuthorizer,
  method: CompiledMethod,
  claims: JsonObject,
): void {
  const { authorizationScopes: scopes = [] } = method.method
  const wanted = scopes.length > 0 ? 'access' : 'id'
  const use = claims.token_use ?? null
  if (use !== wanted) {
    throw refusal(call, compiled, 'tokenUseWrong', {
      explanation:
        wanted === 'id'
          ? 'The method asks for no scopes, so it takes ID tokens; this is another one.'
          : 'The method asks for scopes, so it takes access tokens; this is another one.',
      place: [...method.place, 'authorizationScopes'],
      received: { token_use: use },
      wouldPass: [`A token whose token_use is ${wanted}.`],
    })
  }
  checkScopes(call, compiled, method, claimValues(claims.scope))
  const audience = typeof claims.aud === 'string' ? claims.aud : ''
  if (!compiled.acceptsToken(audience)) throw audienceRefused(call, compiled, claims)
}

/** `client_id` counts only where the token names no audience. */
function checkJwtClaims(call: Call, compiled: CompiledAuthorizer, method: CompiledMethod, claims: JsonObject): void {
  const { authorizer } = compiled
  const audience = authorizer.type === 'JWT' ? (authorizer.jwtConfiguration.audience ?? []) : []
  const named = [claims.aud ?? claims.client_id].flat()
  if (!named.some((each) => typeof each === 'string' && audience.includes(each))) {
    throw audienceRefused(call, compiled, claims)
  }
  checkScopes(call, compiled, method, claimValues(claims.scope ?? claims.scp))
}

function checkScopes(call: Call, compiled: CompiledAuthorizer, method: CompiledMethod, held: readonly string[]): void {
  const { authorizationScopes: scopes = [] } = method.method
  if (scopes.length === 0 || scopes.some((scope) => held.includes(scope))) return
  throw refusal(call, compiled, 'tokenScopeMissing', {
    explanation: 'The token has none of the scopes that the method asks for.',
    place: [...method.place, 'authorizationScopes'],
    received: { scope: held.join(' ') },
    wouldPass: [`A token with one of the scopes ${scopes.join(', ')}.`],
  })
}

function audienceRefused(call: Call, compiled: CompiledAuthorizer, claims: JsonObject): GatewayException {
  return refusal(call, compiled, 'tokenAudienceRefused', {
    explanation: `The authorizer ${compiled.authorizer.name} does not accept the audience of the token.`,
    received: { aud: claims.aud ?? null, client_id: claims.client_id ?? null },
    wouldPass: ['A token for an audience that the authorizer accepts.'],
  })
}

function refusal(call: Call, compiled: CompiledAuthorizer, rule: RuleName, about: Refusal): GatewayException {
  return new GatewayException(rule, {
    place: compiled.place,
    subject: compiled.authorizer.name,
    log: `Unauthorized request: ${call.exchange.requestId}`,
    ...about,
  })
}

/** Claims as templates and events see them: all text, lists joined by commas, two of the times as dates (field reports). */
function claimTexts(claims: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(claims).map(([name, value]) => [name, claimText(name, value)]))
}

const dates: ReadonlySet<string> = new Set(['exp', 'iat'])

function claimText(name: string, value: Json): string {
  if (typeof value === 'number' && dates.has(name)) return logTimeText(value * 1000)
  if (Array.isArray(value)) return value.map((each) => claimText('', each)).join(',')
  return typeof value === 'string' ? value : typeof value === 'object' ? JSON.stringify(value) : String(value)
}

function notFound(method: CompiledMethod): GatewayException {
  return new GatewayException('authorizerNotFound', {
    explanation: 'The method asks for an authorizer of its type, and the API has none with its id.',
    place: [...method.place, 'authorizerId'],
    received: { authorizerId: method.method.authorizerId ?? null },
    wouldPass: ['The id of an authorizer of this API that checks tokens.'],
    log: 'Execution failed due to configuration error: Invalid authorizer',
  })
}
