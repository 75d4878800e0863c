import { type DesignDraft, EditError, resourceOf, restApiOf } from './draft.ts'
import { checkPathPart } from './path-part.ts'

/**
 * Gives a resource another path part.
 * Throws {@link EditError} for the root and for a part that is not allowed there.
 */
export function renameResource(draft: DesignDraft, resourceId: string, pathPart: string): void {
  const api = restApiOf(draft)
  const resource = resourceOf(draft, resourceId)
  if (resource.parentId === undefined || resourceId === api.rootResourceId) {
    throw new EditError('The root resource has no path part to rename.')
  }
  const part = pathPart.trim().replace(/^\//, '')
  checkPathPart(api, resource.parentId, part, resourceId)
  resource.pathPart = part
}
