import { childrenOf } from '../../resource.ts'
import type { Rule } from '../rule.ts'

const variable = /^\{.*\}$/
const greedy = /^\{.*\+\}$/

/** Siblings have names of their own, at most one of them is a parameter, and nothing hangs below a greedy one. */
export const resourceSiblings: Rule = {
  name: 'resource-siblings',
  severity: 'error',
  visitors: {
    resource(resource, at, report) {
      const names = new Set<string>()
      let parameter: string | undefined
      for (const id of childrenOf(at.api, at.resourceId)) {
        const part = at.api.resources[id]?.pathPart ?? ''
        const path = ['resources', id, 'pathPart']
        if (greedy.test(resource.pathPart))
          report({
            message: `Cannot create a child of a resource with a greedy path variable: ${resource.pathPart}`,
            path,
          })
        if (names.has(part))
          report({ message: `Another resource with the same parent already has this name: ${part}`, path })
        else if (variable.test(part) && parameter !== undefined) {
          report({
            message: `A sibling (${parameter}) of this resource already has a variable path part -- only one is allowed`,
            path,
          })
        }
        names.add(part)
        if (variable.test(part)) parameter ??= part
      }
    },
  },
}
