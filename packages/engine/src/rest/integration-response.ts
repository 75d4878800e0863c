import type { Json } from '@gatewright/definition'
import { isEmptyPayload, type Payload, payloadText } from '../bytes.ts'
import { GatewayException } from '../gateway-exception.ts'
import { findHeader } from '../header-list.ts'
import type { EndpointResponse, MethodRequest } from '../message.ts'
import type { RenderedMappingTemplate } from '../template/mapping-template.ts'
import type { Call } from './call.ts'
import { chooseResponseTemplate, type TemplateChoice } from './choose-template.ts'
import type { CompiledIntegration, CompiledIntegrationResponse } from './compile-integration.ts'
import { convertResponse } from './content-handling.ts'
import { overrideValues } from './integration-request.ts'
import { mappedResponseHeaderName } from './mapped-headers.ts'
import { emitConstant, renderTemplate } from './render-template.ts'
import { responseScope } from './request-scope.ts'

/** What goes to the client, before the gateway's own header fields. */
export type PreparedResponse = {
  readonly status: number
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly body: Payload
}

type Chosen = Extract<TemplateChoice, { type: 'template' }>

/** Makes the response of a non-proxy integration (rest-api reference §14.2) with the integration response that was selected. */
export function integrationResponse(
  call: Call,
  compiled: CompiledIntegration,
  selected: CompiledIntegrationResponse,
  request: MethodRequest,
  endpoint: EndpointResponse,
): PreparedResponse {
  refuseMissingMethodResponse(call, selected)
  const accept = findHeader(call.exchange.request.headers, 'accept')
  const backendType = findHeader(endpoint.headers, 'content-type')
  const isBinary = call.api.isBinary(backendType)
  const handling = selected.contentHandling
  const converted = convertResponse(endpoint.body, isBinary, call.api.isBinary(accept), handling)
  if (converted === undefined) throw conversionFailed(selected)

  const headers = mappedHeaders(call, selected, request, { ...endpoint, body: endpoint.body })
  const choice = chooseResponseTemplate(selected.templates, accept)
  let body = converted.body
  if (choice.type === 'template') {
    if (converted.isBinary && !isEmptyPayload(body)) throw binaryTemplate(selected, choice)
    const text = compiled.integration.type === 'MOCK' ? '' : payloadText(body)
    body = applyTemplate(call, selected, choice, request, text)
  } else if (compiled.integration.type === 'MOCK') {
    body = ''
  }
  const overrides = call.progress.responseOverride
  return {
    status: overriddenStatus(overrides?.status) ?? Number(selected.statusCode),
    headers: overrides === undefined ? headers : withOverrides(headers, overrides.header),
    body,
  }
}

function mappedHeaders(
  call: Call,
  selected: CompiledIntegrationResponse,
  request: MethodRequest,
  endpoint: EndpointResponse,
): [string, string][] {
  const headers: [string, string][] = []
  if (selected.mappings.length === 0) return headers
  const scope = responseScope(call, request, endpoint)
  for (const { name, source } of selected.mappings) {
    const value = source(scope)
    const target = mappedResponseHeaderName(name)
    if (value === undefined || target === undefined) continue
    for (const each of typeof value === 'string' ? [value] : value) {
      headers.push([target, each.replace(/[\r\n]+\s*/g, ' ')])
    }
  }
  return headers
}

function withOverrides(
  headers: readonly [string, string][],
  overrides: { readonly [name: string]: Json },
): [string, string][] {
  let result = [...headers]
  for (const [name, value] of Object.entries(overrides)) {
    const target = mappedResponseHeaderName(name)
    if (target === undefined) continue
    result = result.filter(([known]) => known.toLowerCase() !== target.toLowerCase())
    for (const each of overrideValues(value)) result.push([target, each.replace(/[\r\n]+\s*/g, ' ')])
  }
  return result
}

/** A status that an override may set: an integer from 100 to 599, also as text; anything else is ignored. */
function overriddenStatus(value: Json | undefined): number | undefined {
  const status = typeof value === 'string' && /^\d{3}$/.test(value) ? Number(value) : value
  return typeof status === 'number' && Number.isInteger(status) && status >= 100 && status <= 599 ? status : undefined
}

function applyTemplate(
  call: Call,
  selected: CompiledIntegrationResponse,
  { template, contentType }: Chosen,
  request: MethodRequest,
  body: string,
): Payload {
  const { constant } = template
  const use = { which: 'response', contentType, body, request } as const
  if (constant !== undefined) {
    if (call.recorder.watched) emitConstant(call, template, use)
    return constant.bytes
  }
  let rendered: RenderedMappingTemplate
  try {
    rendered = renderTemplate(call, template, use)
  } catch (error) {
    throw templateFailed(selected, contentType, error)
  }
  return rendered.text
}

function refuseMissingMethodResponse(call: Call, selected: CompiledIntegrationResponse): void {
  const method = call.progress.method
  if (method === undefined || Object.hasOwn(method.method.methodResponses, selected.statusCode)) return
  throw new GatewayException('methodResponseMissing', {
    explanation: `The integration response for ${selected.statusCode} was selected, and the method has no method response for ${selected.statusCode}.`,
    place: [...method.place, 'methodResponses'],
    received: { statusCode: selected.statusCode },
    wouldPass: [`A method response for the status ${selected.statusCode}.`],
    log: `Execution failed due to configuration error: Output mapping refers to an invalid method response: ${selected.statusCode}`,
  })
}

function conversionFailed(selected: CompiledIntegrationResponse): GatewayException {
  return new GatewayException('responseConversionFailed', {
    explanation: "The backend's body has to be decoded from base64 for this client, and it is not base64.",
    place: [...selected.place, 'contentHandling'],
    wouldPass: ['A backend that answers base64 text.', 'Content handling CONVERT_TO_TEXT.'],
    log: 'Execution failed due to configuration error: Unable to base64 decode the body.',
  })
}

function binaryTemplate(selected: CompiledIntegrationResponse, { contentType }: Chosen): GatewayException {
  return new GatewayException('responseBinaryTemplate', {
    explanation: "The backend's body is binary here, and a mapping template cannot transform binary bodies.",
    place: [...selected.place, 'responseTemplates', contentType],
    wouldPass: ['Content handling CONVERT_TO_TEXT.', 'An integration response without templates.'],
    log: 'Execution failed due to configuration error: Unable to transform response',
  })
}

function templateFailed(selected: CompiledIntegrationResponse, contentType: string, error: unknown): GatewayException {
  const reason = error instanceof Error ? error.message : String(error)
  return new GatewayException('responseTemplateFailed', {
    explanation: `The response template failed: ${reason}`,
    place: [...selected.place, 'responseTemplates', contentType],
    received: { error: reason },
    wouldPass: ['A template that renders without an error.'],
    log: 'Execution failed due to configuration error: Unable to transform response',
  })
}
