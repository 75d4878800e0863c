'use client'

import type { LambdaFunction } from '@gatewright/definition'
import { useEdit } from '../designer/use-edit.ts'

/** Changes one function; the label gets its name, `burst` joins the keystrokes of one field. */
export function useFunctionEdit(
  name: string,
): (label: string, change: (target: LambdaFunction) => void, burst?: string) => void {
  const edit = useEdit()
  return (label, change, burst) => {
    edit(
      `${label} of ${name}`,
      (draft) => {
        const target = draft.backends.functions[name]
        if (target !== undefined) change(target as LambdaFunction)
      },
      burst === undefined ? {} : { burst: `function:${name}:${burst}` },
    )
  }
}
