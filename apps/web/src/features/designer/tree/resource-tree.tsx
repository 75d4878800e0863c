'use client'

import type { NodeId } from '@gatewright/definition'
import { useRouter } from 'next/navigation'
import { memo, useEffect, useMemo, useRef, useState } from 'react'
import { IconButton } from '@/ui/button'
import { PanelIcon, PlusIcon } from '@/ui/icons'
import { SearchField } from '@/ui/search-field'
import { TreeRow } from '@/ui/tree-row'
import { VerbChip } from '@/ui/verb-chip'
import { methodViewPath } from '../canvas/use-canvas-actions.ts'
import { useOpenApi, useRestApi } from '../design-context.tsx'
import { designerDialogs } from '../designer-dialogs.ts'
import { allMethods } from '../filter/method-filter.ts'
import { useMethodFilter } from '../filter/use-method-filter.ts'
import { ProblemIcon } from '../problem-icon.tsx'
import { useProblems, worstAt } from '../problems.ts'
import { select, selectAll, selectedResource, useIsSelected, useRevealed, useSelection } from '../selection.ts'
import { OtherParts } from './other-parts.tsx'
import { type TreeItem, treeItems } from './tree-items.ts'
import { useTreeKeys } from './use-tree-keys.ts'

/** The resources and methods as a tree, with the other parts of the API below it. */
export function ResourceTree({ onFold }: { onFold?: () => void }) {
  const api = useRestApi()
  const { apiId } = useOpenApi()
  const router = useRouter()
  const selection = useSelection()
  const [closed, setClosed] = useState<ReadonlySet<NodeId>>(new Set())
  const [filter, setFilter] = useState('')
  const { matching } = useMethodFilter()
  const items = useMemo(() => treeItems(api, closed, filter, matching), [api, closed, filter, matching])
  const list = useRef<HTMLDivElement>(null)
  const current = selection.at(-1)
  const rows = items.map((item) => ({
    id: item.id,
    depth: item.depth,
    expandable: item.type === 'resource',
    expanded: item.type === 'resource' && !closed.has(item.id),
  }))
  const toggle = (id: NodeId, open: boolean) =>
    setClosed((old) => {
      const next = new Set(old)
      if (open) next.delete(id)
      else next.add(id)
      return next
    })
  const pick = (id: NodeId) => {
    select(id, { reveal: true })
    requestAnimationFrame(() => focusRow(list.current, id))
  }
  const onKeyDown = useTreeKeys({
    rows,
    current,
    onSelect: pick,
    onToggle: toggle,
    onExtend: (id) => {
      select(id, { add: true })
      requestAnimationFrame(() => focusRow(list.current, id))
    },
    onSelectAll: () => selectAll(items.filter(({ type }) => type === 'method').map(({ id }) => id)),
    onOpen: (id) => {
      const path = methodViewPath(apiId, id)
      if (path !== undefined) router.push(path)
    },
  })
  useShowRevealed(list)
  const first = items.some((item) => item.id === current) ? current : items[0]?.id

  return (
    <div className="flex h-full min-h-0 flex-col bg-surface">
      <div className="flex h-10 flex-none items-center justify-between border-line border-b pr-2 pl-3">
        <h2 className="font-semibold text-base">
          Resources
          {matching !== undefined && (
            <span className="ml-2 rounded-full bg-accent-soft px-1.5 py-0.5 font-normal text-accent-text text-caption">
              {matching.size} of {allMethods(api).length}
            </span>
          )}
        </h2>
        <span className="flex">
          <IconButton
            label="Add a resource"
            icon={PlusIcon}
            size={24}
            onClick={(event) => {
              const box = event.currentTarget.getBoundingClientRect()
              designerDialogs.open({
                type: 'newResource',
                parentId: selectedResource(selection),
                at: { x: box.left, y: box.bottom + 6 },
              })
            }}
          />
          {onFold !== undefined && <IconButton label="Fold the tree" icon={PanelIcon} size={24} onClick={onFold} />}
        </span>
      </div>
      <div className="flex-none p-2">
        <SearchField
          label="Filter by path or name"
          shortcut="/"
          data-tree-filter=""
          value={filter}
          onChange={(event) => setFilter(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') setFilter('')
            if (event.key === 'ArrowDown' && items[0] !== undefined) pick(items[0].id)
          }}
        />
      </div>
      <div
        ref={list}
        role="tree"
        aria-label="Resources"
        aria-multiselectable="true"
        onKeyDown={onKeyDown}
        tabIndex={-1}
        className="min-h-0 flex-1 overflow-auto px-1.5 pb-2 outline-none"
      >
        {items.map((item) => (
          <Line key={item.id} item={item} closed={closed.has(item.id)} tabbable={item.id === first} onToggle={toggle} />
        ))}
        {items.length === 0 && (
          <p className="px-2 py-1 text-dense text-text-3">
            {matching === undefined
              ? `Nothing has “${filter}” in its path or name.`
              : 'No method is found by the filter.'}
          </p>
        )}
      </div>
      <OtherParts />
    </div>
  )
}

function focusRow(list: HTMLDivElement | null, id: NodeId) {
  list?.querySelector<HTMLElement>(`[data-tree-id="${CSS.escape(id)}"]`)?.focus({ preventScroll: false })
}

/** Scrolls to what was selected elsewhere. */
function useShowRevealed(list: React.RefObject<HTMLDivElement | null>) {
  const revealed = useRevealed()
  useEffect(() => {
    if (revealed === undefined) return
    list.current?.querySelector(`[data-tree-id="${CSS.escape(revealed.id)}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [revealed, list])
}

type LineProps = { item: TreeItem; closed: boolean; tabbable: boolean; onToggle: (id: NodeId, open: boolean) => void }

const Line = memo(function Line({ item, closed, tabbable, onToggle }: LineProps) {
  const selected = useIsSelected(item.id)
  const problems = useProblems()
  const place = ['resources', item.resourceId]
  const problem =
    item.type === 'method'
      ? worstAt(problems, [...place, 'methods', item.verb])
      : closed
        ? worstAt(problems, place)
        : undefined
  return (
    <TreeRow
      depth={item.depth}
      selected={selected}
      expanded={item.type === 'resource' ? !closed : undefined}
      onToggle={() => onToggle(item.id, closed)}
      data-tree-id={item.id}
      aria-label={item.name}
      tabIndex={tabbable ? 0 : -1}
      onClick={(event) => select(item.id, { reveal: true, add: event.ctrlKey || event.metaKey || event.shiftKey })}
      end={problem === undefined ? undefined : <ProblemIcon severity={problem} />}
      className={item.type === 'method' ? 'pl-1' : undefined}
    >
      {item.type === 'method' ? (
        <>
          <VerbChip verb={item.verb} size="small" />
          <span className="truncate text-text-2">{item.label}</span>
        </>
      ) : (
        <>
          <span className="truncate font-medium font-mono">{item.label}</span>
          {closed && <span className="flex-none text-text-3">{item.methodCount} methods</span>}
        </>
      )}
    </TreeRow>
  )
})
