import type { Payload } from '../bytes.ts'
import { GatewayException } from '../gateway-exception.ts'
import type { HeaderList, MethodRequest } from '../message.ts'
import type { Call } from './call.ts'
import { templateContext } from './context.ts'
import { MappedBody, type MappingScope } from './mapping-scope.ts'

/** What parameter mappings on the way to the integration may read. */
export function requestScope(call: Call, request: MethodRequest): MappingScope {
  let context: MappingScope['context'] | undefined
  return {
    method: request,
    get context() {
      context ??= templateContext(call.exchange, call.progress)
      return context
    },
    stageVariables: call.exchange.facts.stageVariables,
    requestBody: new MappedBody(
      request.body,
      () =>
        new GatewayException('mappedBodyNotJson', {
          explanation: 'A parameter mapping reads the body, which begins like JSON and is none.',
          place: [...(call.progress.method?.place ?? []), 'integration', 'requestParameters'],
          wouldPass: ['A body that is valid JSON.'],
          log: 'Execution failed due to configuration error: Invalid JSON in request body',
        }),
    ),
  }
}

/** What parameter mappings on the way back may read. */
export function responseScope(
  call: Call,
  request: MethodRequest,
  endpoint: { headers: HeaderList; body: Payload },
): MappingScope {
  const body = new MappedBody(
    endpoint.body,
    () =>
      new GatewayException('mappedResponseNotJson', {
        explanation: "A response parameter mapping reads the backend's body, which begins like JSON and is none.",
        place: [...(call.progress.method?.place ?? []), 'integration', 'integrationResponses'],
        wouldPass: ['A backend that answers valid JSON, or a mapping that does not read the body.'],
        log: 'Execution failed due to configuration error: Invalid JSON in response body',
      }),
  )
  const scope = requestScope(call, request)
  return {
    method: scope.method,
    get context() {
      return scope.context
    },
    stageVariables: scope.stageVariables,
    requestBody: scope.requestBody,
    endpoint: { headers: endpoint.headers, body },
  }
}
