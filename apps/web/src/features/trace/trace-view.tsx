'use client'

import type { Outcome, TraceEvent } from '@gatewright/engine'
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import { Badge } from '../../ui/badge.tsx'
import { classNames } from '../../ui/class-names.ts'
import { ChevronDownIcon, ChevronRightIcon } from '../../ui/icons.tsx'
import { DetailView, PassiveTrace } from './detail-view.tsx'
import { type PhaseGroup, phaseGroups } from './phase-labels.ts'
import { formatMs, gridLines } from './scale.ts'
import type { RunFacts } from './telling-result.ts'
import { type TraceRow, traceTable } from './trace-rows.ts'
import { traceStates } from './trace-state.ts'

type TraceViewProps = {
  events: readonly TraceEvent[]
  run: Pick<Outcome, 'startedAt' | 'latencyMs' | 'cause'> & Partial<RunFacts>
  /** of a simulation: real milliseconds at which each event happened */
  realTimes?: readonly number[] | undefined
  /** phases behind which stepping stops; without it none can be set */
  breakpoints?: PhaseBreakpoints | undefined
  /** where somebody stands who walks through the run: what lies behind is not shown yet */
  standing?: Standing | undefined
  /** for reading alone: nothing in it opens or copies anything */
  passive?: boolean
  /** more is to come */
  isUnderWay?: boolean
  /** said below the head, e.g. what is simulated */
  summary?: ReactNode
  /** right end of the head */
  actions?: ReactNode
}

export type PhaseBreakpoints = { readonly phases: readonly string[]; readonly toggle: (phase: string) => void }

