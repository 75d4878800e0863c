'use client'

import type { DragEvent } from 'react'
import { IconButton } from '@/ui/button'
import { classNames } from '@/ui/class-names'
import { MoreIcon } from '@/ui/icons'
import { Menu, type MenuItem } from '@/ui/menu'
import { TreeRow } from '@/ui/tree-row'
import { VerbChip } from '@/ui/verb-chip'
import type { SavedRow } from './filter-saved.ts'
import { countRequests } from './saved-tree.ts'
import type { DropZone } from './use-saved-drag.ts'

type SavedLineProps = {
  row: SavedRow
  isCurrent: boolean
  isEdited: boolean
  isFocused: boolean
  dropZone: DropZone | undefined
  menu: readonly MenuItem[]
  onToggle: () => void
  onClick: () => void
  onFocus: () => void
  onDragStart: (event: DragEvent) => void
  onDragEnd: (event: DragEvent) => void
  onDragOver: (event: DragEvent) => void
  onDrop: (event: DragEvent) => void
}

const zones = {
  before: 'shadow-[inset_0_2px_0_var(--color-accent)]',
  after: 'shadow-[inset_0_-2px_0_var(--color-accent)]',
  into: 'bg-accent-soft outline outline-accent',
} as const

/** A folder or request in the tree of saved ones. */
export function SavedLine({
  row: { node, depth, expanded },
  isCurrent,
  isEdited,
  isFocused,
  dropZone,
  menu,
  onToggle,
  onClick,
  onFocus,
  ...drag
}: SavedLineProps) {
  return (
    <TreeRow
      depth={depth}
      selected={isCurrent}
      expanded={node.kind === 'folder' ? expanded : undefined}
      onToggle={onToggle}
      onClick={onClick}
      onFocus={onFocus}
      data-saved-id={node.id}
      aria-label={isEdited ? `${node.name}, unsaved changes` : node.name}
      tabIndex={isFocused ? 0 : -1}
      draggable
      {...drag}
      className={classNames('group', dropZone !== undefined && zones[dropZone], node.kind === 'request' && 'pl-1')}
      end={
        // the menu is for the mouse: the tree has keys for what is in it
        // biome-ignore lint/a11y/noStaticElementInteractions: keeps clicks on the menu from opening the row
        // biome-ignore lint/a11y/useKeyWithClickEvents: the menu has keys of its own
        <span className="flex flex-none items-center" onClick={(event) => event.stopPropagation()}>
          {isEdited && <span title="Unsaved changes" className="mr-1 size-1.5 rounded-full bg-accent" />}
          <Menu label={`More for ${node.name}`} align="end" items={menu}>
            <IconButton
              label={`More for ${node.name}`}
              icon={MoreIcon}
              iconSize={14}
              size={20}
              tabIndex={-1}
              className="opacity-0 focus-visible:opacity-100 group-hover:opacity-100 group-focus:opacity-100 aria-expanded:opacity-100"
            />
          </Menu>
        </span>
      }
    >
      {node.kind === 'request' ? (
        <>
          <VerbChip verb={node.request.method} size="small" />
          <span className="truncate">{node.name}</span>
        </>
      ) : (
        <>
          <span className="truncate font-medium">{node.name}</span>
          <span className="flex-none text-small text-text-3">{countRequests(node.children)}</span>
        </>
      )}
    </TreeRow>
  )
}
