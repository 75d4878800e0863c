import type { JsonObject } from '@gatewright/definition'
import { allValues, lastValues } from '../query-string.ts'
import type { Call } from './call.ts'
import type { CompiledAuthorizer } from './compile-authorizer.ts'
import { eventHeaders, eventPath, requestContext } from './proxy-event.ts'

/** The event of a Lambda authorizer: three members for TOKEN, the request without its body for REQUEST (authorizers reference §5.2). */
export function authorizerEvent(
  call: Call,
  compiled: CompiledAuthorizer,
  identity: readonly string[],
  methodArn: string,
): JsonObject {
  if (compiled.authorizer.type === 'TOKEN') {
    return { type: 'TOKEN', methodArn, authorizationToken: identity[0] ?? '' }
  }
  const { exchange, progress } = call
  const headers = progress.request === undefined ? [] : eventHeaders(call, progress.request)
  return {
    type: 'REQUEST',
    methodArn,
    resource: progress.method?.resourcePath ?? '',
    path: eventPath(call),
    httpMethod: exchange.httpMethod,
    headers: lastValues(headers),
    multiValueHeaders: allValues(headers),
    queryStringParameters: lastValues(exchange.query),
    multiValueQueryStringParameters: allValues(exchange.query),
    pathParameters: { ...progress.request?.pathParameters },
    stageVariables: { ...exchange.facts.stageVariables },
    requestContext: requestContext(call),
  }
}
