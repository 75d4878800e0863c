import type { Json } from '@gatewright/definition'
import { isEmptyPayload, type Payload, payloadText } from '../bytes.ts'
import { GatewayException } from '../gateway-exception.ts'
import { findHeader } from '../header-list.ts'
import type { IntegrationRequest, MethodRequest } from '../message.ts'
import { UnreadablePayload } from '../template/input.ts'
import type { RenderedMappingTemplate } from '../template/mapping-template.ts'
import type { Call } from './call.ts'
import { chooseRequestTemplate, type TemplateChoice } from './choose-template.ts'
import type { CompiledIntegration } from './compile-integration.ts'
import { convertRequest } from './content-handling.ts'
import { isDroppedRequestHeader, isForbiddenRequestHeader } from './mapped-headers.ts'
import { type MappedRequest, mapRequest, override } from './mapped-request.ts'
import { emitConstant, renderTemplate } from './render-template.ts'

type Chosen = Extract<TemplateChoice, { type: 'template' }>

/**
 * Makes the request of a non-proxy integration (rest-api reference §1, step 13): template choice, content conversion,
 * parameter mapping, template, overrides, header rules.
 */
export function integrationRequest(
  call: Call,
  integration: CompiledIntegration,
  request: MethodRequest,
): IntegrationRequest {
  const { passthroughBehavior, contentHandling, type } = integration.integration
  const contentType = findHeader(call.exchange.request.headers, 'content-type')
  const choice = chooseRequestTemplate(integration.requestTemplates, contentType, passthroughBehavior)
  if (choice.type === 'refused') throw passthroughRefused(integration, contentType)
  const isBinary = call.api.isBinary(contentType ?? 'application/json')
  const converted = convertRequest(request.body, isBinary, contentHandling)
  if (converted === undefined) throw conversionFailed(integration)

  const mapped = mapRequest(call, integration.mappings, request)
  let body = converted.body
  if (choice.type === 'template') {
    if (converted.isBinary && !isEmptyPayload(body)) throw binaryTemplate(integration, choice)
    body = applyTemplate(call, integration, request, choice, payloadText(body), mapped)
  }
  refuseForbiddenHeaders(integration, mapped)
  return {
    httpMethod: integrationMethod(integration, request),
    headers: mapped.headers.filter(([name]) => !isDroppedRequestHeader(name.toLowerCase(), type)),
    query: mapped.query,
    path: mapped.path,
    ...(mapped.wholePath !== undefined && { wholePath: mapped.wholePath }),
    body,
  }
}

/** The method that the backend is called with: the integration's own, else the client's. */
export function integrationMethod({ integration }: CompiledIntegration, request: MethodRequest): string {
  const { httpMethod } = integration
  return httpMethod === undefined || httpMethod === '' || httpMethod === 'ANY' ? request.httpMethod : httpMethod
}

function applyTemplate(
  call: Call,
  integration: CompiledIntegration,
  request: MethodRequest,
  { template, contentType }: Chosen,
  body: string,
  mapped: MappedRequest,
): Payload {
  const { constant } = template
  const use = { which: 'request', contentType, body, request } as const
  if (constant !== undefined) {
    if (call.recorder.watched) emitConstant(call, template, use)
    return constant.text
  }
  let rendered: RenderedMappingTemplate
  try {
    rendered = renderTemplate(call, template, use)
  } catch (error) {
    throw templateFailed(integration, contentType, error)
  }
  applyOverrides(mapped, rendered.overrides.request)
  return rendered.text
}

function applyOverrides(mapped: MappedRequest, overrides: RenderedMappingTemplate['overrides']['request']): void {
  for (const [name, value] of Object.entries(overrides.header)) override(mapped, 'header', name, overrideValues(value))
  for (const [name, value] of Object.entries(overrides.querystring)) {
    override(mapped, 'querystring', name, overrideValues(value))
  }
  for (const [name, value] of Object.entries(overrides.path)) override(mapped, 'path', name, overrideValues(value))
  if (overrides.wholePath !== undefined) mapped.wholePath = overrides.wholePath
}

