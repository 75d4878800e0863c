'use client'

import { useRef, useState } from 'react'
import type { RunProgress } from '../trace/follow-run.ts'
import type { Following } from './use-send.ts'

/** A request that takes its time: when it was sent, and what is known of its run. */
export type Slow = { readonly startedAt: number; readonly progress: RunProgress }

/** A run that is over before this many milliseconds is not shown under way: it would only flicker. */
const noticeable = 250

/** Follows requests that are sent from a page, one at a time. */
export function useFollowing() {
  const [slow, setSlow] = useState<Slow>()
  const current = useRef<AbortController>(undefined)
  const begin = (): { following: Following; end: () => void } => {
    const controller = new AbortController()
    current.current = controller
    const startedAt = Date.now()
    let progress: RunProgress = { events: [], realTimes: [] }
    const show = () => setSlow({ startedAt, progress })
    let isShown = false
    const timer = window.setTimeout(() => {
      isShown = true
      show()
    }, noticeable)
    return {
      following: {
        signal: controller.signal,
        onProgress: (next) => {
          progress = next
          if (isShown) show()
        },
      },
      end: () => {
        window.clearTimeout(timer)
        setSlow(undefined)
      },
    }
  }
  return { slow, begin, cancel: () => current.current?.abort() }
}
