'use client'

import { useCallback, useState } from 'react'
import { showToast } from '@/ui/toast'
import type { ConsoleRequest } from './console-request.ts'
import { readOpenRequests, writeOpenRequests } from './history.ts'
import { activeTab, type OpenRequests, oneTab } from './open-requests.ts'

/** The tabs of an API's console, kept in this browser with every change. `first` makes the request of the very first tab. */
export function useOpenRequests(apiId: string, first: () => ConsoleRequest) {
  const [state, setState] = useState<OpenRequests>(() => readOpenRequests(apiId) ?? oneTab(first()))
  const [isKept, setIsKept] = useState(true)
  const apply = useCallback(
    (change: (state: OpenRequests) => OpenRequests) => {
      setState((before) => {
        const next = change(before)
        const wasKept = writeOpenRequests(apiId, next)
        setIsKept((was) => {
          if (was && !wasKept)
            queueMicrotask(() =>
              showToast({
                tone: 'bad',
                text: 'The storage of this browser is full: what is typed now is lost with a reload. Close tabs, or take large bodies out.',
              }),
            )
          return wasKept
        })
        return next
      })
    },
    [apiId],
  )
  return { state, active: activeTab(state), apply, isKept }
}