/** `inside` while the phase is not over: what came out of it is not shown yet. */
export type Standing = { readonly phase: string; readonly inside: boolean }

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
export function TraceView({
  events,
  run,
  realTimes,
  breakpoints,
  standing,
  summary,
  actions,
  passive = false,
  isUnderWay = false,
}: TraceViewProps) {
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
  const at = standing === undefined ? -1 : table.rows.findIndex(({ phase }) => phase === standing.phase)
  const isOver = !isUnderWay && (standing === undefined || (at === reached - 1 && !standing.inside))
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
        <span className="truncate text-dense text-text-3">
          {isOver ? (
            <>
              {formatMs(table.totalMs)}
              {isReal ? ` on the virtual clock, ${formatMs(table.realTotalMs ?? 0)} real` : ''},{' '}
              {table.endedIn === undefined
                ? `${reached} phases`
                : `ended in phase ${endedIndex(table.rows)} of ${reached + table.notReached.length}`}
            </>
          ) : isUnderWay ? (
            `${reached} phases so far`
          ) : (
            `${at + 1} of ${reached} phases so far`
          )}
        </span>
        <ul className="ml-auto hidden flex-none gap-4 text-small text-text-2 lg:flex">
          {phaseGroups.map(({ group, label }) => (
            <li key={group} className="flex items-center gap-1.5">
              <span className={classNames('size-2 rounded-[2px]', bars[group])} aria-hidden="true" />
              {label}
            </li>
          ))}
        </ul>
        {actions !== undefined && <span className="-mr-2 flex flex-none lg:ml-2">{actions}</span>}
      </header>
      {summary}
      <div role="table" aria-label="Phases" className="min-h-0 flex-1 overflow-auto">
        <div
          role="row"
          className={classNames(
            hasReal ? realColumns : virtualColumns,
            insetOf(breakpoints),
            'sticky top-0 z-10 h-7 border-line border-b bg-sunken text-small text-text-2',
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
        <PassiveTrace value={passive}>
          {table.rows.map((row, index) =>
            standing !== undefined && index > at ? (
              <NotYet key={row.key} row={row} scale={scale} breakpoints={breakpoints} />
            ) : (
              <Phase
                key={row.key}
                row={standing !== undefined && index === at && standing.inside ? underWay(row) : row}
                scale={scale}
                open={open.has(row.key) !== (standing !== undefined && index === at)}
                onToggle={() => toggle(row.key)}
                breakpoints={breakpoints}
                isLit={standing !== undefined && index === at}
              />
            ),
          )}
        </PassiveTrace>
        {isOver && table.notReached.length > 0 && (
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

/** A phase that is not over: nothing came out of it yet. */
function underWay(row: TraceRow): TraceRow {
  return { ...row, state: 'underWay', result: 'under way', rule: [], came: [], steps: [], changed: false }
}

type RowProps = { row: TraceRow; scale: Scale; breakpoints: PhaseBreakpoints | undefined }

/** A phase that the run has not come to, for somebody who walks through it. */
function NotYet({ row, scale, breakpoints }: RowProps) {
  return (
    <div
      role="row"
      className={classNames(
        scale.hasReal ? realColumns : virtualColumns,
        insetOf(breakpoints),
        'relative min-h-7 border-line border-b text-dense text-text-3',
      )}
    >
      <span role="cell" className="flex min-w-0 items-center truncate pl-[14px]">
        {row.label}
        {breakpoints !== undefined && <BreakpointDot row={row} breakpoints={breakpoints} />}
      </span>
      <span role="cell">not yet</span>
    </div>
  )
}

/** The room at both ends of a row; left of it a breakpoint has the 24 px that a finger needs. */
function insetOf(breakpoints: PhaseBreakpoints | undefined): string {
  return breakpoints === undefined ? 'px-4' : 'pr-4 pl-7'
}

/** Red and full where stepping stops behind the phase; otherwise there for the pointer and the keyboard. */
function BreakpointDot({ row, breakpoints }: { row: TraceRow; breakpoints: PhaseBreakpoints }) {
  const isSet = breakpoints.phases.includes(row.phase)
  return (
    <button
      type="button"
      aria-label={`Breakpoint behind ${row.label}`}
      title={`Breakpoint behind ${row.label} (F9)`}
      aria-pressed={isSet}
      onClick={() => breakpoints.toggle(row.phase)}
      className="group absolute inset-y-0 left-0 flex w-6 items-center justify-center"
    >
      <span
        className={classNames(
          'size-2 rounded-full',
          isSet ? 'bg-bad' : 'bg-bad opacity-0 group-hover:opacity-40 group-focus-visible:opacity-40',
        )}
      />
    </button>
  )
}

type PhaseProps = RowProps & { open: boolean; onToggle: () => void; isLit: boolean }

function Phase({ row, scale, open, onToggle, breakpoints, isLit }: PhaseProps) {
  const lit = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (isLit) lit.current?.scrollIntoView({ block: 'nearest' })
  }, [isLit])
  const columns = scale.hasReal ? realColumns : virtualColumns
  const Chevron = open ? ChevronDownIcon : ChevronRightIcon
  const ended = endedHere(row)
  return (
    <>
      <div
        role="row"
        ref={lit}
        aria-current={isLit ? 'step' : undefined}
        onKeyDown={(event) => {
          if (event.key !== 'F9' || breakpoints === undefined) return
          event.preventDefault()
          event.stopPropagation()
          breakpoints.toggle(row.phase)
        }}
        className={classNames(
          columns,
          insetOf(breakpoints),
          'relative min-h-7 border-line border-b',
          isLit ? 'bg-line-now' : open && 'bg-sunken',
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
          {breakpoints !== undefined && <BreakpointDot row={row} breakpoints={breakpoints} />}
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
              insetOf(breakpoints),
              'min-h-7 border-line border-b',
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
        // a table holds rows and cells alone; the name keeps this row apart from the one that it belongs to
        <div role="row" aria-label={`What happened in ${row.label}`}>
          <div role="cell">
            <DetailView
              label={row.label}
              rule={[...row.rule, ...row.steps.flatMap((step) => titled(step, step.rule))]}
              went={[...row.went, ...row.steps.flatMap((step) => titled(step, step.went))]}
              came={[...row.came, ...row.steps.flatMap((step) => titled(step, step.came))]}
            />
          </div>
        </div>
      )}
    </>
  )
}

function titled<Part extends { title: string }>(step: TraceRow, parts: Part[]): Part[] {
  return parts.map((part) => ({ ...part, title: `${step.label}: ${part.title}` }))
}

function Result({ row }: { row: TraceRow }) {
  const { glyph: Glyph, tone, word } = traceStates[row.state]
  return (
    <span
      role="cell"
      className={classNames(
        'flex min-w-0 items-center gap-1.5 pr-3 text-dense',
        row.state === 'failed' ? 'font-medium text-bad-text' : row.state === 'skipped' ? 'text-text-3' : 'text-text-2',
      )}
    >
      <Glyph size={12} className={tone} title={word} />
      {row.changed && <Badge tone="warn">changed by you</Badge>}
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
