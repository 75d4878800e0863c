import type { IntegrationRequest, MethodRequest } from '../message.ts'
import type { Call } from './call.ts'
import type { CompiledIntegration } from './compile-integration.ts'
import { forbiddenHeader, integrationMethod } from './integration-request.ts'
import { isDroppedRequestHeader, isForbiddenRequestHeader } from './mapped-headers.ts'
import { mapRequest } from './mapped-request.ts'

const notForwarded = new Set(['host', 'content-encoding', 'via', 'x-amzn-trace-id', 'x-amzn-apigateway-api-id'])

/**
 * The request of an HTTP_PROXY integration (rest-api reference §9.3, recorded): the client's header fields, those that were
 * mapped instead of same-named ones; query parameters of the client and the mapping joined.
 */
export function httpProxyRequest(
  call: Call,
  compiled: CompiledIntegration,
  request: MethodRequest,
): IntegrationRequest {
  const mapped = mapRequest(call, compiled.mappings, request)
  for (const [name] of mapped.headers) {
    if (isForbiddenRequestHeader(name.toLowerCase(), 'HTTP_PROXY')) throw forbiddenHeader(compiled, name)
  }
  const set = mapped.headers.filter(([name]) => !isDroppedRequestHeader(name.toLowerCase(), 'HTTP_PROXY'))
  const replaced = new Set(set.map(([name]) => name.toLowerCase()))
  const forwarded = request.headers.filter(([name]) => {
    const lowerName = name.toLowerCase()
    if (notForwarded.has(lowerName) || replaced.has(lowerName)) return false
    return lowerName !== 'authorization' || !isSignature(name, request)
  })
  return {
    httpMethod: integrationMethod(compiled, request),
    headers: [...forwarded, ...set],
    query: [...request.query, ...mapped.query],
    path: mapped.path,
    body: request.body,
  }
}

/** A signed Authorization field is not forwarded. */
function isSignature(name: string, request: MethodRequest): boolean {
  return request.headers.some(([known, value]) => known === name && value.startsWith('AWS4-HMAC-SHA256'))
}
