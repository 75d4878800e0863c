'use client'

import { useEffect, useRef } from 'react'
import { showToast } from '@/ui/toast'
import type { PlaygroundSession } from '../playground-session.ts'
import { sessionOfLink } from './session-link.ts'

/** Opens the session that the address carries, once; then the address is plain again, so that a reload keeps what was changed. */
export function useSharedSession(open: (session: PlaygroundSession) => void): void {
  const newest = useRef(open)
  newest.current = open
  useEffect(() => {
    const read = () => {
      const { hash, pathname, search } = window.location
      if (!hash.startsWith('#s=')) return
      window.history.replaceState(window.history.state, '', pathname + search)
      sessionOfLink(hash).then(
        (session) => session !== undefined && newest.current(session),
        (error: unknown) => showToast({ tone: 'bad', text: error instanceof Error ? error.message : String(error) }),
      )
    }
    read()
    window.addEventListener('hashchange', read)
    return () => window.removeEventListener('hashchange', read)
  }, [])
}
