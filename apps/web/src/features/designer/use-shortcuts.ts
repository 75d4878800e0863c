'use client'

import { useEffect } from 'react'
import { usePalette } from '../palette/palette-state.ts'
import { isTyping } from '../shell/is-typing.ts'
import { designerCommands } from './commands.ts'
import { designerDialogs } from './designer-dialogs.ts'
import { focusName } from './inspector/focus-name.ts'
import { select, selectedResource } from './selection.ts'
import { useCommandContext } from './use-commands.ts'

function matches(shortcut: string, event: KeyboardEvent): boolean {
  const keys = shortcut.split(' ')
  const key = keys.at(-1) ?? ''
  return (
    event.key.toLowerCase() === key.toLowerCase() &&
    keys.includes('Ctrl') === (event.ctrlKey || event.metaKey) &&
    keys.includes('Shift') === event.shiftKey
  )
}

/** The keys of the designer, wherever the focus is, as long as no text is being written and no dialog is open. */
export function useShortcuts(): void {
  const context = useCommandContext()
  const { isOpen, shortcutsOpen } = usePalette()
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isOpen || shortcutsOpen) return
      if (isTyping(event.target) || document.querySelector('[role="dialog"], [role="menu"]') !== null) return
      const command = designerCommands.find((one) => one.shortcut !== undefined && matches(one.shortcut, event))
      const removes = event.key === 'Backspace' ? designerCommands.find((one) => one.id === 'delete') : undefined
      const chosen = command ?? removes
      if (chosen !== undefined) {
        event.preventDefault()
        if (chosen.refusal(context) === undefined) chosen.run(context)
        return
      }
      if (event.ctrlKey || event.metaKey || event.altKey) return
      if (event.key === 'F2') focusName()
      else if (event.key === '/') document.querySelector<HTMLInputElement>('[data-tree-filter]')?.focus()
      else if (event.key === 'Escape') select(undefined)
      else if (event.key.toLowerCase() === 'r') {
        const at = { x: window.innerWidth / 2 - 160, y: 120 }
        designerDialogs.open({ type: 'newResource', parentId: selectedResource(context.selection), at })
      } else return
      event.preventDefault()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [context, isOpen, shortcutsOpen])
}
