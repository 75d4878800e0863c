import type { GatewayResponseType } from '@gatewright/definition'
import { payloadBytes } from '../bytes.ts'
import type { Cause } from '../cause.ts'
import { causeRule } from '../causes.ts'
import { eventText } from '../event-text.ts'
import type { GatewayException } from '../gateway-exception.ts'
import { findHeader, lastHeader } from '../header-list.ts'
import { firstMediaType } from '../media-type.ts'
import type { GatewayAnswer } from '../message.ts'
import { MatchedRequest } from '../method-request.ts'
import { ownValue } from '../own-value.ts'
import { variableValue } from '../variable-value.ts'
import { accessContext } from './access-context.ts'
import type { Call } from './call.ts'
import { type CompiledGatewayResponse, customizedResponse, defaultStatus } from './gateway-response.ts'
import { phasesAfter, type RestPhase } from './phases.ts'
import { requestScope } from './request-scope.ts'
import { shownTemplateInput } from './shown-template-input.ts'

/** The gateway's own answer, with why it was given. */
export type Refused = { readonly answer: GatewayAnswer; readonly cause: Cause }

/** Makes the gateway's answer to an exception, by the API's gateway responses or the built-in ones (rest-api reference §16). */
export function gatewayAnswer(call: Call, exception: GatewayException, phase: RestPhase): Refused {
  const rule = causeRule(exception.rule)
  const { refusal } = exception
  const type = refusal.answer === undefined ? rule.responseType : undefined
  const status = refusal.answer?.status ?? rule.status ?? (type === undefined ? undefined : defaultStatus(type)) ?? 500
  const message = refusal.clientMessage ?? rule.clientMessage ?? null
  call.progress.error = { status, message, responseType: type, validationErrors: refusal.validationErrors }
  const errorType = refusal.errorType ?? rule.errorType
  const answer =
    refusal.answer ??
    (type === undefined
      ? bypassing(status, message, errorType)
      : customizedOrDefault(call, { type, status, message, errorType, phase }))
  return { answer, cause: causeOf(exception, phase, answer.status, type) }
}

function causeOf(
  { rule, refusal }: GatewayException,
  phase: RestPhase,
  status: number,
  responseType: GatewayResponseType | undefined,
): Cause {
  return {
    phase,
    rule,
    status,
    ...(responseType === undefined ? {} : { responseType }),
    message: refusal.explanation,
    ...(refusal.place === undefined ? {} : { place: refusal.place }),
    ...(refusal.subject === undefined ? {} : { subject: refusal.subject }),
    received: refusal.received ?? {},
    wouldPass: refusal.wouldPass,
    notReached: phasesAfter(phase),
  }
}

/** Answers that no gateway response touches: 413 as plain text, the others as JSON. */
function bypassing(status: number, message: string | null, errorType: string): GatewayAnswer {
  const isPlain = status === 413
  return {
    status,
    headers: [
      ['Content-Type', isPlain ? 'text/plain' : 'application/json'],
      ['x-amzn-ErrorType', errorType],
    ],
    body: payloadBytes(isPlain ? (message ?? '') : `{"message":${JSON.stringify(message)}}`),
  }
}

type Answering = {
  readonly type: GatewayResponseType
  readonly status: number
  readonly message: string | null
  readonly errorType: string
  readonly phase: RestPhase
}

function customizedOrDefault(call: Call, about: Answering): GatewayAnswer {
  const custom = customizedResponse(call.api.gatewayResponses, about.type, about.status)
  const template = custom === undefined ? undefined : chooseTemplate(call, custom)
  const headers: [string, string][] = custom === undefined ? [] : mappedHeaders(call, custom)
  if (!headers.some(([name]) => name.toLowerCase() === 'content-type')) {
    headers.push(['Content-Type', template?.contentType ?? 'application/json'])
  }
  headers.push(['x-amzn-ErrorType', about.errorType])
  const body =
    template === undefined ? defaultBody(about) : template.text.render((root, path) => variable(call, root, path), '')
  if (template !== undefined && call.recorder.watched) emitRendered(call, template, body)
  return { status: custom?.statusCode ?? about.status, headers, body: payloadBytes(body) }
}

/** Tells those who watch what the template of a gateway response gave. */
function emitRendered(
  call: Call,
  { contentType, text }: CompiledGatewayResponse['templates'][number],
  body: string,
): void {
  const { recorder, ports, progress } = call
  recorder.emit({
    type: 'templateRendered',
    phase: recorder.current,
    at: ports.clock.now(),
    which: 'gatewayResponse',
    contentType,
    template: eventText(text.source),
    input: shownTemplateInput(call, { body: '', params: progress.request?.params, context: accessContext(call) }),
    output: eventText(body),
    overrides: {},
  })
}

/** The template for the client's Accept, else the one for JSON, else the first. */
function chooseTemplate(call: Call, custom: CompiledGatewayResponse) {
  const accept = findHeader(call.exchange.request.headers, 'accept')
  const wanted = accept === undefined ? undefined : firstMediaType(accept)
  return (
    custom.templates.find(({ contentType }) => contentType === wanted) ??
    custom.templates.find(({ contentType }) => contentType === 'application/json') ??
    custom.templates[0]
  )
}

const executionPhases: ReadonlySet<RestPhase> = new Set([
  'validateRequest',
  'cacheLookup',
  'integrationRequest',
  'integration',
  'integrationResponse',
  'methodResponse',
])

/** The built-in body: `Message` for denials; answers of the front are compact, those of the execution carry a space (recorded lengths). */
function defaultBody({ type, message, phase }: Answering): string {
  const member = type === 'ACCESS_DENIED' ? 'Message' : 'message'
  const isSpaced = executionPhases.has(phase) && type !== 'UNSUPPORTED_MEDIA_TYPE'
  return `{"${member}":${isSpaced ? ' ' : ''}${JSON.stringify(message)}}`
}

function mappedHeaders(call: Call, custom: CompiledGatewayResponse): [string, string][] {
  if (custom.mappings.length === 0) return []
  const { progress, exchange } = call
  const request = progress.request ?? new MatchedRequest(exchange, {}, exchange.request.body)
  const scope = requestScope(call, request)
  const headers: [string, string][] = []
  for (const { name, source } of custom.mappings) {
    const value = source(scope)
    if (typeof value === 'string' && value !== '') headers.push([name, value.replace(/[\r\n]+\s*/g, ' ')])
  }
  return headers
}

function variable(call: Call, root: 'context' | 'stageVariables' | 'method', path: readonly string[]) {
  const { exchange, progress } = call
  switch (root) {
    case 'context':
      return variableValue(accessContext(call), path)
    case 'stageVariables':
      return ownValue(exchange.facts.stageVariables, path.join('.'))
    case 'method': {
      const request = progress.request ?? new MatchedRequest(exchange, {}, exchange.request.body)
      const [, kind, ...rest] = path
      const name = rest.join('.')
      if (kind === 'header') return lastHeader(request.headers, name)
      if (kind === 'querystring') return lastHeader(request.query, name)
      return kind === 'path' ? ownValue(request.pathParameters, name) : undefined
    }
  }
}
