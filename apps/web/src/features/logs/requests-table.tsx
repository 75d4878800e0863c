'use client'

import type { InvocationSummary } from '@gatewright/db'
import type { ReactNode } from 'react'
import { Button } from '@/ui/button'
import { classNames } from '@/ui/class-names'
import { ChevronDownIcon, ChevronRightIcon } from '@/ui/icons'
import { StatusCode, statusTone } from '@/ui/status-code'
import { VerbChip } from '@/ui/verb-chip'
import { endedIn } from './ended-in.ts'
import { milliseconds } from './metric-charts.tsx'
import { modeLabels } from './mode-labels.ts'
import { clockText } from './time-range.ts'
import type { Invocations } from './use-invocations.ts'

const grid =
  'grid grid-cols-[24px_96px_80px_64px_minmax(160px,1fr)_48px_64px_76px] lg:grid-cols-[24px_96px_80px_64px_minmax(160px,1fr)_56px_72px_84px_164px_116px] items-center gap-x-2 px-4'
const headings: readonly { name: string; className?: string }[] = [
  { name: 'Time' },
  { name: 'Mode' },
  { name: 'Stage' },
  { name: 'Request' },
  { name: 'Status' },
  { name: 'Latency', className: 'text-right' },
  { name: 'Integration', className: 'text-right' },
  { name: 'Ended in', className: 'hidden pl-4 lg:block' },
  { name: 'Request id', className: 'hidden lg:block' },
]

type RequestsTableProps = {
  invocations: Invocations
  /** lines about requests that were not recorded */
  notes: ReactNode
  openId: string | undefined
  onOpen: (id: string | undefined) => void
  /** what stands below an open row */
  detail: (row: InvocationSummary) => ReactNode
  empty: ReactNode
}

/** Requests as rows of 30, newest first; one of them may be open. */
export function RequestsTable({ invocations, notes, openId, onOpen, detail, empty }: RequestsTableProps) {
  const { rows, held, hasMore, loading, showMore } = invocations
  return (
    <div className="min-h-0 flex-1 overflow-auto bg-surface">
      <div role="table" aria-label="Requests">
        <div
          role="row"
          className={classNames(
            grid,
            'sticky top-0 z-10 h-[26px] border-line border-b bg-sunken text-small text-text-2',
          )}
        >
          <span role="columnheader" className="relative">
            <span className="sr-only">Open</span>
          </span>
          {headings.map(({ name, className }) => (
            <span key={name} role="columnheader" className={className}>
              {name}
            </span>
          ))}
        </div>
        {held.count > 0 && (
          <div role="row" className="flex h-[30px] items-center gap-2 border-line border-b px-4 text-dense">
            <span role="cell" className="flex min-w-0 flex-1 items-center gap-2 pl-7">
              <span className="size-2 flex-none rounded-full bg-accent" aria-hidden="true" />
              <b className="font-semibold">
                {held.count}
                {held.more ? ' or more' : ''} new {held.count === 1 ? 'request' : 'requests'}
              </b>
              <span className="text-text-2">held back while a row is open</span>
              <button type="button" className="ml-auto font-medium text-accent-text" onClick={() => onOpen(undefined)}>
                Show them
              </button>
            </span>
          </div>
        )}
        {notes}
        {rows.map((row) => (
          <RequestRow
            key={row.id}
            row={row}
            open={row.id === openId}
            onToggle={() => onOpen(row.id === openId ? undefined : row.id)}
          >
            {row.id === openId && detail(row)}
          </RequestRow>
        ))}
      </div>
      {rows.length === 0 && !loading && empty}
      {hasMore && (
        <div className="flex justify-center py-2">
          <Button size="small" onClick={showMore}>
            Show older requests
          </Button>
        </div>
      )}
    </div>
  )
}

const tones = { ok: 'text-text-2', warn: 'text-warn-text', bad: 'text-bad-text' } as const

type RequestRowProps = { row: InvocationSummary; open: boolean; onToggle: () => void; children: ReactNode }

function RequestRow({ row, open, onToggle, children }: RequestRowProps) {
  const Chevron = open ? ChevronDownIcon : ChevronRightIcon
  const ended = endedIn(row)
  return (
    <>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the chevron in the row is the button for the keyboard */}
      <div
        role="row"
        onClick={onToggle}
        className={classNames(
          grid,
          'h-[30px] cursor-pointer border-line border-b text-dense',
          open ? 'bg-accent-soft shadow-[inset_2px_0_0_var(--color-accent)]' : 'hover:bg-hover',
        )}
      >
        <span role="cell" className="flex">
          <button
            type="button"
            aria-expanded={open}
            aria-label={`${row.httpMethod} ${row.path}, ${row.status}, ${clockText(row.at)}`}
            className="flex size-5 items-center justify-center rounded-row text-text-2"
            onClick={(event) => {
              event.stopPropagation()
              onToggle()
            }}
          >
            <Chevron size={12} />
          </button>
        </span>
        <span role="cell" className="font-mono text-status tabular-nums" title={new Date(row.at).toISOString()}>
          {clockText(row.at)}
        </span>
        <span role="cell" className={row.mode === 'changed' ? 'text-warn-text' : undefined}>
          {modeLabels[row.mode]}
        </span>
        <span role="cell" className="truncate" title={row.stageName}>
          {row.stageName === '' ? (row.mode === 'live' ? '–' : 'draft') : row.stageName}
        </span>
        <span role="cell" className="flex min-w-0 items-center gap-2">
          <VerbChip verb={row.httpMethod} />
          <span className="truncate font-mono text-code" title={row.path}>
            {row.path}
          </span>
        </span>
        <span role="cell">
          <StatusCode status={row.status} />
        </span>
        <span role="cell" className="text-right tabular-nums">
          {milliseconds(row.latencyMs)}
        </span>
        <span role="cell" className="text-right text-text-2 tabular-nums">
          {row.integrationLatencyMs === undefined ? '–' : milliseconds(row.integrationLatencyMs)}
        </span>
        <span
          role="cell"
          className={classNames(
            'hidden truncate pl-4 lg:block',
            row.phase === undefined ? 'text-text-3' : tones[statusTone(row.status)],
          )}
        >
          {ended}
        </span>
        <span role="cell" className="hidden truncate font-mono text-status text-text-3 lg:block" title={row.requestId}>
          {row.requestId.slice(0, 13)}
        </span>
      </div>
      {open && (
        <div role="row">
          <div role="cell">{children}</div>
        </div>
      )}
    </>
  )
}
