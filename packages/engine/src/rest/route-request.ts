import { GatewayException } from '../gateway-exception.ts'
import { findHeader } from '../header-list.ts'
import type { Call } from './call.ts'
import type { MethodEntry } from './compile.ts'
import type { RouteMatch } from './route-tree.ts'

/** Finds the method for the request, or refuses as the service does: 403, never 404 or 405 (rest-api reference §3.4). */
export function routeRequest({ api, exchange }: Call): RouteMatch<MethodEntry> {
  const match = api.routes.match(exchange.path, exchange.httpMethod)
  if (match !== undefined) return match
  const authorization = findHeader(exchange.request.headers, 'authorization')
  const verbs = api.routes.verbsAt(exchange.path)
  const { httpMethod, path } = exchange
  const received = { httpMethod, path }
  const wouldPass =
    verbs === undefined
      ? [`A resource whose path matches ${path}, with a ${httpMethod} or ANY method.`]
      : [
          `One of the methods that the resource has: ${verbs.join(', ')}.`,
          `A ${httpMethod} or ANY method on the resource.`,
        ]
  const explanation =
    verbs === undefined ? `No resource has the path ${path}.` : `The resource at ${path} has no ${httpMethod} method.`
  if (authorization !== undefined && !authorization.startsWith('AWS4-HMAC-SHA256')) {
    throw new GatewayException('unmatchedWithAuthorization', {
      explanation: `${explanation} The service reads the Authorization header of such a request as a signature, which this one is not.`,
      place: ['resources'],
      received,
      wouldPass,
      clientMessage: brokenAuthorization(authorization),
    })
  }
  throw new GatewayException(verbs === undefined ? 'unknownResource' : 'methodNotOnResource', {
    explanation,
    place: ['resources'],
    received,
    wouldPass,
  })
}

/** What the service says of an Authorization header that is no signature. */
export function brokenAuthorization(authorization: string): string {
  const words = authorization.trim().split(/\s+/)
  const part = words.slice(1).find((word) => !word.includes('=')) ?? words[0] ?? ''
  return `'${part}' not a valid key=value pair (missing equal-sign) in Authorization header: '${authorization}'.`
}
