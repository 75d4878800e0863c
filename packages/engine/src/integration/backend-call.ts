import { payloadBytes } from '../bytes.ts'
import { hasHeader } from '../header-list.ts'
import type { BackendCall, HeaderList, IntegrationRequest } from '../message.ts'
import { parseQuery, type QueryList, writeQuery } from '../query-string.ts'

/** An absolute http(s) URL taken apart; the query is decoded. */
export type EndpointUrl = { readonly base: string; readonly host: string; readonly query: QueryList }

/** Reads a rendered integration URI; undefined when it is no usable address. */
export function endpointUrl(uri: string): EndpointUrl | undefined {
  if (!/^https?:\/\/[^/?#]+/i.test(uri)) return undefined
  try {
    const url = new URL(uri)
    return {
      base: `${url.protocol}//${url.host}${url.pathname}`,
      host: url.host,
      query: parseQuery(url.search.slice(1)),
    }
  } catch {
    return undefined
  }
}

const bodyless = new Set(['GET', 'HEAD', 'OPTIONS'])

/** What every call carries beside what was mapped. */
export type CallDefaults = {
  readonly apiId: string
  readonly traceId: string
  readonly clientContentType: string | undefined
}

/**
 * The call of an HTTP endpoint or AWS service: header fields given, and those that the gateway adds (rest-api reference §10.2).
 * GET, HEAD and OPTIONS carry no body.
 */
export function backendCall(request: IntegrationRequest, url: EndpointUrl, defaults: CallDefaults): BackendCall {
  const method = request.httpMethod.toUpperCase()
  const body = bodyless.has(method) ? payloadBytes('') : payloadBytes(request.body)
  const query = url.query.length === 0 ? request.query : [...url.query, ...request.query]
  return {
    method,
    url: query.length === 0 ? url.base : `${url.base}?${writeQuery(query)}`,
    headers: withDefaults(request.headers, url.host, bodyless.has(method) ? undefined : body, defaults),
    body,
  }
}

function withDefaults(
  headers: HeaderList,
  host: string,
  body: Uint8Array | undefined,
  { apiId, traceId, clientContentType }: CallDefaults,
): HeaderList {
  const all = [...headers]
  if (!hasHeader(headers, 'accept')) all.push(['Accept', 'application/json'])
  if (!hasHeader(headers, 'user-agent')) all.push(['User-Agent', `AmazonAPIGateway_${apiId}`])
  if (!hasHeader(headers, 'host')) all.push(['Host', host])
  if (body !== undefined) {
    const contentType = clientContentType ?? (body.length > 0 ? 'application/json' : undefined)
    if (contentType !== undefined && !hasHeader(headers, 'content-type')) all.push(['Content-Type', contentType])
    if (!hasHeader(headers, 'content-length')) all.push(['Content-Length', String(body.length)])
  }
  all.push(['X-Amzn-Apigateway-Api-Id', apiId], ['X-Amzn-Trace-Id', traceId])
  return all
}
