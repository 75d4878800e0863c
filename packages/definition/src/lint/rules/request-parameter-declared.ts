import { findMethod } from '../find-method.ts'
import type { Rule } from '../rule.ts'

const source = /^method\.request\.(path|querystring|multivaluequerystring|header|multivalueheader)\.(.+)$/

/** A mapping may only use request parameters that the method declares. */
export const requestParameterDeclared: Rule = {
  name: 'request-parameter-declared',
  severity: 'error',
  visitors: {
    integration(integration, at, report) {
      for (const [target, expression] of Object.entries(integration.requestParameters)) {
        const [, place = '', name = ''] = source.exec(expression) ?? []
        if (name === '') continue
        const declared = `method.request.${place.replace('multivalue', '')}.${name}`
        if (declared in at.method.requestParameters) continue
        report({
          message: `${target} is mapped from ${expression}, which the method request does not declare: add ${declared}.`,
          path: [...at.path, 'requestParameters', target],
          fix: {
            label: 'Declare it',
            edit: (draft) => {
              const method = findMethod(draft, at.resourceId, at.verb)
              if (method !== undefined) method.requestParameters[declared] = false
            },
          },
        })
      }
    },
  },
}
