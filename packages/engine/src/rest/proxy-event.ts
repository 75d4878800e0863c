import type { JsonObject } from '@gatewright/definition'
import { toBase64 } from '../base64.ts'
import { payloadText } from '../bytes.ts'
import type { Exchange, ExchangeFacts } from '../exchange.ts'
import { findHeader } from '../header-list.ts'
import type { HeaderList, MethodRequest } from '../message.ts'
import { quote, quoteOrNull } from '../quote.ts'
import { valueMapsText } from '../value-maps.ts'
import type { Call } from './call.ts'
import type { CompiledMethod } from './compile-method.ts'
import { identity } from './context.ts'
import type { Progress } from './progress.ts'

/**
 * The event of a Lambda proxy integration, format 1.0, as JSON (rest-api reference §13.1). It is written as text, with
 * what is the same for all requests of a method made once: as objects it took a third of the time of a short request.
 */
export function proxyEventText(call: Call, request: MethodRequest): string {
  const { query, body, pathParameters } = request
  const isBinary = body.length > 0 && call.api.isBinary(findHeader(request.headers, 'content-type'))
  const headers = valueMapsText(eventHeaders(call, request))
  const parameters = query.length === 0 ? noParameters : valueMapsText(query)
  const fixed = fixedTexts(call)
  return (
    `{"resource":${fixed.resource},"path":${quote(eventPath(call))},"httpMethod":${quote(request.httpMethod)}` +
    `,"headers":${headers.last},"multiValueHeaders":${headers.all}` +
    `,"queryStringParameters":${parameters.last},"multiValueQueryStringParameters":${parameters.all}` +
    `,"pathParameters":${recordText(pathParameters)},"stageVariables":${fixed.stageVariables}` +
    `,"requestContext":${requestContextText(call)}` +
    `,"body":${body.length === 0 ? 'null' : isBinary ? `"${toBase64(body)}"` : quote(payloadText(body))}` +
    `,"isBase64Encoded":${isBinary}}`
  )
}

const noParameters = { last: 'null', all: 'null' }

/** `requestContext` of REQUEST authorizer events, which have that of proxy events. */
export function requestContext(call: Call): JsonObject {
  return JSON.parse(requestContextText(call))
}

/** `requestContext` of proxy events as JSON (rest-api reference §13.2). */
function requestContextText(call: Call): string {
  const { exchange, progress } = call
  const fixed = fixedTexts(call)
  return (
    `${fixed.resourceId}${authorizerText(progress)}${fixed.resourcePath},"httpMethod":${quote(exchange.httpMethod)}` +
    `,"extendedRequestId":${quote(exchange.extendedRequestId)},"requestTime":${quote(exchange.requestTime)}` +
    `,"path":${quote(exchange.rawPath)}${fixed.accountId},"protocol":${quote(exchange.request.protocol)}${fixed.stage}` +
    `,"requestTimeEpoch":${Math.floor(exchange.startedAt)},"requestId":${quote(exchange.requestId)}` +
    `,"identity":${identityText(exchange, progress)}${fixed.domainName}`
  )
}

/** The parts of an event that are the same for all requests of a method in a stage. */
type FixedTexts = {
  readonly resource: string
  readonly stageVariables: string
  readonly resourceId: string
  readonly resourcePath: string
  readonly accountId: string
  readonly stage: string
  readonly domainName: string
}

const known = new WeakMap<ExchangeFacts, Map<CompiledMethod | undefined, FixedTexts>>()

function fixedTexts({ exchange, progress }: Call): FixedTexts {
  const { facts } = exchange
  let ofFacts = known.get(facts)
  if (ofFacts === undefined) {
    ofFacts = new Map()
    known.set(facts, ofFacts)
  }
  let texts = ofFacts.get(progress.method)
  if (texts === undefined) {
    texts = makeFixedTexts(exchange, progress.method)
    ofFacts.set(progress.method, texts)
  }
  return texts
}

