import { findMethod } from '../find-method.ts'
import type { Rule } from '../rule.ts'

/** An integration response gives a status and headers that the method response declares. */
export const methodResponseDeclared: Rule = {
  name: 'method-response-declared',
  severity: 'error',
  visitors: {
    integrationResponse(response, at, report) {
      if (at.integration.type === 'HTTP_PROXY' || at.integration.type === 'AWS_PROXY') return
      const declared = at.method.methodResponses[at.statusCode]
      if (declared === undefined) {
        report({
          message: `Output mapping refers to an invalid method response: ${at.statusCode}. Declare it, or every such answer is 500.`,
          fix: {
            label: `Declare ${at.statusCode}`,
            edit: (draft) => {
              const method = findMethod(draft, at.resourceId, at.verb)
              if (method !== undefined)
                method.methodResponses[at.statusCode] ??= { responseParameters: {}, responseModels: {} }
            },
          },
        })
        return
      }
      for (const header of Object.keys(response.responseParameters)) {
        if (header in declared.responseParameters) continue
        report({
          message: `${header} is mapped, but the method response ${at.statusCode} does not declare it.`,
          path: [...at.path, 'responseParameters', header],
          fix: {
            label: 'Declare it',
            edit: (draft) => {
              const target = findMethod(draft, at.resourceId, at.verb)?.methodResponses[at.statusCode]
              if (target !== undefined) target.responseParameters[header] = false
            },
          },
        })
      }
    },
  },
}
