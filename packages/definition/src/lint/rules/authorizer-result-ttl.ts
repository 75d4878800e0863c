import { authorizerResultTtl } from '../../authorizer.ts'
import type { Rule } from '../rule.ts'

/** A cached result outlives a revoked token by up to the TTL. */
export const authorizerResultOutlivesToken: Rule = {
  name: 'authorizer-result-ttl',
  severity: 'info',
  visitors: {
    authorizer(authorizer, at, report) {
      if (authorizer.type !== 'TOKEN' && authorizer.type !== 'REQUEST') return
      const ttl = authorizer.authorizerResultTtlInSeconds ?? authorizerResultTtl.default
      if (ttl === 0) return
      const stated = authorizer.authorizerResultTtlInSeconds === undefined ? ' (the default)' : ''
      report({
        message: `Results of "${authorizer.name}" are kept for ${ttl} s${stated}: a token that is revoked goes on working for so long. A TTL of 0 asks the function every time.`,
        path: [...at.path, 'authorizerResultTtlInSeconds'],
      })
    },
  },
}
