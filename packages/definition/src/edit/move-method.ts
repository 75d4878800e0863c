import type { Method } from '../method.ts'
import { addMethod } from './add-method.ts'
import { deleteMethod } from './delete-method.ts'
import { type DesignDraft, type MethodPlace, methodOf } from './draft.ts'

/** Gives a method another verb or another resource. Throws {@link EditError} when the new place is taken. */
export function moveMethod(draft: DesignDraft, from: MethodPlace, to: MethodPlace): void {
  if (from.resourceId === to.resourceId && from.httpMethod === to.httpMethod) return
  const method = copyOf(methodOf(draft, from))
  addMethod(draft, to, method)
  deleteMethod(draft, from)
}

/** Copies a method to another verb or resource. Throws {@link EditError} when the new place is taken. */
export function copyMethod(draft: DesignDraft, from: MethodPlace, to: MethodPlace): void {
  addMethod(draft, to, copyOf(methodOf(draft, from)))
}

function copyOf(method: Method): Method {
  return JSON.parse(JSON.stringify(method)) as Method
}
