'use client'

import { type KeyboardEvent, useCallback } from 'react'

type Row = { id: string; depth: number; expandable: boolean; expanded: boolean }

type TreeKeys = {
  rows: readonly Row[]
  current: string | undefined
  onSelect: (id: string) => void
  onToggle: (id: string, open: boolean) => void
  onOpen: (id: string) => void
}

/** The keys of a tree as the ARIA practices describe them: arrows, Home, End, Enter, and typing the start of a name. */
export function useTreeKeys({ rows, current, onSelect, onToggle, onOpen }: TreeKeys) {
  return useCallback(
    (event: KeyboardEvent) => {
      if (event.altKey || event.ctrlKey || event.metaKey) return
      const index = Math.max(
        0,
        rows.findIndex((row) => row.id === current),
      )
      const row = rows[index]
      if (row === undefined) return
      const go = (target: Row | undefined) => target !== undefined && onSelect(target.id)
      const parent = rows.slice(0, index).findLast((other) => other.depth < row.depth)
      switch (event.key) {
        case 'ArrowDown':
          go(rows[index + 1])
          break
        case 'ArrowUp':
          go(rows[index - 1])
          break
        case 'ArrowRight':
          if (row.expandable && !row.expanded) onToggle(row.id, true)
          else if (row.expandable) go(rows[index + 1])
          break
        case 'ArrowLeft':
          if (row.expandable && row.expanded) onToggle(row.id, false)
          else go(parent)
          break
        case 'Home':
          go(rows[0])
          break
        case 'End':
          go(rows.at(-1))
          break
        case 'Enter':
          onOpen(row.id)
          break
        default:
          return
      }
      event.preventDefault()
    },
    [rows, current, onSelect, onToggle, onOpen],
  )
}
