import { findMethod } from '../find-method.ts'
import type { Rule } from '../rule.ts'

/** A deployment with a method that lacks its integration is refused ("No integration defined for method"). */
export const methodHasIntegration: Rule = {
  name: 'method-has-integration',
  severity: 'error',
  visitors: {
    method(method, at, report) {
      if (method.integration !== undefined) return
      report({
        message: 'No integration defined for method: draw a line from the method to a backend, or choose a mock.',
        fix: {
          label: 'Use a mock',
          edit: (draft) => {
            const target = findMethod(draft, at.resourceId, at.verb)
            if (target !== undefined) {
              target.integration = {
                type: 'MOCK',
                requestParameters: {},
                requestTemplates: { 'application/json': '{"statusCode": 200}' },
                passthroughBehavior: 'WHEN_NO_MATCH',
                cacheKeyParameters: [],
                integrationResponses: { 200: { responseParameters: {}, responseTemplates: {} } },
              }
              target.methodResponses['200'] ??= { responseParameters: {}, responseModels: {} }
            }
          },
        },
      })
    },
  },
}