function makeFixedTexts({ facts, domainPrefix }: Exchange, compiled: CompiledMethod | undefined): FixedTexts {
  const operationName = compiled?.method.operationName
  const { isCanaryRequest: isCanary } = facts
  return {
    resource: quote(compiled?.resourcePath ?? ''),
    stageVariables: recordText(facts.stageVariables),
    resourceId: `{"resourceId":${quoteOrNull(compiled?.resourceId)}`,
    resourcePath:
      `,"resourcePath":${quoteOrNull(compiled?.resourcePath)}` +
      (operationName === undefined ? '' : `,"operationName":${quote(operationName)}`),
    accountId: `,"accountId":${quote(facts.accountId)}`,
    stage: `,"stage":${quote(facts.stageName)},"domainPrefix":${quote(domainPrefix)}`,
    domainName:
      `,"domainName":${quote(facts.domainName)},"deploymentId":${quote(facts.deploymentId)},"apiId":${quote(facts.apiId)}` +
      `${isCanary === undefined ? '' : `,"isCanaryRequest":${isCanary}`}}`,
  }
}

/** What the authorizer gave, with how long it took. */
function authorizerText({ caller }: Progress): string {
  if (caller?.authorizer === undefined) return ''
  const latency = caller.authorizerLatencyMs
  const facts = latency === undefined ? {} : { integrationLatency: Math.floor(latency) }
  return `,"authorizer":${JSON.stringify({ ...caller.authorizer, ...facts })}`
}

let lastAnonymous = { sourceIp: '', userAgent: '' as string | undefined, text: '' }

/** `identity` as JSON; one client after the other is mostly the same one. */
function identityText(exchange: Exchange, progress: Progress): string {
  const { sourceIp, userAgent } = exchange
  if (progress.caller?.iam !== undefined || progress.client !== undefined) {
    return JSON.stringify(identity(exchange, progress))
  }
  if (lastAnonymous.text === '' || lastAnonymous.sourceIp !== sourceIp || lastAnonymous.userAgent !== userAgent) {
    lastAnonymous = { sourceIp, userAgent, text: JSON.stringify(identity(exchange, progress)) }
  }
  return lastAnonymous.text
}

/** The path without the stage; the base path of a custom domain name stays. */
export function eventPath({ exchange }: Call): string {
  const base = exchange.facts.basePath?.replace(/^\/+|\/+$/g, '') ?? ''
  return base === '' ? exchange.path : `/${base}${exchange.path}`
}

const capitalizedByEdge: { readonly [name: string]: string } = {
  authorization: 'Authorization',
  'user-agent': 'User-Agent',
}

/** Header fields of the event: the client's, and those that the front adds; edge-optimised endpoints capitalize two names. */
export function eventHeaders(call: Call, request: MethodRequest): HeaderList {
  const { exchange, api } = call
  const isEdge = api.definition.endpointConfiguration.types.includes('EDGE')
  const headers: [string, string][] = []
  let forwardedFor: string | undefined
  for (const [name, value] of request.headers) {
    const lowerName = name.toLowerCase()
    if (lowerName === 'x-forwarded-for') forwardedFor = value
    if (!addedNames.has(lowerName)) headers.push([(isEdge ? capitalizedByEdge[lowerName] : undefined) ?? name, value])
  }
  const from = forwardedFor === undefined ? exchange.sourceIp : `${forwardedFor}, ${exchange.sourceIp}`
  headers.push(['X-Amzn-Trace-Id', exchange.traceId], ['X-Forwarded-For', from])
  headers.push(['X-Forwarded-Port', '443'], ['X-Forwarded-Proto', 'https'])
  return headers
}

const addedNames = new Set(['x-amzn-trace-id', 'x-forwarded-for', 'x-forwarded-port', 'x-forwarded-proto'])

/** Texts by name as JSON; `null` when there are none. */
function recordText(record: { readonly [name: string]: string }): string {
  let members = ''
  for (const name in record) members += `${members === '' ? '' : ','}${quote(name)}:${quote(record[name] ?? '')}`
  return members === '' ? 'null' : `{${members}}`
}
