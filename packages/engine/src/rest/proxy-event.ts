import type { Json, JsonObject } from '@gatewright/definition'
import { toBase64 } from '../base64.ts'
import { payloadText } from '../bytes.ts'
import { findHeader } from '../header-list.ts'
import type { HeaderList, MethodRequest } from '../message.ts'
import { allValues, lastValues } from '../query-string.ts'
import type { Call } from './call.ts'
import { identity } from './context.ts'

/** The event of a Lambda proxy integration, format 1.0 (rest-api reference §13.1). */
export function proxyEvent(call: Call, request: MethodRequest): JsonObject {
  const { exchange } = call
  const isBinary = request.body.length > 0 && call.api.isBinary(findHeader(request.headers, 'content-type'))
  const headers = eventHeaders(call, request)
  return {
    resource: call.progress.method?.resourcePath ?? '',
    path: eventPath(call),
    httpMethod: request.httpMethod,
    headers: lastValues(headers),
    multiValueHeaders: allValues(headers),
    queryStringParameters: request.query.length === 0 ? null : lastValues(request.query),
    multiValueQueryStringParameters: request.query.length === 0 ? null : allValues(request.query),
    pathParameters: orNull(request.pathParameters),
    stageVariables: orNull(exchange.facts.stageVariables),
    requestContext: requestContext(call),
    body: request.body.length === 0 ? null : isBinary ? toBase64(request.body) : payloadText(request.body),
    isBase64Encoded: isBinary,
  }
}

/** `requestContext` of proxy and REQUEST authorizer events (rest-api reference §13.2). */
export function requestContext(call: Call): JsonObject {
  const { exchange, progress } = call
  const { facts } = exchange
  const { method, caller } = progress
  return {
    resourceId: method?.resourceId ?? null,
    ...(caller?.authorizer === undefined ? {} : { authorizer: { ...caller.authorizer, ...authorizerLatency(call) } }),
    resourcePath: method?.resourcePath ?? null,
    ...(method?.method.operationName === undefined ? {} : { operationName: method.method.operationName }),
    httpMethod: exchange.httpMethod,
    extendedRequestId: exchange.extendedRequestId,
    requestTime: exchange.requestTime,
    path: exchange.rawPath,
    accountId: facts.accountId,
    protocol: exchange.request.protocol,
    stage: facts.stageName,
    domainPrefix: exchange.domainPrefix,
    requestTimeEpoch: Math.floor(exchange.startedAt),
    requestId: exchange.requestId,
    identity: identity(exchange, progress),
    domainName: facts.domainName,
    deploymentId: facts.deploymentId,
    apiId: facts.apiId,
    ...(facts.isCanaryRequest === undefined ? {} : { isCanaryRequest: facts.isCanaryRequest }),
  }
}

function authorizerLatency({ progress }: Call): JsonObject {
  const latency = progress.caller?.authorizerLatencyMs
  return latency === undefined ? {} : { integrationLatency: Math.floor(latency) }
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

function orNull(record: { readonly [name: string]: string }): Json {
  for (const _name in record) return record as { [name: string]: string }
  return null
}
