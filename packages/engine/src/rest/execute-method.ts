import { GatewayException } from '../gateway-exception.ts'
import type { EndpointResponse, GatewayAnswer, MethodRequest } from '../message.ts'
import { whenThere } from '../when-there.ts'
import type { Call } from './call.ts'
import { type CompiledIntegration, isStreamed } from './compile-integration.ts'
import type { CompiledMethod } from './compile-method.ts'
import { integrationBehaviors } from './integration-types.ts'
import { isLongerThan } from './lambda-answer.ts'
import { methodResponse } from './method-response.ts'
import { type Caching, cachingOf, lookUp, store, withWarning } from './response-cache.ts'
import { completedAnswer, completedRequest, completedResponse } from './shown-values.ts'
import { validateRequest } from './validate-request.ts'

/** Runs a method from its request to its response: what a call and a test invocation share. */
export function executeMethod(
  call: Call,
  method: CompiledMethod,
  request: MethodRequest,
): GatewayAnswer | Promise<GatewayAnswer> {
  const { recorder } = call
  if (method.validation === undefined) recorder.skip('validateRequest', 'no request validator')
  else {
    const { validation } = method
    recorder.run('validateRequest', () => validateRequest(validation, request))
  }
  const integration = integrationOf(call, method)
  const caching = cachingOf(call, method, integration, request)
  if (caching === undefined) return runIntegration(call, integration, request)
  return throughCache(call, caching, () => runIntegration(call, integration, request))
}

async function throughCache(
  call: Call,
  caching: Caching,
  run: () => GatewayAnswer | Promise<GatewayAnswer>,
): Promise<GatewayAnswer> {
  const { recorder } = call
  const { answer: known, isWarned } = await recorder.wait('cacheLookup', () => lookUp(call, caching))
  const answer = known ?? (await run())
  if (known === undefined) await recorder.wait('cacheStore', () => store(call, caching, answer))
  return isWarned ? withWarning(answer) : answer
}

function runIntegration(
  call: Call,
  integration: CompiledIntegration,
  request: MethodRequest,
): GatewayAnswer | Promise<GatewayAnswer> {
  const { recorder, exchange } = call
  const behavior = integrationBehaviors[integration.integration.type]
  const outgoing = recorder.run(
    'integrationRequest',
    () => behavior.request(call, integration, request),
    completedRequest,
  )
  const answered = recorder.wait(
    'integration',
    () => behavior.invoke(call, integration, outgoing),
    // what other backends answer is told when it comes
    integration.integration.type === 'MOCK' ? completedAnswer : undefined,
  )
  return whenThere(answered, (endpoint) => {
    const prepared = recorder.run(
      'integrationResponse',
      () => {
        refuseTooLarge(integration, endpoint)
        return behavior.response(call, integration, request, endpoint)
      },
      completedAnswer,
    )
    return recorder.run(
      'methodResponse',
      () => methodResponse(exchange, prepared, behavior.sendsTraceId),
      completedResponse,
    )
  })
}

function integrationOf({ recorder }: Call, method: CompiledMethod): CompiledIntegration {
  if (method.integration !== undefined) return method.integration
  return recorder.run('integrationRequest', () => {
    throw new GatewayException('integrationMissing', {
      explanation: `The method ${method.verb} ${method.resourcePath} has no integration.`,
      place: method.place,
      wouldPass: ['An integration on the method.'],
      log: 'Execution failed due to configuration error: No integration defined for method',
    })
  })
}

/** The largest answer of a backend that the gateway passes on, in bytes (developer guide: quotas, payload size). */
const responseLimit = 10_485_760

function refuseTooLarge(integration: CompiledIntegration, endpoint: EndpointResponse): void {
  if (!isLongerThan(endpoint, responseLimit) || isStreamed(integration)) return
  throw new GatewayException('endpointResponseTooLarge', {
    explanation: `The backend answered ${endpoint.body.length} bytes; the service passes on ${responseLimit}.`,
    place: [...integration.place, 'uri'],
    received: { bytes: endpoint.body.length },
    wouldPass: [`An answer of at most ${responseLimit} bytes.`],
    log: `Execution failed due to configuration error: Integration response size exceeds ${responseLimit} bytes`,
  })
}
