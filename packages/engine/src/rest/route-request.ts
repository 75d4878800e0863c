import { unreadableAuthorization } from '../authorize/signed-request.ts'
import { signingAlgorithm } from '../authorize/sigv4.ts'
import { GatewayException } from '../gateway-exception.ts'
import { findHeader } from '../header-list.ts'
import { withArticle } from '../with-article.ts'
import type { Call } from './call.ts'
import type { MethodEntry } from './compile.ts'
import type { RouteMatch } from './route-tree.ts'

/** The method that a request leads to; undefined when nothing matches path and verb (rest-api reference §3.2). */
export function matchRoute({ api, exchange }: Call): RouteMatch<MethodEntry> | undefined {
  return api.routes.match(exchange.path, exchange.httpMethod)
}

/** Refuses a request that matches nothing, as the service does: 403, never 404 or 405 (rest-api reference §3.4). */
export async function refuseUnmatched({ api, exchange }: Call): Promise<never> {
  const authorization = findHeader(exchange.request.headers, 'authorization')
  const verbs = api.routes.verbsAt(exchange.path)
  const { httpMethod, path } = exchange
  const received = { httpMethod, path }
  const wouldPass =
    verbs === undefined
      ? [`A resource whose path matches ${path}, with ${withArticle(httpMethod)} or ANY method.`]
      : [
          `One of the methods that the resource has: ${verbs.join(', ')}.`,
          `On the resource, ${withArticle(httpMethod)} or ANY method.`,
        ]
  const explanation =
    verbs === undefined ? `No resource has the path ${path}.` : `The resource at ${path} has no ${httpMethod} method.`
  if (authorization !== undefined && !authorization.startsWith(signingAlgorithm)) {
    throw new GatewayException('unmatchedWithAuthorization', {
      explanation: `${explanation} The service reads the Authorization header of such a request as a signature, which this one is not.`,
      place: ['resources'],
      received,
      wouldPass,
      clientMessage: await unreadableAuthorization(authorization),
    })
  }
  throw new GatewayException(verbs === undefined ? 'unknownResource' : 'methodNotOnResource', {
    explanation,
    place: ['resources'],
    received,
    wouldPass,
  })
}
