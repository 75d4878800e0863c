'use client'

import { useEffect, useRef } from 'react'

/** Ctrl or Cmd with Enter sends from anywhere on the page, from the editor of the body too. Dialogs keep it for themselves. */
export function SendShortcut({ onSend }: { onSend: () => void }) {
  const send = useRef(onSend)
  send.current = onSend
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.isComposing) return
      if (event.target instanceof Element && event.target.closest('[role="dialog"]') !== null) return
      event.preventDefault()
      event.stopPropagation()
      send.current()
    }
    window.addEventListener('keydown', onKeyDown, { capture: true })
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true })
  }, [])
  return null
}
