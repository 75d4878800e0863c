import type { Rule } from '../rule.ts'

/** Proxy integrations ignore mapping templates (developer guide: "Set up Lambda proxy integrations", "HTTP proxy integration"). */
export const proxyIgnoresTemplates: Rule = {
  name: 'proxy-ignores-templates',
  severity: 'warning',
  visitors: {
    integration(integration, at, report) {
      if (integration.type !== 'AWS_PROXY' && integration.type !== 'HTTP_PROXY') return
      const ignored =
        Object.keys(integration.requestTemplates).length > 0
          ? 'requestTemplates'
          : Object.values(integration.integrationResponses).some(
                (response) => Object.keys(response.responseTemplates).length > 0,
              )
            ? 'integrationResponses'
            : undefined
      if (ignored === undefined) return
      const other = integration.type === 'AWS_PROXY' ? 'AWS' : 'HTTP'
      report({
        message: `A ${integration.type} integration ignores mapping templates: make it ${other} to use them, or remove them.`,
        path: [...at.path, ignored],
      })
    },
  },
}
