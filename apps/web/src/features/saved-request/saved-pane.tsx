'use client'

import { type KeyboardEvent, useRef, useState } from 'react'
import { Button } from '@/ui/button'
import { EmptyState } from '@/ui/empty-state'
import { BracesIcon, ConsoleIcon, PlayIcon, PlusIcon } from '@/ui/icons'
import type { MenuItem } from '@/ui/menu'
import { SearchField } from '@/ui/search-field'
import { useTreeKeys } from '../designer/tree/use-tree-keys.ts'
import { savedRows } from './filter-saved.ts'
import { mayMove, moveByKey } from './move-saved.ts'
import { NameDialog } from './name-dialog.tsx'
import { SavedLine } from './saved-line.tsx'
import { type Asked, SavedMenu } from './saved-menu.tsx'
import { findSaved, type SavedNode, type SavedRequestNode, type SavedRoot } from './saved-tree.ts'
import type { SavedActions } from './use-saved-actions.ts'
import { useSavedDrag } from './use-saved-drag.ts'
import { VariablesDialog } from './variables-dialog.tsx'

type SavedPaneProps = {
  root: SavedRoot
  actions: SavedActions
  /** name of the API, for files and runs of everything */
  apiName: string
  /** the saved request that the console shows, and whether it was edited since */
  current: { id: string; isEdited: boolean } | undefined
  onOpen: (node: SavedRequestNode) => void
  /** undefined: everything */
  onRun: (node: SavedNode | undefined) => void
  /** saves what the console shows */
  onSave: () => void
}

