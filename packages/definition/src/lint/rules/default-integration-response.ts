import { findMethod } from '../find-method.ts'
import type { Rule } from '../rule.ts'

/** Without a default, an answer that no selection pattern matches is 500 API_CONFIGURATION_ERROR. */
export const defaultIntegrationResponse: Rule = {
  name: 'default-integration-response',
  severity: 'warning',
  visitors: {
    integration(integration, at, report) {
      if (integration.type === 'HTTP_PROXY' || integration.type === 'AWS_PROXY') return
      if (Object.values(integration.integrationResponses).some((response) => !response.selectionPattern)) return
      const status = Object.keys(at.method.methodResponses)[0] ?? '200'
      report({
        message: 'No default integration response: any backend status that no pattern matches becomes 500.',
        path: [...at.path, 'integrationResponses'],
        fix: {
          label: 'Add default',
          edit: (draft) => {
            const method = findMethod(draft, at.resourceId, at.verb)
            if (method?.integration === undefined) return
            const free = [status, '200', '202', '204'].find(
              (code) => method.integration?.integrationResponses[code] === undefined,
            )
            if (free === undefined) return
            method.integration.integrationResponses[free] = { responseParameters: {}, responseTemplates: {} }
            method.methodResponses[free] ??= { responseParameters: {}, responseModels: {} }
          },
        },
      })
    },
  },
}
