'use client'

import { type DesignDraft, EditError } from '@gatewright/definition/edit'
import { useCallback } from 'react'
import { showToast } from '@/ui/toast'
import { useOpenApi } from './design-context.tsx'

/** An edit that was refused says why in a toast; anything else is a defect and is thrown. */
export function reportRefusal(error: unknown): void {
  if (!(error instanceof EditError)) throw error
  showToast({ tone: 'bad', text: error.message })
}

/**
 * Does an edit and gives back what it returned, or undefined when it was refused (a toast says why).
 * @param options.burst consecutive edits with the same key within a second are one undo step
 * @param options.onRefusal takes the reason instead of the toast
 */
export function useEdit() {
  const { store } = useOpenApi()
  return useCallback(
    <Result>(
      label: string,
      edit: (draft: DesignDraft) => Result,
      options: { burst?: string; onRefusal?: (reason: string) => void } = {},
    ): Result | undefined => {
      let result: Result | undefined
      try {
        store.run({
          label,
          run: (draft) => {
            result = edit(draft)
          },
          ...(options.burst === undefined ? {} : { burst: options.burst }),
        })
        return result
      } catch (error) {
        if (options.onRefusal !== undefined && error instanceof EditError) options.onRefusal(error.message)
        else reportRefusal(error)
        return undefined
      }
    },
    [store],
  )
}
