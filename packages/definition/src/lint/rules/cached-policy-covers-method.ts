import type { Rule } from '../rule.ts'

/** The cached policy of a Lambda authorizer serves all methods that it guards. */
export const cachedPolicyCoversMethods: Rule = {
  name: 'cached-policy-covers-methods',
  severity: 'info',
  visitors: {
    authorizer(authorizer, at, report) {
      if (authorizer.type !== 'TOKEN' || authorizer.authorizerResultTtlInSeconds === 0) return
      let guarded = 0
      for (const resource of Object.values(at.api.resources)) {
        for (const method of Object.values(resource.methods)) if (method?.authorizerId === at.authorizerId) guarded++
      }
      if (guarded < 2) return
      report({
        message: `"${authorizer.name}" guards ${guarded} methods with one cached policy per token: a policy for event.methodArn alone refuses the other methods. Return one that covers them all.`,
      })
    },
  },
}
