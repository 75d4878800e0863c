import { authorizerResultTtl } from '../../authorizer.ts'
import type { Rule } from '../rule.ts'

/** What an authorizer cannot work without. */
export const authorizerComplete: Rule = {
  name: 'authorizer-complete',
  severity: 'error',
  visitors: {
    authorizer(authorizer, at, report) {
      const missing = (member: string, message: string) => report({ message, path: [...at.path, member] })
      if ((authorizer.type === 'TOKEN' || authorizer.type === 'REQUEST') && !authorizer.authorizerUri) {
        missing('authorizerUri', `Authorizer "${authorizer.name}" invokes no Lambda function: choose one.`)
      }
      if (authorizer.type === 'TOKEN' && !authorizer.identitySource) {
        missing(
          'identitySource',
          `Authorizer "${authorizer.name}" has no token source: name a header, such as method.request.header.Authorization.`,
        )
      }
      const ttl = authorizer.authorizerResultTtlInSeconds
      if (authorizer.type === 'REQUEST' && !authorizer.identitySource && (ttl ?? authorizerResultTtl.default) > 0) {
        missing(
          'identitySource',
          `Authorizer "${authorizer.name}" caches results but has no identity source: name one, or set the TTL to 0.`,
        )
      }
      if (authorizer.type === 'COGNITO_USER_POOLS' && authorizer.providerARNs.length === 0) {
        missing('providerARNs', `Authorizer "${authorizer.name}" has no user pool: add the ARN of one.`)
      }
      if (ttl !== undefined && (ttl < authorizerResultTtl.minimum || ttl > authorizerResultTtl.maximum)) {
        missing(
          'authorizerResultTtlInSeconds',
          `The TTL of authorizer "${authorizer.name}" is ${ttl} s; it must be ${authorizerResultTtl.minimum} to ${authorizerResultTtl.maximum}.`,
        )
      }
    },
  },
}
