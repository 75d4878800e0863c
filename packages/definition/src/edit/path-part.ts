import { childrenOf, resourcePath } from '../resource.ts'
import type { RestApi } from '../rest-api.ts'
import { EditError } from './draft.ts'

const allowed = /^(?:[A-Za-z0-9_.,:-]+|\{[A-Za-z0-9_.,:$-]+\+?\})$/
const isParameter = (part: string) => part.startsWith('{')
const isGreedy = (part: string) => part.endsWith('+}')

/**
 * Why a path part cannot stand below a resource, or undefined when it can (developer guide: known issues; the messages
 * of CreateResource).
 * @param exceptId a child that does not count, because it is the one being renamed
 */
export function pathPartRefusal(api: RestApi, parentId: string, part: string, exceptId?: string): string | undefined {
  if (!allowed.test(part)) {
    return `“${part}” is no path part: letters, digits and _ - . , : only, or one whole parameter such as {id} or {proxy+}.`
  }
  const parent = api.resources[parentId]
  if (parent !== undefined && isGreedy(parent.pathPart)) {
    return `Nothing can stand below ${resourcePath(api, parentId)}: its greedy parameter takes the whole rest of the path.`
  }
  for (const childId of childrenOf(api, parentId)) {
    if (childId === exceptId) continue
    const sibling = api.resources[childId]?.pathPart ?? ''
    if (sibling === part) return `${resourcePath(api, childId)} exists already.`
    if (isParameter(part) && isParameter(sibling)) {
      return `${resourcePath(api, childId)} is a parameter at the same place, and only one is allowed there.`
    }
  }
  return undefined
}

/** Throws {@link EditError} where {@link pathPartRefusal} has a reason. */
export function checkPathPart(api: RestApi, parentId: string, part: string, exceptId?: string): void {
  const reason = pathPartRefusal(api, parentId, part, exceptId)
  if (reason !== undefined) throw new EditError(reason)
}