/** The values of an override: a list gives several, null none. */
export function overrideValues(value: Json): string[] {
  if (value === null) return []
  if (Array.isArray(value)) return value.flatMap(overrideValues)
  return [typeof value === 'string' ? value : typeof value === 'object' ? JSON.stringify(value) : String(value)]
}

function refuseForbiddenHeaders(integration: CompiledIntegration, mapped: MappedRequest): void {
  for (const [name] of mapped.headers) {
    if (isForbiddenRequestHeader(name.toLowerCase(), integration.integration.type)) {
      throw forbiddenHeader(integration, name)
    }
  }
}

/** A header that no mapping may set: every such request fails (rest-api reference §10.3). */
export function forbiddenHeader(integration: CompiledIntegration, name: string): GatewayException {
  return new GatewayException('requestHeaderForbidden', {
    explanation: `The header ${name} is mapped or overridden for the backend; integrations of type ${integration.integration.type} refuse that at run time.`,
    place: [...integration.place, 'requestParameters', `integration.request.header.${name}`],
    received: { header: name },
    wouldPass: [`An integration request that does not set ${name}.`],
    log: `Execution failed due to configuration error: ${name} header already present`,
  })
}

function passthroughRefused(integration: CompiledIntegration, contentType: string | undefined): GatewayException {
  const types = [...integration.requestTemplates.keys()]
  const { passthroughBehavior } = integration.integration
  return new GatewayException('passthroughRefused', {
    explanation: `No request template fits the content type ${contentType ?? 'application/json (none was sent)'}, and the passthrough behaviour ${passthroughBehavior} refuses such bodies.`,
    place: [...integration.place, 'passthroughBehavior'],
    received: { 'Content-Type': contentType ?? null },
    wouldPass: [
      types.length === 0 ? 'A request template for this content type.' : `A Content-Type of ${types.join(' or ')}.`,
      'The passthrough behaviour WHEN_NO_MATCH.',
    ],
    log: 'Execution failed due to configuration error: Unsupported Media Type',
  })
}

function conversionFailed(integration: CompiledIntegration): GatewayException {
  return new GatewayException('requestConversionFailed', {
    explanation: 'Content handling CONVERT_TO_BINARY decodes the body from base64, which it is not.',
    place: [...integration.place, 'contentHandling'],
    wouldPass: ['A body in base64.', 'A Content-Type that the API lists among its binary media types.'],
    log: 'Execution failed due to configuration error: Unable to base64 decode the body.',
  })
}

function binaryTemplate(integration: CompiledIntegration, { contentType }: Chosen): GatewayException {
  return new GatewayException('requestBinaryTemplate', {
    explanation: 'The body is binary here, and a mapping template cannot transform binary bodies.',
    place: [...integration.place, 'requestTemplates', contentType],
    wouldPass: ['Content handling CONVERT_TO_TEXT.', 'An integration without a template for this content type.'],
    log: 'Execution failed due to configuration error: Unable to transform request',
  })
}

function templateFailed(integration: CompiledIntegration, contentType: string, error: unknown): GatewayException {
  const reason = error instanceof Error ? error.message : String(error)
  if (error instanceof Error && error.cause instanceof UnreadablePayload) {
    return new GatewayException('payloadUnreadable', {
      explanation: `The request template asks for a part of the body, and the body cannot be read: ${reason}`,
      place: [...integration.place, 'requestTemplates', contentType],
      received: { error: reason },
      wouldPass: ['A body that is JSON.', 'A template that takes $input.body instead of a part of it.'],
      log: 'Execution failed: Could not process payload',
    })
  }
  return new GatewayException('requestTemplateFailed', {
    explanation: `The request template failed: ${reason}`,
    place: [...integration.place, 'requestTemplates', contentType],
    received: { error: reason },
    wouldPass: ['A template that renders without an error.'],
    log: 'Execution failed due to configuration error: Unable to transform request',
  })
}
