'use client'

import { useRef } from 'react'
import { IconButton } from '@/ui/button'
import { BracesIcon, MoreIcon, PlayIcon, PlusIcon } from '@/ui/icons'
import { Menu } from '@/ui/menu'
import type { SavedNode, SavedRoot } from './saved-tree.ts'
import type { SavedActions } from './use-saved-actions.ts'

/** A dialog about saved requests that is wanted; variables without a folder are those of the API. */
export type Asked =
  | { type: 'newFolder'; parentId: string | null }
  | { type: 'rename'; node: SavedNode }
  | { type: 'variables'; folderId?: string }

type SavedMenuProps = {
  root: SavedRoot
  apiName: string
  actions: SavedActions
  onRun: () => void
  onAsk: (asked: Asked) => void
}

/** What is done to all of them. */
export function SavedMenu({ root, apiName, actions, onRun, onAsk }: SavedMenuProps) {
  const file = useRef<HTMLInputElement>(null)
  const isEmpty = root.children.length === 0 ? { disabled: 'Nothing is saved yet' } : {}
  return (
    <>
      <IconButton
        label="New folder"
        icon={PlusIcon}
        size={24}
        onClick={() => onAsk({ type: 'newFolder', parentId: null })}
      />
      <Menu
        label="All saved requests"
        align="end"
        items={[
          { label: 'Run all…', icon: PlayIcon, onSelect: onRun, ...isEmpty },
          { label: 'Variables…', icon: BracesIcon, onSelect: () => onAsk({ type: 'variables' }) },
          { separator: true },
          { label: 'Import a file…', onSelect: () => file.current?.click() },
          { label: 'Export all as a file', onSelect: () => actions.exportFile(apiName, root), ...isEmpty },
        ]}
      >
        <IconButton label="All saved requests" icon={MoreIcon} size={24} />
      </Menu>
      <input
        ref={file}
        type="file"
        hidden
        accept=".json,application/json"
        aria-label="File of saved requests"
        onChange={(event) => {
          const chosen = event.target.files?.[0]
          event.target.value = ''
          if (chosen !== undefined) void actions.importFile(chosen)
        }}
      />
    </>
  )
}
