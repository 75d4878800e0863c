'use client'

import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react'
import { IconButton } from '@/ui/button'
import { classNames } from '@/ui/class-names'
import { CloseIcon, PlusIcon, UndoIcon } from '@/ui/icons'
import { VerbChip } from '@/ui/verb-chip'
import type { OpenRequests, RequestTab } from './open-requests.ts'

type OpenTabsProps = {
  state: OpenRequests
  onSelect: (id: number) => void
  onClose: (id: number) => void
  onMove: (id: number, by: number) => void
  onNew: () => void
  onReopen: () => void
  /** before the tabs */
  leading?: ReactNode
}

/**
 * The open requests, one tab each, named by method and path. Arrows go from tab to tab, with Alt they take the tab along;
 * Delete closes, and so does the middle mouse button; tabs can be dragged.
 */
export function OpenTabs({ state, onSelect, onClose, onMove, onNew, onReopen, leading }: OpenTabsProps) {
  const list = useRef<HTMLDivElement>(null)
  const dragged = useRef<number | undefined>(undefined)
  const { tabs, activeId } = state
  const focusActive = useRef(false)
  useEffect(() => {
    const tab = list.current?.querySelector<HTMLElement>(`[data-tab="${activeId}"]`)
    tab?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
    if (focusActive.current) tab?.focus()
    focusActive.current = false
  }, [activeId])
  const onKeyDown = (event: KeyboardEvent, id: number) => {
    const at = tabs.findIndex((tab) => tab.id === id)
    const by = { ArrowLeft: -1, ArrowRight: 1, Home: -tabs.length, End: tabs.length }[event.key]
    if (by !== undefined) {
      event.preventDefault()
      if (event.altKey) return onMove(id, by)
      focusActive.current = true
      onSelect(tabs[Math.max(0, Math.min(tabs.length - 1, at + by))]?.id ?? id)
    } else if (event.key === 'Delete') {
      event.preventDefault()
      focusActive.current = true
      onClose(id)
    }
  }
  return (
    <div className="flex h-9 flex-none items-center border-line border-b bg-app pr-2">
      {leading}
      <div
        ref={list}
        role="tablist"
        aria-label="Open requests"
        className="flex h-full min-w-0 overflow-x-auto [scrollbar-width:none]"
      >
        {tabs.map((tab) => (
          <div
            key={tab.id}
            role="tab"
            data-tab={tab.id}
            aria-selected={tab.id === activeId}
            aria-label={`${tab.request.method} ${tab.request.path}`}
            aria-keyshortcuts="Delete Alt+ArrowLeft Alt+ArrowRight"
            tabIndex={tab.id === activeId ? 0 : -1}
            draggable
            title={`${tab.request.method} ${tab.request.path}`}
            className={classNames(
              'group flex h-full w-44 flex-none cursor-pointer items-center gap-1.5 border-line border-r px-2.5',
              tab.id === activeId ? 'bg-surface' : 'text-text-2 hover:bg-hover',
            )}
            onClick={() => onSelect(tab.id)}
            onAuxClick={(event) => event.button === 1 && onClose(tab.id)}
            onKeyDown={(event) => onKeyDown(event, tab.id)}
            onDragStart={(event) => {
              dragged.current = tab.id
              event.dataTransfer.effectAllowed = 'move'
            }}
            onDragEnd={() => {
              dragged.current = undefined
            }}
            onDragOver={(event) => {
              const { current } = dragged
              if (current === undefined) return
              event.preventDefault()
              if (current !== tab.id) onMove(current, placeOf(tabs, tab.id) - placeOf(tabs, current))
            }}
          >
            <VerbChip verb={tab.request.method} size="small" />
            <span className="min-w-0 flex-1 truncate font-mono text-status">{tab.request.path}</span>
            {/* a tab holds nothing that can be focused: Delete, and the button at the end, do the same */}
            <span
              aria-hidden
              className="inline-flex size-5 flex-none items-center justify-center rounded-control text-text-3 hover:bg-hover hover:text-text"
              onClick={(event) => {
                event.stopPropagation()
                onClose(tab.id)
              }}
            >
              <CloseIcon size={11} />
            </span>
          </div>
        ))}
      </div>
      <IconButton className="ml-1" label="New tab" icon={PlusIcon} iconSize={14} size={24} onClick={onNew} />
      <IconButton label="Close tab" icon={CloseIcon} iconSize={12} size={24} onClick={() => onClose(activeId)} />
      {state.closed.length > 0 && (
        <IconButton label="Reopen closed tab" icon={UndoIcon} iconSize={14} size={24} onClick={onReopen} />
      )}
    </div>
  )
}

function placeOf(tabs: readonly RequestTab[], id: number): number {
  return tabs.findIndex((tab) => tab.id === id)
}
