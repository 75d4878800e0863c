import type { Rule } from '../rule.ts'

const limits = {
  resources: 300,
  authorizers: 10,
  templateCharacters: 300 * 1024,
  policyCharacters: 8192,
  modelCharacters: 400 * 1024,
} as const

/** The quotas that a design can run into (developer guide: quotas; those marked "can be raised" warn, the others refuse). */
export const serviceLimits: Rule = {
  name: 'service-limits',
  severity: 'error',
  visitors: {
    restApi(api, _at, report) {
      const resources = Object.keys(api.resources).length
      if (resources > limits.resources)
        report({
          message: `${resources} resources: an API has at most ${limits.resources}, unless the quota is raised.`,
          path: ['resources'],
          severity: 'warning',
        })
      const authorizers = Object.keys(api.authorizers).length
      if (authorizers > limits.authorizers)
        report({
          message: `${authorizers} authorizers: an API has at most ${limits.authorizers}, unless the quota is raised.`,
          path: ['authorizers'],
          severity: 'warning',
        })
      const policy = api.policy === undefined ? 0 : JSON.stringify(api.policy).length
      if (policy > limits.policyCharacters)
        report({
          message: `The resource policy has ${policy} characters: at most ${limits.policyCharacters}, unless the quota is raised.`,
          path: ['policy'],
          severity: 'warning',
        })
      const models = Object.values(api.models).reduce((sum, model) => sum + model.schema.length, 0)
      if (models > limits.modelCharacters)
        report({
          message: `The models take ${models} characters together: at most ${limits.modelCharacters}.`,
          path: ['models'],
        })
    },
    integration(integration, at, report) {
      for (const [contentType, template] of Object.entries(integration.requestTemplates)) {
        if (template.length > limits.templateCharacters)
          report({
            message: `The mapping template has ${template.length} characters: at most ${limits.templateCharacters}.`,
            path: [...at.path, 'requestTemplates', contentType],
          })
      }
    },
    integrationResponse(response, at, report) {
      for (const [contentType, template] of Object.entries(response.responseTemplates)) {
        if (template.length > limits.templateCharacters)
          report({
            message: `The mapping template has ${template.length} characters: at most ${limits.templateCharacters}.`,
            path: [...at.path, 'responseTemplates', contentType],
          })
      }
    },
  },
}
