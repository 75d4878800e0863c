'use client'

import type { InvocationSummary } from '@gatewright/db'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import type { RecordedRun } from '@/server/run'
import { useTRPC } from '@/trpc/client'
import { Button } from '@/ui/button'
import { classNames } from '@/ui/class-names'
import { counted } from '@/ui/counted'
import { Dialog } from '@/ui/dialog'
import { PlayIcon } from '@/ui/icons'
import { bodyText } from '../console/run.ts'
import { useOpenApi } from '../designer/design-context.tsx'
import { describeIntervention } from '../trace/describe-intervention.ts'
import { RunWhyPanel } from '../trace/run-why-panel.tsx'
import { traceStates } from '../trace/trace-state.ts'
import { WhyPlace } from '../trace/why-place.tsx'
import { whyStatus } from '../trace/why-status.ts'
import { DownloadTraceButton } from '../trace-file/download-trace-button.tsx'
import { answeredBy } from './answered-by.ts'
import { logLines, whyNoLog } from './log-lines.ts'
import { milliseconds } from './metric-charts.tsx'
import { useRunActions } from './run-actions.ts'
import { type ShortTraceRow, shortTrace } from './short-trace.ts'

type RunDetailProps = { row: InvocationSummary; onCompare: (row: InvocationSummary) => void; onLog: () => void }

/** An open row: the trace in short, the lines of the log, and why it ended as it did; 196 high. */
export function RunDetail({ row, onCompare, onLog }: RunDetailProps) {
  const { apiId } = useOpenApi()
  const trpc = useTRPC()
  const query = useQuery({
    ...trpc.invocation.get.queryOptions({ apiId, id: row.id }),
    staleTime: Number.POSITIVE_INFINITY,
  })
  const run = query.data
  return (
    <section
      aria-label={`${row.httpMethod} ${row.path} in detail`}
      aria-busy={query.isLoading}
      className="border-line border-b bg-sunken"
    >
      {run === undefined ? (
        <p className="h-[196px] px-11 py-4 text-dense text-text-3">{query.error?.message ?? 'Loading …'}</p>
      ) : (
        <div className="grid grid-cols-1 lg:h-[196px] lg:grid-cols-[minmax(0,506fr)_minmax(0,520fr)_326px]">
          <TracePart run={run} />
          <LogPart run={run} onLog={onLog} />
          <WhyPart run={run} onCompare={() => onCompare(row)} />
        </div>
      )}
    </section>
  )
}

function PartHead({ title, note }: { title: string; note: ReactNode }) {
  return (
    <header className="flex h-7 flex-none items-center justify-between border-line border-b text-small text-text-2">
      <h2 className="font-semibold">{title}</h2>
      <span className="truncate">{note}</span>
    </header>
  )
}

const bars = { front: 'bg-ph-front', access: 'bg-ph-access', map: 'bg-ph-map', back: 'bg-ph-back' } as const

function TracePart({ run }: { run: RecordedRun }) {
  const { rows, reached, endedAt, isWatched } = shortTrace(run)
  const total = Math.max(run.outcome.latencyMs, 0.001)
  const note = `${counted(reached, 'phase')}${endedAt === undefined ? '' : `, ended in ${endedAt}`}${isWatched ? '' : ' · not watched: times only'}`
  return (
    <div className="flex min-h-0 flex-col border-line border-r py-1 pr-4 pl-11">
      <PartHead title="Trace" note={note} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable from the keyboard */}
      <ul aria-label="Phases" tabIndex={0} className="min-h-0 flex-1 overflow-auto">
        {rows.map((row) => (
          <TraceLine key={row.key} row={row} total={total} />
        ))}
      </ul>
    </div>
  )
}

