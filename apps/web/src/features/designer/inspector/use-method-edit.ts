'use client'

import type { HttpMethod, Method } from '@gatewright/definition'
import { type MethodPlace, methodOf } from '@gatewright/definition/edit'
import { nameOf } from '../commands.ts'
import { useDesign } from '../design-context.tsx'
import { useEdit } from '../use-edit.ts'

/** Changes one method; the label gets its name, `burst` joins the keystrokes of one field. */
export function useMethodEdit(
  place: MethodPlace,
): (what: string, change: (method: Method) => void, burst?: string) => void {
  const edit = useEdit()
  const design = useDesign()
  const id = `method:${place.resourceId}:${place.httpMethod satisfies HttpMethod}`
  return (what, change, burst) => {
    edit(
      `${what} of ${nameOf(id, design)}`,
      (draft) => change(methodOf(draft, place)),
      burst === undefined ? {} : { burst: `${id}:${burst}` },
    )
  }
}
