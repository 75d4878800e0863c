import type { Rule } from '../rule.ts'

/** A deployment of an API without methods is refused. */
export const apiHasMethods: Rule = {
  name: 'api-has-methods',
  severity: 'error',
  visitors: {
    restApi(api, _at, report) {
      if (Object.values(api.resources).every((resource) => Object.keys(resource.methods).length === 0)) {
        report({ message: 'The REST API has no methods: add a method to a resource before deploying.' })
      }
    },
  },
}
