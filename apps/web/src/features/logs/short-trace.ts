import type { PhaseTime } from '@gatewright/engine'
import type { RecordedRun } from '@/server/run'
import { type PhaseGroup, phaseGroup, phaseLabel } from '../trace/phase-labels.ts'
import { type TraceState, traceTable } from '../trace/trace-rows.ts'

/** A line of the short trace. Times are milliseconds since the request arrived. */
export type ShortTraceRow = {
  key: string
  label: string
  group: PhaseGroup
  state: TraceState
  result: string
  startMs: number
  durationMs: number
}

/** Phases of a run, in short: those that had something to do. `isWatched` is false where only their times are known. */
export type ShortTrace = { rows: ShortTraceRow[]; reached: number; endedAt: number | undefined; isWatched: boolean }

/** Reads the short trace of a run from its trace, or from the phase times of its outcome, which every run has. */
export function shortTrace({ outcome, trace }: Pick<RecordedRun, 'outcome' | 'trace'>): ShortTrace {
  const { startedAt, latencyMs, cause, phases } = outcome
  const known = trace !== undefined && trace.events.length > 0
  const all: ShortTraceRow[] = known
    ? traceTable(trace.events, { startedAt, latencyMs, ...(cause === undefined ? {} : { cause }) }).rows.map(
        ({ key, label, group, state, result, startMs, durationMs }) => ({
          key,
          label,
          group,
          state,
          result,
          startMs,
          durationMs,
        }),
      )
    : phases.map((time, index) => rowOf(time, index, startedAt, cause?.rule))
  const failed = all.findIndex(({ state }) => state === 'failed')
  return {
    rows: all.filter(({ state }) => state !== 'skipped'),
    reached: all.length,
    endedAt: failed < 0 ? undefined : failed + 1,
    isWatched: known,
  }
}

const words = { completed: 'passed', skipped: 'nothing to do', failed: 'ended here' } as const

function rowOf(time: PhaseTime, index: number, startedAt: number, rule: string | undefined): ShortTraceRow {
  const { phase, result } = time
  const answered = phase === 'gatewayResponse' && result === 'completed'
  return {
    key: `${phase}-${index}`,
    label: phaseLabel(phase),
    group: phaseGroup(phase),
    state: result === 'failed' ? 'failed' : result === 'skipped' ? 'skipped' : answered ? 'answered' : 'ok',
    result: result === 'failed' ? (rule ?? words.failed) : answered ? 'answered' : words[result],
    startMs: Math.max(0, time.startedAt - startedAt),
    durationMs: time.durationMs,
  }
}
