'use client'

import { type DragEvent, useState } from 'react'
import type { SavedRow } from './filter-saved.ts'
import { mayMove, moveBeside, type SavedMove } from './move-saved.ts'
import type { SavedNode, SavedRoot } from './saved-tree.ts'
import type { SavedActions } from './use-saved-actions.ts'

export type DropZone = 'before' | 'after' | 'into'

/** Dragging rows onto each other: the upper and lower edge of a row are beside it, the middle of a folder is into it. */
export function useSavedDrag(root: SavedRoot, actions: SavedActions) {
  const [dragged, setDragged] = useState<SavedNode>()
  const [over, setOver] = useState<{ id: string; zone: DropZone }>()
  const end = () => {
    setDragged(undefined)
    setOver(undefined)
  }
  const moveTo = ({ node }: SavedRow, zone: DropZone): SavedMove =>
    zone === 'into' ? { folderId: node.id } : moveBeside(root, node, zone)
  const drop = (event: DragEvent, move: SavedMove) => {
    event.preventDefault()
    event.stopPropagation()
    if (dragged !== undefined && mayMove(root, dragged, move)) void actions.move(dragged, move)
    end()
  }
  return {
    zoneAt: (id: string) => (over?.id === id ? over.zone : undefined),
    onList: {
      onDragOver: (event: DragEvent) => dragged !== undefined && event.preventDefault(),
      onDrop: (event: DragEvent) => drop(event, { folderId: null }),
    },
    onRow: (row: SavedRow) => ({
      onDragStart: (event: DragEvent) => {
        event.dataTransfer.effectAllowed = 'move'
        event.dataTransfer.setData('text/plain', row.node.name)
        setDragged(row.node)
      },
      onDragEnd: end,
      onDragOver: (event: DragEvent) => {
        if (dragged === undefined) return
        const zone = zoneOf(event, row)
        if (!mayMove(root, dragged, moveTo(row, zone))) return setOver(undefined)
        event.preventDefault()
        event.stopPropagation()
        if (over?.id !== row.node.id || over.zone !== zone) setOver({ id: row.node.id, zone })
      },
      onDrop: (event: DragEvent) => drop(event, moveTo(row, zoneOf(event, row))),
    }),
  }
}

function zoneOf(event: DragEvent, { node }: SavedRow): DropZone {
  const { top, height } = event.currentTarget.getBoundingClientRect()
  const share = (event.clientY - top) / height
  if (node.kind === 'folder' && share > 0.25 && share < 0.75) return 'into'
  return share < 0.5 ? 'before' : 'after'
}