/** Saved requests in folders: opened, run, moved by mouse and keys, searched. */
export function SavedPane({ root, actions, apiName, current, onOpen, onRun, onSave }: SavedPaneProps) {
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set())
  const [filter, setFilter] = useState('')
  const [selected, setSelected] = useState<string>()
  const [asked, setAsked] = useState<Asked>()
  const list = useRef<HTMLDivElement>(null)
  const drag = useSavedDrag(root, actions)
  const rows = savedRows(root.children, closed, filter)
  const focus = rows.some(({ node }) => node.id === selected) ? selected : rows[0]?.node.id
  const pick = (id: string) => {
    setSelected(id)
    requestAnimationFrame(() =>
      list.current?.querySelector<HTMLElement>(`[data-saved-id="${CSS.escape(id)}"]`)?.focus(),
    )
  }
  const toggle = (id: string, open: boolean) =>
    setClosed((old) => new Set(open ? [...old].filter((each) => each !== id) : [...old, id]))
  const onTreeKeys = useTreeKeys({
    rows: rows.map(({ node, depth, expanded }) => ({
      id: node.id,
      depth,
      expandable: node.kind === 'folder',
      expanded,
    })),
    current: focus,
    onSelect: pick,
    onToggle: toggle,
    onOpen: (id) => {
      const row = rows.find(({ node }) => node.id === id)
      if (row?.node.kind === 'request') onOpen(row.node)
      else if (row !== undefined) toggle(id, !row.expanded)
    },
  })
  const onKeyDown = (event: KeyboardEvent) => {
    const node = focus === undefined ? undefined : findSaved(root, focus)
    if (node !== undefined && changeByKey(event, node)) event.preventDefault()
    else onTreeKeys(event)
  }
  const changeByKey = (event: KeyboardEvent, node: SavedNode): boolean => {
    const { key, altKey, ctrlKey, metaKey } = event
    if (altKey && (key === 'ArrowUp' || key === 'ArrowDown' || key === 'ArrowLeft' || key === 'ArrowRight')) {
      const move = moveByKey(root, node, key)
      if (move !== undefined && mayMove(root, node, move)) {
        if (move.folderId !== null) toggle(move.folderId, true)
        void actions.move(node, move).then(() => pick(node.id))
      }
      return true
    }
    if ((ctrlKey || metaKey) && key.toLowerCase() === 'd') void actions.duplicate(node)
    else if (key === 'F2') setAsked({ type: 'rename', node })
    else if (key === 'Delete') void actions.remove(node)
    else return false
    return true
  }
  const menuOf = (node: SavedNode): MenuItem[] => [
    ...(node.kind === 'folder'
      ? [
          { label: 'Run folder…', icon: PlayIcon, onSelect: () => onRun(node) },
          {
            label: 'Variables…',
            icon: BracesIcon,
            onSelect: () => setAsked({ type: 'variables' as const, folderId: node.id }),
          },
          {
            label: 'New folder inside…',
            icon: PlusIcon,
            onSelect: () => setAsked({ type: 'newFolder' as const, parentId: node.id }),
          },
        ]
      : [
          { label: 'Open', icon: ConsoleIcon, onSelect: () => onOpen(node) },
          { label: 'Run…', icon: PlayIcon, onSelect: () => onRun(node) },
        ]),
    { separator: true },
    { label: 'Rename…', shortcut: 'F2', onSelect: () => setAsked({ type: 'rename', node }) },
    { label: 'Duplicate', shortcut: 'Ctrl D', onSelect: () => void actions.duplicate(node) },
    ...(node.kind === 'folder'
      ? [{ label: 'Export as a file', onSelect: () => actions.exportFile(node.name, node) }]
      : []),
    { separator: true },
    { label: 'Delete', shortcut: 'Del', danger: true, onSelect: () => void actions.remove(node) },
  ]
  const folder =
    asked?.type === 'variables' && asked.folderId !== undefined ? findSaved(root, asked.folderId) : undefined
  return (
    <section aria-label="Saved requests" className="flex h-full min-h-0 flex-col">
      <div className="flex flex-none items-center gap-1 px-2 pt-2">
        <SearchField
          label="Search saved requests"
          className="min-w-0 flex-1"
          value={filter}
          onChange={(event) => setFilter(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') setFilter('')
            if (event.key === 'ArrowDown' && rows[0] !== undefined) pick(rows[0].node.id)
          }}
        />
        <SavedMenu root={root} apiName={apiName} actions={actions} onRun={() => onRun(undefined)} onAsk={setAsked} />
      </div>
      {root.children.length > 0 && (
        <div
          ref={list}
          role="tree"
          aria-label="Saved requests"
          tabIndex={-1}
          onKeyDown={onKeyDown}
          className="min-h-0 flex-1 overflow-auto px-1.5 py-2 outline-none"
          {...drag.onList}
        >
          {rows.map((row) => (
            <SavedLine
              key={row.node.id}
              row={row}
              isCurrent={row.node.id === current?.id}
              isEdited={row.node.id === current?.id && current.isEdited}
              isFocused={row.node.id === focus}
              dropZone={drag.zoneAt(row.node.id)}
              menu={menuOf(row.node)}
              onToggle={() => toggle(row.node.id, !row.expanded)}
              onFocus={() => setSelected(row.node.id)}
              onClick={() => {
                setSelected(row.node.id)
                if (row.node.kind === 'request') onOpen(row.node)
                else toggle(row.node.id, !row.expanded)
              }}
              {...drag.onRow(row)}
            />
          ))}
          {rows.length === 0 && (
            <p className="px-2 py-1 text-dense text-text-3">Nothing has “{filter}” in its name, method or path.</p>
          )}
        </div>
      )}
      {root.children.length === 0 && (
        <div className="flex-1">
          <EmptyState
            icon={ConsoleIcon}
            title="Nothing saved yet"
            action={
              <Button variant="primary" onClick={onSave}>
                Save this request…
              </Button>
            }
          >
            Saved requests keep their assertions, share variables in folders, and run one after another.
          </EmptyState>
        </div>
      )}
      {asked?.type === 'newFolder' && (
        <NameDialog
          title="New folder"
          submit="Create folder"
          initial=""
          onName={(name) => void actions.newFolder(name, asked.parentId)}
          onClose={() => setAsked(undefined)}
        />
      )}
      {asked?.type === 'rename' && (
        <NameDialog
          title={`Rename ${asked.node.name}`}
          submit="Rename"
          initial={asked.node.name}
          onName={(name) => void actions.rename(asked.node, name)}
          onClose={() => setAsked(undefined)}
        />
      )}
      {asked?.type === 'variables' && (
        <VariablesDialog
          of={folder === undefined ? 'all saved requests' : `folder ${folder.name}`}
          initial={folder?.kind === 'folder' ? folder.variables : root.variables}
          onSave={(variables) => void actions.setVariables(asked.folderId, variables)}
          onClose={() => setAsked(undefined)}
        />
      )}
    </section>
  )
}
