'use client'

import { useEffect, useState } from 'react'
import { IconButton } from '@/ui/button'
import { EmptyState } from '@/ui/empty-state'
import { PanelIcon, PlusIcon, SearchIcon } from '@/ui/icons'
import { Divider, Pane, Split } from '@/ui/split'
import { useStatusNote } from '../shell/status-bar.tsx'
import { Canvas } from './canvas/canvas.tsx'
import { useDesign } from './design-context.tsx'
import { designerDialogs } from './designer-dialogs.ts'
import { DesignerDialogs } from './dialogs/designer-dialogs-view.tsx'
import { Drawer } from './drawer/drawer.tsx'
import { Inspector } from './inspector/inspector.tsx'
import { select, useSelection } from './selection.ts'
import { ResourceTree } from './tree/resource-tree.tsx'
import { useShortcuts } from './use-shortcuts.ts'

/** The designer: tree, canvas, inspector, drawer. */
export function DesignerPage() {
  const { definition } = useDesign()
  if (definition.kind !== 'REST')
    return (
      <EmptyState title={`${definition.name} is a ${definition.kind} API`}>
        Its definition is kept as it is; only REST APIs can be drawn so far.
      </EmptyState>
    )
  return <RestDesigner />
}

const narrow = '(max-width: 1340px)'

function useIsNarrow(): boolean {
  const [isNarrow, setIsNarrow] = useState(() => matchMedia(narrow).matches)
  useEffect(() => {
    const list = matchMedia(narrow)
    const change = () => setIsNarrow(list.matches)
    list.addEventListener('change', change)
    return () => list.removeEventListener('change', change)
  }, [])
  return isNarrow
}

function RestDesigner() {
  useShortcuts()
  const isNarrow = useIsNarrow()
  const selection = useSelection()
  useStatusNote(selection.length > 0 ? `${selection.length} selected` : 'Press ? for all keys')
  useEffect(() => () => select(undefined), [])
  return (
    <>
      <h1 className="sr-only">Design</h1>
      <Split
        key={isNarrow ? 'narrow' : 'wide'}
        id={isNarrow ? 'designer-narrow' : 'designer-wide'}
        direction="horizontal"
        panes={['work', 'inspector']}
      >
        <Pane id="work" minSize={320} className="flex">
          <Work isNarrow={isNarrow} />
        </Pane>
        <Divider label="Width of the inspector" />
        <Pane id="inspector" fixed defaultSize={isNarrow ? 320 : 332} minSize={280} maxSize={560}>
          <Inspector />
        </Pane>
      </Split>
      <DesignerDialogs />
    </>
  )
}

/** Tree and canvas with the drawer below both. */
function Work({ isNarrow }: { isNarrow: boolean }) {
  const [open, setOpen] = useState(!isNarrow)
  if (!open)
    return (
      <div className="flex min-h-0 min-w-0 flex-1 flex-col">
        <Table isNarrow={isNarrow} />
        <div className="h-9 flex-none border-line border-t">
          <Drawer open={false} onToggle={setOpen} />
        </div>
      </div>
    )
  return (
    <Split id="designer-drawer" direction="vertical" panes={['table', 'drawer']}>
      <Pane id="table" minSize={200} className="flex">
        <Table isNarrow={isNarrow} />
      </Pane>
      <Divider label="Height of the drawer" direction="vertical" />
      <Pane id="drawer" fixed defaultSize={172} minSize={100} maxSize="70%">
        <Drawer open onToggle={setOpen} />
      </Pane>
    </Split>
  )
}

function Table({ isNarrow }: { isNarrow: boolean }) {
  if (isNarrow)
    return (
      <div className="flex min-h-0 min-w-0 flex-1">
        <TreeStrip />
        <Canvas />
      </div>
    )
  return (
    <Split id="designer-table" direction="horizontal" panes={['tree', 'canvas']}>
      <Pane id="tree" fixed defaultSize={228} minSize={180} maxSize={420}>
        <ResourceTree />
      </Pane>
      <Divider label="Width of the tree" />
      <Pane id="canvas" minSize={320} className="flex">
        <Canvas />
      </Pane>
    </Split>
  )
}

/** The tree as a strip of 44 that opens over the canvas, for narrow windows. */
function TreeStrip() {
  const [open, setOpen] = useState(false)
  return (
    <div className="relative z-20 flex w-11 flex-none flex-col items-center gap-1.5 border-line border-r bg-surface py-2">
      <IconButton label="Resources" icon={PanelIcon} size={28} pressed={open} onClick={() => setOpen(!open)} />
      <IconButton label="Filter by path or name" icon={SearchIcon} size={28} onClick={() => setOpen(true)} />
      <IconButton
        label="Add a resource"
        icon={PlusIcon}
        size={28}
        onClick={(event) => {
          const box = event.currentTarget.getBoundingClientRect()
          designerDialogs.open({ type: 'newResource', parentId: undefined, at: { x: box.right + 8, y: box.top } })
        }}
      />
      {open && (
        <div className="absolute inset-y-0 left-11 w-[260px] border-line border-r bg-surface shadow-2">
          <ResourceTree onFold={() => setOpen(false)} />
        </div>
      )}
    </div>
  )
}
