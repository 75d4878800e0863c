import { childrenOf, resourcePath } from '../resource.ts'
import { type DesignDraft, EditError, restApiOf } from './draft.ts'
import { newId } from './new-id.ts'
import { checkPathPart } from './path-part.ts'

/**
 * Makes a path below a resource, with all parents that are missing.
 * @param path the parts to add, e.g. `/orders/{orderId}`; slashes at the ends do not matter
 * @param parentId where the path begins; the root unless told
 * @returns the id of the last resource. Throws {@link EditError} when the whole path exists or a part is not allowed
 */
export function addResource(draft: DesignDraft, path: string, parentId?: string): string {
  const api = restApiOf(draft)
  let id = parentId ?? api.rootResourceId
  if (api.resources[id] === undefined) throw new EditError('The parent resource is gone: somebody removed it.')
  const parts = path
    .trim()
    .split('/')
    .filter((part) => part !== '')
  if (parts.length === 0) throw new EditError('Type a path, such as /orders/{orderId}.')
  let made = false
  for (const part of parts) {
    const existing = childrenOf(api, id).find((child) => api.resources[child]?.pathPart === part)
    if (existing !== undefined) {
      id = existing
      continue
    }
    checkPathPart(api, id, part)
    const child = newId(`${resourcePath(api, id)}/${part}`, api.resources, 10)
    api.resources[child] = { parentId: id, pathPart: part, methods: {} }
    id = child
    made = true
  }
  if (!made) throw new EditError(`${resourcePath(api, id)} exists already.`)
  return id
}
