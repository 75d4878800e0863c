import { type DesignDraft, type MethodPlace, methodOf, resourceOf } from './draft.ts'

/** Removes a method with its integration. */
export function deleteMethod(draft: DesignDraft, place: MethodPlace): void {
  methodOf(draft, place)
  delete resourceOf(draft, place.resourceId).methods[place.httpMethod]
}
