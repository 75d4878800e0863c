import type { Json } from '@gatewright/definition'
import { type AuthorizerOutput, readAuthorizerOutput } from '../authorize/authorizer-output.ts'
import { decide } from '../authorize/policy/decide.ts'
import { evaluateIdentityPolicies } from '../authorize/policy/evaluate.ts'
import { GatewayException } from '../gateway-exception.ts'
import { maskSecret } from '../mask.ts'
import { accessOf, isPrivate, resourceVerdict } from './access.ts'
import { authorizerEvent } from './authorizer-event.ts'
import type { Call } from './call.ts'
import type { CompiledAuthorizer } from './compile-authorizer.ts'
import type { CompiledMethod } from './compile-method.ts'
import { invokeAuthorizer } from './invoke-authorizer.ts'
import { methodArn } from './method-arn.ts'
import type { Caller } from './progress.ts'
import { receivedKeys, refuseExplicitDenial } from './resource-policy.ts'

/** Asks the method's Lambda authorizer, or its cached result, and decides by the policy that it gave (authorizers reference §5). */
export async function lambdaAuthorizer(call: Call, method: CompiledMethod): Promise<Caller> {
  const compiled = call.api.authorizers.get(method.method.authorizerId ?? '')
  if (compiled === undefined) throw notFound(method)
  refuseExplicitDenial(call)
  const identity = readIdentity(call, compiled)
  const startedAt = call.ports.clock.now()
  const output = await authorizerOutput(call, compiled, identity)
  const authorizerLatencyMs = call.ports.clock.now() - startedAt
  const caller: Caller = {
    principalId: output.principalId,
    authorizer: { ...output.context, principalId: output.principalId },
    authorizerLatencyMs,
    ...(output.usageIdentifierKey === undefined ? {} : { usageIdentifierKey: output.usageIdentifierKey }),
  }
  call.progress.caller = caller
  refuseUnlessAllowed(call, compiled, output)
  return caller
}

/** The values of the identity sources; refuses when one is missing or the token does not fit. */
function readIdentity(call: Call, compiled: CompiledAuthorizer): string[] {
  const { authorizer, identitySources } = compiled
  const values: string[] = []
  for (const { expression, read } of identitySources) {
    const value = read(call)
    if (value === undefined || value === '') {
      throw new GatewayException('identitySourceMissing', {
        explanation: `The authorizer ${authorizer.name} reads ${expression}, which the request does not have.`,
        place: [...compiled.place, 'identitySource'],
        subject: authorizer.name,
        received: { [expression]: value ?? null },
        wouldPass: [`A value for ${expression}.`],
        log: `Unauthorized request: ${call.exchange.requestId}`,
      })
    }
    values.push(value)
  }
  const token = values[0] ?? ''
  if (authorizer.type === 'TOKEN' && !compiled.acceptsToken(token)) {
    throw new GatewayException('identitySourceRefused', {
      explanation: `The token does not fit the validation expression of the authorizer ${authorizer.name}.`,
      place: [...compiled.place, 'identityValidationExpression'],
      subject: authorizer.name,
      received: { token: maskSecret(token) },
      wouldPass: [`A token that matches ${authorizer.identityValidationExpression ?? ''} as a whole.`],
      log: `Unauthorized request: ${call.exchange.requestId}`,
    })
  }
  return values
}

async function authorizerOutput(
  call: Call,
  compiled: CompiledAuthorizer,
  identity: readonly string[],
): Promise<AuthorizerOutput> {
  const { ports, recorder, exchange } = call
  const { facts } = exchange
  const isCached = compiled.ttlSeconds > 0 && compiled.identitySources.length > 0
  const key = `${facts.accountId}/${facts.apiId}/${facts.stageName}/authorizer/${compiled.id}/${JSON.stringify(identity)}`
  const known = isCached ? await ports.cache.get(key, ports.clock.now()) : undefined
  const startedAt = ports.clock.now()
  if (recorder.logged) recorder.log(() => `Starting authorizer: ${compiled.id} for request: ${exchange.requestId}`)
  const json: Json =
    known ?? (await invokeAuthorizer(call, compiled, authorizerEvent(call, compiled, identity, methodArn(call))))
  const output = readAuthorizerOutput(json)
  if (typeof output === 'string') throw invalidOutput(compiled, output, json)
  if (isCached && known === undefined) await ports.cache.set(key, json, compiled.ttlSeconds, ports.clock.now())
  recorder.step(known === undefined ? 'Lambda authorizer' : 'Cached authorizer result', {
    ok: true,
    result: output.principalId,
    input: { authorizer: compiled.authorizer.name },
    output: maskedOutput(json),
    startedAt,
  })
  if (recorder.logged) {
    recorder.log(() => `Using valid authorizer policy for principal: ${maskSecret(output.principalId)}`)
    recorder.log(() => 'Successfully completed authorizer execution')
  }
  return output
}

/** The result of an authorizer without the API key that it may hold. */
function maskedOutput(json: Json): Json {
  if (json === null || typeof json !== 'object' || Array.isArray(json)) return json
  const { usageIdentifierKey } = json
  return typeof usageIdentifierKey === 'string' ? { ...json, usageIdentifierKey: maskSecret(usageIdentifierKey) } : json
}

function refuseUnlessAllowed(call: Call, compiled: CompiledAuthorizer, output: AuthorizerOutput): void {
  const arn = methodArn(call)
  const access = accessOf(call, 'execute-api:Invoke', undefined)
  const decision = decide({
    identity: evaluateIdentityPolicies([output.policy], access),
    resourcePolicy: resourceVerdict(call, access),
    isOwnAccount: true,
    isPrivate: isPrivate(call),
  })
  const { authorizer } = compiled
  if (call.recorder.watched) {
    call.recorder.step('Authorizer policy', { ok: decision === 'allow', result: decision, input: receivedKeys(access) })
  }
  if (decision === 'allow') return
  throw new GatewayException(decision === 'explicitDeny' ? 'authorizerDenied' : 'authorizerSilent', {
    explanation:
      decision === 'explicitDeny'
        ? `The policy that the authorizer ${authorizer.name} returned denies ${arn}.`
        : `The policy that the authorizer ${authorizer.name} returned says nothing about ${arn}.`,
    place: compiled.place,
    subject: authorizer.name,
    received: { principalId: output.principalId, methodArn: arn },
    wouldPass: [`A policy with Effect Allow for execute-api:Invoke on ${arn}, and no Deny.`],
    log: 'The client is not authorized to perform this operation.',
  })
}

function notFound(method: CompiledMethod): GatewayException {
  return new GatewayException('authorizerNotFound', {
    explanation: 'The method asks for a Lambda authorizer, and the API has none with its id.',
    place: [...method.place, 'authorizerId'],
    received: { authorizerId: method.method.authorizerId ?? null },
    wouldPass: ['The id of an authorizer of this API.'],
    log: 'Execution failed due to configuration error: Invalid authorizer',
  })
}

function invalidOutput(compiled: CompiledAuthorizer, why: string, json: Json): GatewayException {
  return new GatewayException('authorizerOutputInvalid', {
    explanation: `The result of the authorizer ${compiled.authorizer.name} cannot be used: ${why}.`,
    place: compiled.place,
    subject: compiled.authorizer.name,
    received: { result: JSON.stringify(json).slice(0, 2000) },
    wouldPass: ['An object with principalId, policyDocument and, if needed, a flat context.'],
    log: 'Execution failed due to configuration error: Invalid JSON in response: unexpected authorizer result',
  })
}
