import type { IntegrationType } from '@gatewright/definition'
import { payloadBytes, payloadText } from '../bytes.ts'
import { GatewayException } from '../gateway-exception.ts'
import { findHeader } from '../header-list.ts'
import { mockStatusCode } from '../integration/mock.ts'
import { parseJson } from '../json-text.ts'
import type { EndpointResponse, IntegrationRequest, MethodRequest } from '../message.ts'
import type { Call } from './call.ts'
import { type CompiledIntegration, isStreamed } from './compile-integration.ts'
import { httpProxyRequest } from './http-proxy-request.ts'
import { integrationRequest } from './integration-request.ts'
import { integrationResponse, type PreparedResponse } from './integration-response.ts'
import { invokeAws, invokeAwsProxy } from './invoke-aws.ts'
import { invokeHttp } from './invoke-http.ts'
import { endpointText } from './lambda-answer.ts'
import { lambdaProxyRequest } from './lambda-proxy-request.ts'
import { proxyResponse } from './proxy-response.ts'
import { proxiedHeaders } from './response-headers.ts'
import { selectIntegrationResponse } from './select-integration-response.ts'
import { streamedResponse } from './streamed-response.ts'

/** How an integration type acts. A new type without an entry does not compile. */
export type IntegrationBehavior = {
  /** makes what goes out */
  readonly request: (call: Call, integration: CompiledIntegration, request: MethodRequest) => IntegrationRequest
  readonly invoke: (
    call: Call,
    integration: CompiledIntegration,
    request: IntegrationRequest,
  ) => EndpointResponse | Promise<EndpointResponse>
  /** makes of the endpoint's answer what goes to the client */
  readonly response: (
    call: Call,
    integration: CompiledIntegration,
    request: MethodRequest,
    endpoint: EndpointResponse,
  ) => PreparedResponse
  /** whether the answer carries `X-Amzn-Trace-Id` (recorded) */
  readonly sendsTraceId: boolean
}

export const integrationBehaviors: { readonly [T in IntegrationType]: IntegrationBehavior } = {
  MOCK: { request: integrationRequest, invoke: invokeMock, response: mappedResponse, sendsTraceId: false },
  HTTP: { request: integrationRequest, invoke: invokeHttp, response: mappedResponse, sendsTraceId: true },
  HTTP_PROXY: {
    request: httpProxyRequest,
    invoke: invokeHttp,
    response: (_call, _integration, _request, endpoint) => ({
      status: endpoint.status,
      headers: proxiedHeaders(endpoint.headers, 'HTTP_PROXY'),
      body: endpoint.body,
    }),
    sendsTraceId: false,
  },
  AWS: { request: integrationRequest, invoke: invokeAws, response: mappedResponse, sendsTraceId: true },
  AWS_PROXY: {
    request: lambdaProxyRequest,
    invoke: invokeAwsProxy,
    response: (call, integration, _request, endpoint) =>
      isStreamed(integration)
        ? streamedResponse(call, integration, endpoint)
        : proxyResponse(call, integration, endpoint),
    sendsTraceId: true,
  },
}

const noBytes = payloadBytes('')

function invokeMock(_call: Call, compiled: CompiledIntegration, request: IntegrationRequest): EndpointResponse {
  const text = payloadText(request.body)
  const status = text === '' && compiled.requestTemplates.size === 0 ? 0 : knownStatusCode(compiled, text)
  if (status !== undefined) return { status, headers: [], body: noBytes }
  throw new GatewayException('mockStatusCodeUnreadable', {
    explanation: 'The request template of a mock has to give an object with an integer statusCode; this one does not.',
    place: [...compiled.place, 'requestTemplates'],
    received: { rendered: text.slice(0, 2000) },
    wouldPass: ['A request template that gives {"statusCode": 200}.'],
    log: 'Execution failed due to configuration error: Unable to parse statusCode. It should be an integer that is defined in the request template.',
  })
}

const keptTexts = 20

/** As {@link mockStatusCode}; what short texts gave is kept, since most mocks render the same one every time. */
function knownStatusCode({ mockStatusCodes }: CompiledIntegration, text: string): number | undefined {
  const known = mockStatusCodes.get(text)
  if (known !== undefined) return known
  const status = mockStatusCode(text)
  if (status !== undefined && text.length < 200 && mockStatusCodes.size < keptTexts) mockStatusCodes.set(text, status)
  return status
}

/** The response of a non-proxy integration. A mock without any request template takes the default response. */
function mappedResponse(
  call: Call,
  compiled: CompiledIntegration,
  request: MethodRequest,
  endpoint: EndpointResponse,
): PreparedResponse {
  const isLambda = call.progress.invokedFunction !== undefined
  const text = isLambda ? errorMessage(endpoint) : endpoint.status === 0 ? '' : String(endpoint.status)
  const selected = selectIntegrationResponse(call, compiled, text, !isLambda)
  return integrationResponse(call, compiled, selected, request, endpoint)
}

/** The text that selection patterns of a function are tried on: its error message, or nothing. */
function errorMessage(endpoint: EndpointResponse): string {
  if (findHeader(endpoint.headers, 'x-amz-function-error') === undefined) return ''
  const json = parseJson(endpointText(endpoint))
  if (json === null || typeof json !== 'object' || Array.isArray(json)) return ''
  return typeof json.errorMessage === 'string' ? json.errorMessage : ''
}
