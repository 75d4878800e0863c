'use client'

import type { Outcome, TraceEvent } from '@gatewright/engine'
import { useMemo, useState } from 'react'
import { classNames } from '../../ui/class-names.ts'
import { ArrowRightIcon, CheckIcon, ChevronDownIcon, ChevronRightIcon, CloseIcon, MinusIcon } from '../../ui/icons.tsx'
import { DetailView } from './detail-view.tsx'
import { type PhaseGroup, phaseGroups } from './phase-labels.ts'
import { formatMs, gridLines } from './scale.ts'
import type { RunFacts } from './telling-result.ts'
import { type TraceRow, type TraceState, traceTable } from './trace-rows.ts'

type TraceViewProps = {
  events: readonly TraceEvent[]
  run: Pick<Outcome, 'startedAt' | 'latencyMs' | 'cause'> & Partial<RunFacts>
  /** of a simulation: real milliseconds at which each event happened */
  realTimes?: readonly number[] | undefined
}

const bars: Record<PhaseGroup, string> = {
  front: 'bg-ph-front',
  access: 'bg-ph-access',
  map: 'bg-ph-map',
  back: 'bg-ph-back',
}
const virtualColumns = 'grid grid-cols-[minmax(150px,196px)_minmax(120px,206px)_1fr_52px] items-center'
const realColumns = 'grid grid-cols-[168px_minmax(104px,1fr)_minmax(120px,1.4fr)_48px_60px] items-center'

/** What the bars are drawn on: lines and the largest of them in milliseconds, and which of the two times they show. */
type Scale = { lines: number[]; end: number; isReal: boolean; hasReal: boolean }

/** The waterfall of one run: a row per phase, opening to what went in and what came out. */
export function TraceView({ events, run, realTimes }: TraceViewProps) {
  const table = useMemo(() => traceTable(events, run, realTimes), [events, run, realTimes])
  const [open, setOpen] = useState<ReadonlySet<string>>(
    () => new Set(table.rows.filter(endedHere).map(({ key }) => key)),
  )
  // a virtual clock that stood still has nothing to draw, so the bars show what the simulation took
  const isReal = table.totalMs === 0 && table.realTotalMs !== undefined
  const lines = gridLines(isReal ? (table.realTotalMs ?? 0) : table.totalMs)
  const hasReal = table.realTotalMs !== undefined
  const scale: Scale = { lines, end: lines.at(-1) ?? 1, isReal, hasReal }
  const reached = table.rows.length
  const toggle = (key: string) =>
    setOpen((before) => {
      const next = new Set(before)
      if (!next.delete(key)) next.add(key)
      return next
    })
  return (
    <section aria-label="Trace" className="flex min-h-0 flex-1 flex-col">
      <header className="flex h-10 flex-none items-center gap-2 border-line border-b px-4">
        <h2 className="font-semibold text-base">Trace</h2>
        <span className="text-dense text-text-3">
          {formatMs(table.totalMs)}
          {isReal ? ` on the virtual clock, ${formatMs(table.realTotalMs ?? 0)} real` : ''},{' '}
          {table.endedIn === undefined
            ? `${reached} phases`
            : `ended in phase ${endedIndex(table.rows)} of ${reached + table.notReached.length}`}
        </span>
        <ul className="ml-auto hidden gap-4 text-small text-text-2 lg:flex">
          {phaseGroups.map(({ group, label }) => (
            <li key={group} className="flex items-center gap-1.5">
              <span className={classNames('size-2 rounded-[2px]', bars[group])} aria-hidden="true" />
              {label}
            </li>
          ))}
        </ul>
      </header>
      <div role="table" aria-label="Phases" className="min-h-0 flex-1 overflow-auto">
        <div
          role="row"
          className={classNames(
            hasReal ? realColumns : virtualColumns,
            'sticky top-0 z-10 h-7 border-line border-b bg-sunken px-4 text-small text-text-2',
          )}
        >
          <span role="columnheader">Phase</span>
          <span role="columnheader">Result</span>
          <span role="columnheader" className="relative h-full" aria-label="Time">
            {lines.slice(0, -1).map((line) => (
              <span
                key={line}
                className="-translate-x-1/2 absolute top-1.5 tabular-nums first:translate-x-0"
                style={{ left: `${(line / scale.end) * 100}%` }}
              >
                {line.toLocaleString('en-US')}
              </span>
            ))}
          </span>
          <span
            role="columnheader"
            className="text-right"
            title="Time of the virtual clock: what counts and is compared"
          >
            ms
          </span>
          {hasReal && (
            <span
              role="columnheader"
              className="text-right text-text-3"
              title="Time that the simulation took on this machine; no part of what is compared or replayed"
            >
              real ms
            </span>
          )}
        </div>
        {table.rows.map((row) => (
          <Phase key={row.key} row={row} scale={scale} open={open.has(row.key)} onToggle={() => toggle(row.key)} />
        ))}
        {table.notReached.length > 0 && (
          <div role="row" className="flex min-h-7 items-center gap-4 px-4 py-1 text-dense text-text-3">
            <span role="cell" className="flex-none">
              {table.notReached.length} phases not reached
            </span>
            <span role="cell" className="min-w-0">
              {table.notReached.join(', ')}
            </span>
          </div>
        )}
      </div>
    </section>
  )
}

