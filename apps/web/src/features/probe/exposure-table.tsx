'use client'

import type { ExposureReport } from '@gatewright/engine/probe'
import { useState } from 'react'
import { Button } from '@/ui/button'
import { classNames } from '@/ui/class-names'
import { counted } from '@/ui/counted'
import { StatusCode } from '@/ui/status-code'
import { VerbChip } from '@/ui/verb-chip'
import { reportKey } from './merge-reports.ts'

const grid =
  'grid grid-cols-[minmax(190px,1fr)_64px_minmax(120px,0.8fr)_minmax(110px,0.7fr)_minmax(110px,0.7fr)] items-center gap-x-3'
const shownAtOnce = 200
const headings = ['Method', 'Status', 'Without credentials', 'Unchecked request', 'Falls through']

/** What a caller without credentials met at each method. */
export function ExposureTable({ reports }: { reports: readonly ExposureReport[] }) {
  const [limit, setLimit] = useState(shownAtOnce)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable from the keyboard
    <div className="relative min-h-0 flex-1 overflow-auto bg-surface" tabIndex={0} role="region" aria-label="Calls">
      <div role="table" aria-label="Exposure by method" className="min-w-[720px]">
        <div
          role="row"
          className={classNames(
            grid,
            'sticky top-0 z-10 h-7 border-line border-b bg-sunken px-4 text-small text-text-2',
          )}
        >
          {headings.map((name) => (
            <span key={name} role="columnheader">
              {name}
            </span>
          ))}
        </div>
        {reports.slice(0, limit).map((report) => (
          <Row key={reportKey(report)} report={report} />
        ))}
      </div>
      {reports.length > limit && (
        <div className="flex justify-center py-2">
          <Button size="small" onClick={() => setLimit(limit + shownAtOnce)}>
            Show more of {counted(reports.length, 'method')}
          </Button>
        </div>
      )}
    </div>
  )
}

function Row({ report: { httpMethod, path, open, unchecked, fallsThrough } }: { report: ExposureReport }) {
  const falls = fallsThrough.filter(({ reached }) => reached)
  return (
    <div role="row" className={classNames(grid, 'h-[30px] border-line border-b px-4 text-dense')}>
      <span role="rowheader" className="flex min-w-0 items-center gap-2">
        <VerbChip verb={httpMethod} />
        <span className="truncate font-mono text-code" title={path}>
          {path}
        </span>
      </span>
      <span role="cell">
        <StatusCode status={open.answer.status} chip />
      </span>
      <span role="cell" className={classNames('truncate', !open.reached && 'text-text-2')} title={open.cause?.message}>
        {open.reached ? 'let in' : `stopped: ${open.cause?.rule ?? ''}`}
      </span>
      <span role="cell" className="truncate text-text-2">
        {unchecked === undefined
          ? 'takes nothing'
          : unchecked.reached
            ? 'came through'
            : `stopped: ${unchecked.cause?.rule ?? ''}`}
      </span>
      <span role="cell" className="truncate text-text-2">
        {falls.map(({ verb }) => verb).join(', ') || 'none'}
      </span>
    </div>
  )
}
