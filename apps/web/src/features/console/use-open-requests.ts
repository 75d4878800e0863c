'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { showToast } from '@/ui/toast'
import type { ConsoleRequest } from './console-request.ts'
import { readOpenRequests, writeOpenRequests } from './history.ts'
import { activeTab, type OpenRequests, oneTab } from './open-requests.ts'

/** Typing is kept when it rests for so long, and when the page is left. */
const restMs = 250

/** The tabs of an API's console, kept in this browser. `first` makes the request of the very first tab. */
export function useOpenRequests(apiId: string, first: () => ConsoleRequest) {
  const [state, setState] = useState<OpenRequests>(() => readOpenRequests(apiId) ?? oneTab(first()))
  const latest = useRef(state)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const isFull = useRef(false)
  const keep = useCallback(() => {
    clearTimeout(timer.current)
    timer.current = undefined
    const isKept = writeOpenRequests(apiId, latest.current)
    if (!isKept && !isFull.current)
      showToast({
        tone: 'bad',
        text: 'The storage of this browser is full: what is typed now is lost with a reload. Close tabs, or take large bodies out.',
      })
    isFull.current = !isKept
  }, [apiId])
  useEffect(() => {
    const leave = () => {
      if (timer.current !== undefined) keep()
    }
    window.addEventListener('pagehide', leave)
    return () => {
      window.removeEventListener('pagehide', leave)
      leave()
    }
  }, [keep])
  const apply = useCallback(
    (change: (state: OpenRequests) => OpenRequests): OpenRequests => {
      const next = change(latest.current)
      latest.current = next
      setState(next)
      clearTimeout(timer.current)
      timer.current = setTimeout(keep, restMs)
      return next
    },
    [keep],
  )
  return { state, active: activeTab(state), apply }
}
