import type { Draft } from 'mutative'
import type { Design } from '../design.ts'
import type { HttpMethod, Method } from '../method.ts'

/** The method of a draft that a fix is about; undefined when it is gone, or the API is no REST API. */
export function findMethod(draft: Draft<Design>, resourceId: string, verb: HttpMethod): Draft<Method> | undefined {
  return draft.definition.kind === 'REST' ? draft.definition.resources[resourceId]?.methods[verb] : undefined
}
