import { parseIntegrationUri } from '../../integration-uri.ts'
import { findMethod } from '../find-method.ts'
import type { Rule } from '../rule.ts'

/** Lambda is invoked with POST; any other method answers 500 at every request. */
export const integrationHttpMethod: Rule = {
  name: 'integration-http-method',
  severity: 'error',
  visitors: {
    integration(integration, at, report) {
      if (integration.type === 'MOCK') return
      const path = [...at.path, 'httpMethod']
      const lambda = parseIntegrationUri(integration.uri ?? '').kind === 'lambda'
      if (lambda && integration.httpMethod !== 'POST') {
        report({
          message: `A Lambda function is invoked with POST, not ${integration.httpMethod ?? 'the caller’s method'}: every request would answer 500.`,
          path,
          fix: {
            label: 'Use POST',
            edit: (draft) => {
              const target = findMethod(draft, at.resourceId, at.verb)?.integration
              if (target !== undefined) target.httpMethod = 'POST'
            },
          },
        })
      } else if (!lambda && !integration.httpMethod) {
        report({
          message: 'Enumeration value for HttpMethod must be non-empty: choose the method of the integration.',
          path,
        })
      }
    },
  },
}
