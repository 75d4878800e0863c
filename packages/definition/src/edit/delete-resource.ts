import { childrenOf } from '../resource.ts'
import { type DesignDraft, EditError, restApiOf } from './draft.ts'

/** Removes a resource with everything below it. Throws {@link EditError} for the root. */
export function deleteResource(draft: DesignDraft, resourceId: string): void {
  const api = restApiOf(draft)
  if (resourceId === api.rootResourceId) throw new EditError('The root resource cannot be removed.')
  for (const id of subtree(draft, resourceId)) {
    delete api.resources[id]
    delete draft.layout[`resource:${id}`]
  }
}

/** A resource and everything below it, parents first. */
export function subtree(draft: DesignDraft, resourceId: string): string[] {
  const api = restApiOf(draft)
  if (api.resources[resourceId] === undefined) return []
  const ids = [resourceId]
  for (let index = 0; index < ids.length; index++) {
    const id = ids[index]
    if (id !== undefined) ids.push(...childrenOf(api, id).filter((child) => !ids.includes(child)))
  }
  return ids
}
