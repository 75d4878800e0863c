import type { Rule } from '../rule.ts'

/** API keys identify clients for usage plans; they are no authentication (developer guide: API keys and usage plans). */
export const apiKeyIsNoAuthentication: Rule = {
  name: 'api-key-is-no-authentication',
  severity: 'warning',
  visitors: {
    method(method, at, report) {
      if (!method.apiKeyRequired || method.authorizationType !== 'NONE') return
      report({
        message:
          'Only an API key protects this method, and API keys are no authentication: add an authorizer or IAM, and keep the key for the usage plan.',
        path: [...at.path, 'authorizationType'],
      })
    },
  },
}
