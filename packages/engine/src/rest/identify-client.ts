import { GatewayException, type Refusal } from '../gateway-exception.ts'
import { findHeader } from '../header-list.ts'
import { maskSecret } from '../mask.ts'
import { apiKeyByValue, usagePlanFor } from '../usage-plan/api-keys.ts'
import type { Call } from './call.ts'
import type { CompiledMethod } from './compile-method.ts'
import type { Client } from './progress.ts'

/**
 * Finds the client by its API key (rest-api reference §6): the key exists, is enabled, and is in a usage plan that covers this
 * stage; every failure looks the same to the client.
 */
export function identifyClient(call: Call, method: CompiledMethod): Client {
  const { target, exchange, recorder } = call
  const key = sentKey(call)
  const stage = `${exchange.facts.apiId}/${exchange.facts.stageName}`
  if (recorder.logged) {
    recorder.log(
      () =>
        `Verifying Usage Plan for request: ${exchange.requestId}. API Key: ${maskSecret(key ?? '')} API Stage: ${stage}`,
    )
  }
  if (key === undefined || key === '') throw refusal('apiKeyMissing', call, method, missing(call))
  const known = apiKeyByValue(target.account, key)
  if (known === undefined) {
    throw refusal('apiKeyUnknown', call, method, {
      explanation: 'No API key of the account has the value that was sent.',
      received: { apiKey: maskSecret(key) },
      wouldPass: ['The value of an API key of this account.'],
    })
  }
  const { apiKeyId, apiKey } = known
  if (!apiKey.enabled) {
    throw refusal('apiKeyDisabled', call, method, {
      explanation: `The API key ${apiKey.name} is disabled.`,
      subject: apiKey.name,
      received: { apiKey: maskSecret(key) },
      wouldPass: ['The same key, enabled.'],
    })
  }
  const plan = usagePlanFor(target.account, apiKeyId, exchange.facts.apiId, exchange.facts.stageName)
  if (plan === undefined) {
    throw refusal('apiKeyWithoutUsagePlan', call, method, {
      explanation: `The API key ${apiKey.name} is in no usage plan that covers the stage ${stage}.`,
      subject: apiKey.name,
      received: { apiKey: maskSecret(key), stage },
      wouldPass: [`A usage plan that has the key and lists the stage ${stage}.`],
    })
  }
  if (recorder.logged) {
    recorder.log(() => `Usage Plan check succeeded for API Key ${maskSecret(key)} and API Stage ${stage}`)
  }
  return { apiKeyId, apiKey: key, usagePlanId: plan.usagePlanId }
}

/** The key that was sent: in the header `x-api-key`, or by the authorizer when the API takes keys from there. */
function sentKey({ api, exchange, progress }: Call): string | undefined {
  return api.definition.apiKeySource === 'AUTHORIZER'
    ? progress.caller?.usageIdentifierKey
    : findHeader(exchange.request.headers, 'x-api-key')
}

function missing({ api }: Call): Refusal {
  return api.definition.apiKeySource === 'AUTHORIZER'
    ? {
        explanation: "The method needs an API key, and the authorizer's result has no usageIdentifierKey.",
        wouldPass: ['A usageIdentifierKey in the result of the authorizer.'],
      }
    : {
        explanation: 'The method needs an API key, and the request has no x-api-key header.',
        received: { 'x-api-key': null },
        wouldPass: ['An x-api-key header with the value of an API key.'],
      }
}

function refusal(
  rule: 'apiKeyMissing' | 'apiKeyUnknown' | 'apiKeyDisabled' | 'apiKeyWithoutUsagePlan',
  { exchange }: Call,
  method: CompiledMethod,
  about: Refusal,
): GatewayException {
  return new GatewayException(rule, {
    place: [...method.place, 'apiKeyRequired'],
    log: `API Key was not accepted for request: ${exchange.requestId}`,
    ...about,
  })
}
