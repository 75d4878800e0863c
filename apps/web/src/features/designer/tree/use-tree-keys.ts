'use client'

import { type KeyboardEvent, useCallback } from 'react'

type Row = { id: string; depth: number; expandable: boolean; expanded: boolean }

type TreeKeys = {
  rows: readonly Row[]
  current: string | undefined
  onSelect: (id: string) => void
  /** adds a row to what is selected, or takes it out */
  onExtend?: (id: string) => void
  onSelectAll?: () => void
  onToggle: (id: string, open: boolean) => void
  onOpen: (id: string) => void
}

/**
 * The keys of a tree as the ARIA practices describe them: arrows, Home, End, Enter; where several things can be selected, Shift with an
 * arrow adds the next row, and Ctrl A selects all.
 */
export function useTreeKeys({ rows, current, onSelect, onExtend, onSelectAll, onToggle, onOpen }: TreeKeys) {
  return useCallback(
    (event: KeyboardEvent) => {
      if (onSelectAll !== undefined && (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'a') {
        onSelectAll()
        event.preventDefault()
        return
      }
      if (event.altKey || event.ctrlKey || event.metaKey) return
      const index = Math.max(
        0,
        rows.findIndex((row) => row.id === current),
      )
      const row = rows[index]
      if (row === undefined) return
      const go = (target: Row | undefined) => target !== undefined && onSelect(target.id)
      const step = (target: Row | undefined) => {
        if (target === undefined) return
        if (event.shiftKey && onExtend !== undefined) onExtend(target.id)
        else onSelect(target.id)
      }
      const parent = rows.slice(0, index).findLast((other) => other.depth < row.depth)
      switch (event.key) {
        case 'ArrowDown':
          step(rows[index + 1])
          break
        case 'ArrowUp':
          step(rows[index - 1])
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
    [rows, current, onSelect, onExtend, onSelectAll, onToggle, onOpen],
  )
}
