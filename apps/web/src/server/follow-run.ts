import { AppError } from '@gatewright/db'
import type { TraceEvent } from '@gatewright/engine'
import type { Watching } from './console-run.ts'
import type { Run } from './run.ts'

/** What somebody who follows a run is told: what happened since the last time, then the run, or why there is none. */
export type Followed =
  | { readonly events: readonly TraceEvent[]; readonly realTimes: readonly number[] }
  | { readonly run: Run }
  | { readonly failed: string }

/** Tells of a run while it happens. Ending the iteration, or the signal, ends the run. */
export async function* followRun(
  start: (watching: Watching) => Promise<Run>,
  signal: AbortSignal | undefined,
): AsyncGenerator<Followed> {
  const ending = new AbortController()
  const end = () => ending.abort()
  signal?.addEventListener('abort', end)
  let events: TraceEvent[] = []
  let realTimes: number[] = []
  let wake: (() => void) | undefined
  let last: Followed | undefined
  const run = start({
    signal: ending.signal,
    onEvent: (event, realMs) => {
      events.push(event)
      realTimes.push(realMs)
      wake?.()
    },
  }).then(
    (ended) => {
      last = { run: ended }
      wake?.()
    },
    (error: unknown) => {
      if (!(error instanceof AppError)) console.error(error)
      last = {
        failed:
          error instanceof AppError ? error.message : 'Something went wrong on the server; its log has the reason.',
      }
      wake?.()
    },
  )
  try {
    while (last === undefined) {
      if (events.length > 0) {
        yield { events, realTimes }
        events = []
        realTimes = []
        continue
      }
      await new Promise<void>((resolve) => {
        wake = resolve
      })
    }
    await run
    yield last
  } finally {
    signal?.removeEventListener('abort', end)
    if (last === undefined) end()
  }
}
