import type { Rule } from '../rule.ts'

/** Every resource hangs, by its parents, from the root. */
export const resourceTree: Rule = {
  name: 'resource-tree',
  severity: 'error',
  visitors: {
    restApi(api, _at, report) {
      if (api.resources[api.rootResourceId] === undefined) {
        report({ message: `The root resource "${api.rootResourceId}" does not exist.`, path: ['rootResourceId'] })
      }
    },
    resource(resource, at, report) {
      if (at.resourceId === at.api.rootResourceId) return
      const { parentId } = resource
      if (parentId === undefined || at.api.resources[parentId] === undefined) {
        report({
          message: `The parent resource "${parentId ?? ''}" does not exist: delete this resource or give it a parent.`,
          path: [...at.path, 'parentId'],
        })
        return
      }
      const seen = new Set([at.resourceId])
      for (
        let id: string | undefined = parentId;
        id !== undefined && id !== at.api.rootResourceId;
        id = at.api.resources[id]?.parentId
      ) {
        if (seen.has(id)) {
          report({
            message: 'The resource is its own ancestor: give it a parent that leads to the root.',
            path: [...at.path, 'parentId'],
          })
          return
        }
        seen.add(id)
      }
    },
  },
}