function TraceLine({ row, total }: { row: ShortTraceRow; total: number }) {
  const { glyph: Glyph, tone, word } = traceStates[row.state]
  const left = Math.min(98, (row.startMs / total) * 100)
  return (
    <li
      className={classNames(
        'grid h-[26px] grid-cols-[128px_minmax(0,152px)_1fr_44px] items-center gap-x-2 border-line border-b text-dense last:border-b-0',
        row.state === 'failed' && '-ml-3 bg-bad-soft pl-3 shadow-[inset_2px_0_0_var(--color-bad)]',
      )}
    >
      <span className="truncate">{row.label}</span>
      <span
        className={classNames(
          'flex min-w-0 items-center gap-1.5',
          row.state === 'failed' ? 'font-medium text-bad-text' : 'text-text-2',
        )}
      >
        <Glyph size={12} className={tone} title={word} />
        <span className="truncate" title={row.result}>
          {row.result}
        </span>
      </span>
      <span className="relative h-2 overflow-hidden">
        <span
          className={classNames('absolute h-2 min-w-[3px] rounded-[2px]', bars[row.group])}
          style={{ left: `${left}%`, width: `${Math.min(100 - left, (row.durationMs / total) * 100)}%` }}
        />
      </span>
      <span className="text-right tabular-nums">{milliseconds(row.durationMs)}</span>
    </li>
  )
}

function LogPart({ run, onLog }: { run: RecordedRun; onLog: () => void }) {
  const lines = logLines(run)
  return (
    <div className="flex min-h-0 flex-col border-line border-r px-4 py-1">
      <PartHead
        title="Execution log"
        note={
          <button type="button" className="text-accent-text" onClick={onLog}>
            Whole log
          </button>
        }
      />
      {lines.length === 0 ? (
        <p className="pt-2 text-dense text-text-3">{whyNoLog(run)}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable from the keyboard
        <ol aria-label="Lines of the log" tabIndex={0} className="min-h-0 flex-1 overflow-auto font-mono text-status">
          {lines.map(({ key, time, text, isError }) => (
            <li key={key} className="flex min-h-[26px] items-center gap-2.5 border-line border-b last:border-b-0">
              <span className="flex-none text-text-3 tabular-nums">{time}</span>
              <span className={classNames('truncate', isError && 'text-bad-text')} title={text}>
                {text}
              </span>
            </li>
          ))}
        </ol>
      )}
    </div>
  )
}

function WhyPart({ run, onCompare }: { run: RecordedRun; onCompare: () => void }) {
  const [explained, setExplained] = useState(false)
  const { apiId } = useOpenApi()
  const actions = useRunActions()
  const { outcome } = run
  const { cause } = outcome
  const { status } = outcome.answer
  const by = run.interventions === undefined ? answeredBy(outcome) : 'The run that you changed'
  const why = whyStatus(status, cause, by)
  const onCanvas = actions.showOnCanvas(run)
  return (
    <div className="flex min-h-0 flex-col gap-1.5 overflow-auto px-4 py-2.5">
      {run.interventions !== undefined && (
        <p className="text-dense text-warn-text">
          Changed by you: {run.interventions.map(describeIntervention).join('; ')}. Not what the service would do.
        </p>
      )}
      <p className="font-medium text-base">{why.sentence}</p>
      {cause !== undefined && <WhyPlace cause={cause} />}
      <div className="mt-auto flex flex-wrap gap-1.5">
        <Button variant="primary" size="small" icon={PlayIcon} onClick={() => actions.openInConsole(run)}>
          Open in console
        </Button>
        <Button size="small" onClick={() => setExplained(true)}>
          Why this status?
        </Button>
        <Button size="small" onClick={onCompare}>
          Compare
        </Button>
        {run.trace !== undefined && <DownloadTraceButton apiId={apiId} runId={run.id} />}
        {onCanvas !== undefined && (
          <Button size="small" onClick={() => onCanvas(run)}>
            Show on canvas
          </Button>
        )}
      </div>
      {explained && (
        <Dialog
          open
          onClose={() => setExplained(false)}
          title={`${run.request.method} ${run.request.path}`}
          width={560}
        >
          <div className="flex max-h-[70vh] flex-col pb-2">
            <RunWhyPanel
              answered={{ request: run.request, answer: outcome.answer }}
              cause={cause}
              method={outcome}
              answeredBy={by}
              body={bodyText(outcome.answer.body)}
              deployed={!run.simulated}
            />
          </div>
        </Dialog>
      )}
    </div>
  )
}
