'use client'

import { type ReactNode, useEffect } from 'react'
import { createStore, useStore } from './store.ts'

const note = createStore<ReactNode>(undefined)

/** Writes a note at the right end of the status bar for as long as the calling component stands. */
export function useStatusNote(text: ReactNode): void {
  useEffect(() => {
    note.set(text)
    return () => note.set(undefined)
  }, [text])
}

/** The right end of the status bar. */
export function StatusNote() {
  const text = useStore(note)
  return (
    <span className="ml-auto min-w-0 truncate" title={typeof text === 'string' ? text : undefined}>
      {text}
    </span>
  )
}