function endedHere(row: TraceRow): boolean {
  return row.state === 'failed'
}

function endedIndex(rows: readonly TraceRow[]): number {
  return rows.findIndex(endedHere) + 1
}

type PhaseProps = { row: TraceRow; scale: Scale; open: boolean; onToggle: () => void }

function Phase({ row, scale, open, onToggle }: PhaseProps) {
  const columns = scale.hasReal ? realColumns : virtualColumns
  const Chevron = open ? ChevronDownIcon : ChevronRightIcon
  const ended = endedHere(row)
  return (
    <>
      <div
        role="row"
        className={classNames(
          columns,
          'min-h-7 border-line border-b px-4',
          open && 'bg-sunken',
          ended && row.steps.every((step) => step.state !== 'failed') && 'border-l-2 border-l-bad bg-bad-soft',
        )}
      >
        <span role="cell" className="min-w-0">
          <button
            type="button"
            aria-expanded={open}
            onClick={onToggle}
            className={classNames(
              '-ml-1 flex h-7 w-full items-center gap-1.5 truncate rounded-row text-left text-dense',
              open && 'font-medium',
            )}
          >
            <Chevron size={12} className="text-text-2" />
            {row.label}
          </button>
        </span>
        <Result row={row} />
        <Bar row={row} scale={scale} />
        <Duration row={row} scale={scale} />
      </div>
      {open &&
        row.steps.map((step) => (
          <div
            key={step.key}
            role="row"
            className={classNames(
              columns,
              'min-h-7 border-line border-b px-4',
              step.state === 'failed' && 'border-l-2 border-l-bad bg-bad-soft',
            )}
          >
            <span role="cell" className="truncate pl-[18px] text-dense">
              {step.label}
            </span>
            <Result row={step} />
            <Bar row={step} scale={scale} />
            <Duration row={step} scale={scale} />
          </div>
        ))}
      {open && (
        <DetailView
          label={row.label}
          went={[...row.went, ...row.steps.flatMap((step) => titled(step, step.went))]}
          came={[...row.came, ...row.steps.flatMap((step) => titled(step, step.came))]}
        />
      )}
    </>
  )
}

function titled<Part extends { title: string }>(step: TraceRow, parts: Part[]): Part[] {
  return parts.map((part) => ({ ...part, title: `${step.label}: ${part.title}` }))
}

const glyphs: Record<TraceState, typeof CheckIcon> = {
  ok: CheckIcon,
  failed: CloseIcon,
  skipped: MinusIcon,
  answered: ArrowRightIcon,
}
const tones: Record<TraceState, string> = {
  ok: 'text-ok-text',
  failed: 'text-bad-text',
  skipped: 'text-text-3',
  answered: 'text-bad-text',
}
const words: Record<TraceState, string> = {
  ok: 'passed',
  failed: 'failed',
  skipped: 'nothing to do',
  answered: 'answered',
}

function Result({ row }: { row: TraceRow }) {
  const Glyph = glyphs[row.state]
  return (
    <span
      role="cell"
      className={classNames(
        'flex min-w-0 items-center gap-1.5 pr-3 text-dense',
        row.state === 'failed' ? 'font-medium text-bad-text' : row.state === 'skipped' ? 'text-text-3' : 'text-text-2',
      )}
    >
      <Glyph size={12} className={tones[row.state]} title={words[row.state]} />
      <span className="truncate" title={row.result}>
        {row.result}
      </span>
    </span>
  )
}

function Bar({ row, scale: { lines, end, isReal } }: { row: TraceRow; scale: Scale }) {
  const start = isReal ? row.realStartMs : row.startMs
  const duration = isReal ? (row.realMs ?? 0) : row.durationMs
  return (
    <span role="cell" className="relative h-7">
      {lines.slice(0, -1).map((line) => (
        <span
          key={line}
          className="absolute inset-y-0 w-px bg-line"
          style={{ left: `${(line / end) * 100}%` }}
          aria-hidden="true"
        />
      ))}
      {start !== undefined && (
        <span
          className={classNames('absolute top-[9px] h-2.5 min-w-[3px] rounded-[2px]', bars[row.group])}
          style={{ left: `${(start / end) * 100}%`, width: `${(duration / end) * 100}%` }}
          aria-hidden="true"
        />
      )}
    </span>
  )
}

function Duration({ row, scale }: { row: TraceRow; scale: Scale }) {
  return (
    <>
      <span role="cell" className="text-right text-dense text-text-2 tabular-nums">
        {formatMs(row.durationMs).replace(/ ms$/, '')}
      </span>
      {scale.hasReal && (
        <span role="cell" className="text-right text-dense text-text-3 tabular-nums">
          {row.realMs === undefined ? '' : formatMs(row.realMs).replace(/ ms$/, '')}
        </span>
      )}
    </>
  )
}
