'use client'

import type { CorsCheck, CorsReport } from '@gatewright/engine/probe'
import { useState } from 'react'
import { Button } from '@/ui/button'
import { classNames } from '@/ui/class-names'
import { counted } from '@/ui/counted'
import type { Icon } from '@/ui/icon'
import { CheckIcon, CloseIcon, HelpIcon, MinusIcon, WarningIcon } from '@/ui/icons'
import { VerbChip } from '@/ui/verb-chip'
import { corsColumns } from './cors-paths.ts'
import { reportKey } from './merge-reports.ts'

export type CorsColumn = (typeof corsColumns)[number]
export type CorsCell = { readonly report: CorsReport; readonly column: CorsColumn }

const grid = 'grid grid-cols-[minmax(190px,1fr)_repeat(9,58px)] items-center'
const shownAtOnce = 200

/** The checks of a method in one column. */
export function checksOf({ checks }: CorsReport, column: CorsColumn): CorsCheck[] {
  return checks.filter(({ path }) => (column.paths as readonly string[]).includes(path))
}

type CorsTableProps = {
  reports: readonly CorsReport[]
  selected: CorsCell | undefined
  onSelect: (cell: CorsCell) => void
}

/** Methods by ways through them: what a browser lets a page see, and what it keeps from it. */
export function CorsTable({ reports, selected, onSelect }: CorsTableProps) {
  const [limit, setLimit] = useState(shownAtOnce)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable from the keyboard
    <div className="relative min-h-0 flex-1 overflow-auto bg-surface" tabIndex={0} role="region" aria-label="Verdicts">
      <div role="table" aria-label="CORS by method" className="min-w-[720px]">
        <div
          role="row"
          className={classNames(
            grid,
            'sticky top-0 z-10 h-7 border-line border-b bg-sunken px-4 text-small text-text-2',
          )}
        >
          <span role="columnheader">Method</span>
          {corsColumns.map(({ key, head, name }) => (
            <span key={key} role="columnheader" aria-label={name} title={name} className="truncate text-center">
              {head}
            </span>
          ))}
        </div>
        {reports.slice(0, limit).map((report) => (
          <Row key={reportKey(report)} report={report} selected={selected} onSelect={onSelect} />
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

function Row({ report, selected, onSelect }: { report: CorsReport } & Omit<CorsTableProps, 'reports'>) {
  const name = [report.httpMethod, report.path].filter(Boolean).join(' ')
  const isSelected = selected !== undefined && reportKey(selected.report) === reportKey(report)
  return (
    <div
      role="row"
      className={classNames(grid, 'h-[30px] border-line border-b px-4 text-dense', isSelected && 'bg-accent-soft')}
    >
      <span role="rowheader" className="flex min-w-0 items-center gap-2">
        {report.httpMethod !== undefined && <VerbChip verb={report.httpMethod} />}
        <span
          className={classNames('truncate', report.httpMethod === undefined ? 'text-text-2' : 'font-mono text-code')}
          title={name}
        >
          {report.path}
        </span>
      </span>
      {corsColumns.map((column) => (
        <span key={column.key} role="cell" className="flex justify-center">
          <Cell
            name={name}
            column={column}
            checks={checksOf(report, column)}
            pressed={isSelected && selected?.column.key === column.key}
            onSelect={() => onSelect({ report, column })}
          />
        </span>
      ))}
    </div>
  )
}

type Verdict = 'blocked' | 'lax' | 'unknown' | 'passed' | 'none'
const looks: Record<Verdict, { word: string; glyph: Icon; tone: string }> = {
  blocked: { word: 'blocked', glyph: CloseIcon, tone: 'text-bad-text' },
  lax: { word: 'blocked, except by Chromium', glyph: WarningIcon, tone: 'text-warn-text' },
  unknown: { word: 'unknown', glyph: HelpIcon, tone: 'text-warn-text' },
  passed: { word: 'passed', glyph: CheckIcon, tone: 'text-ok-text' },
  none: { word: 'nothing to judge', glyph: MinusIcon, tone: 'text-text-3' },
}

/** The worst verdict of some checks. */
function worst(checks: readonly CorsCheck[]): Verdict {
  if (checks.some(({ state, verdict }) => state === 'blocked' && verdict?.chromiumPasses !== true)) return 'blocked'
  if (checks.some(({ state }) => state === 'blocked')) return 'lax'
  if (checks.some(({ state }) => state === 'unknown')) return 'unknown'
  return checks.some(({ state }) => state === 'passed') ? 'passed' : 'none'
}

type CellProps = { name: string; column: CorsColumn; checks: CorsCheck[]; pressed: boolean; onSelect: () => void }

function Cell({ name, column, checks, pressed, onSelect }: CellProps) {
  if (checks.length === 0)
    return (
      <span className="text-text-3" title="Cannot happen on this method">
        <span className="sr-only">does not apply</span>
      </span>
    )
  const { word, glyph: Glyph, tone } = looks[worst(checks)]
  return (
    <button
      type="button"
      aria-label={`${name}, ${column.name}: ${word}`}
      aria-pressed={pressed}
      onClick={onSelect}
      className={classNames(
        'flex h-6 w-10 items-center justify-center rounded-row hover:bg-hover aria-pressed:bg-surface aria-pressed:shadow-[inset_0_0_0_1px_var(--color-accent)]',
        tone,
      )}
    >
      <Glyph size={14} />
    </button>
  )
}
