import { useEffect } from 'react'
import { isTyping } from '../shell/is-typing.ts'
import { usePalette } from './palette-state.ts'

/** Ctrl or Cmd with K opens the command palette from anywhere, `?` the list of shortcuts where no text is being written. */
export function usePaletteKeys(): void {
  const { open, openShortcuts } = usePalette()
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault()
        open()
      } else if (event.key === '?' && !isTyping(event.target)) {
        event.preventDefault()
        openShortcuts()
      }
    }
    // Monaco takes Ctrl K for itself where it bubbles
    window.addEventListener('keydown', onKeyDown, { capture: true })
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true })
  }, [open, openShortcuts])
}
