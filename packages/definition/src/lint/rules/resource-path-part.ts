import type { Rule } from '../rule.ts'

const segment = /^(?:[A-Za-z0-9_.,:-]+|\{[A-Za-z0-9_.,:$-]+\+?\})$/

/** Path parts: letters, digits and `_ - . , :`, or one whole parameter (developer guide: known issues). */
export const resourcePathPart: Rule = {
  name: 'resource-path-part',
  severity: 'error',
  visitors: {
    resource(resource, at, report) {
      if (at.resourceId === at.api.rootResourceId || segment.test(resource.pathPart)) return
      report({
        message: `Resource's path part "${resource.pathPart}" may hold letters, digits and _ - . , : only, or be one parameter such as {id} or {proxy+}.`,
        path: [...at.path, 'pathPart'],
      })
    },
  },
}
