import { stepOver, stopsAt } from '../playground/bench/stepping.ts'
import type { Recording } from '../playground/record/recording.ts'
import type { TraceRow } from '../trace/trace-rows.ts'

/** Where a run stands: behind a phase, or, with `step`, inside its template before that step. */
export type Place = { readonly phase: string; readonly step?: number }

/** A phase at which a run can stand, with the rendering of its template when it has one whose steps are known. */
export type Stop = { readonly phase: string; readonly recording?: Recording }

/** Where to stop: behind phases, and on lines of their templates. */
export type RunBreakpoints = {
  readonly phases: ReadonlySet<string>
  readonly lines: ReadonlyMap<string, ReadonlyMap<number, string>>
}

/** The phases of a run that did something, in their order. */
export function stopsOf(rows: readonly TraceRow[], recordings: ReadonlyMap<string, Recording>): Stop[] {
  return rows
    .filter(({ state }) => state !== 'skipped')
    .map(({ phase }) => {
      const recording = recordings.get(phase)
      return recording === undefined || recording.steps.length === 0 ? { phase } : { phase, recording }
    })
}

/** All places of a run in their order: the steps of a template come before its phase is over. */
export function placesOf(stops: readonly Stop[]): Place[] {
  return stops.flatMap(({ phase, recording }) => [
    ...(recording?.steps ?? []).map((_, step): Place => ({ phase, step })),
    { phase },
  ])
}

/** The number of a place; a step that is gone counts as the end of its phase, a phase that is gone as the last. */
export function indexOf(places: readonly Place[], place: Place): number {
  const exact = places.findIndex(({ phase, step }) => phase === place.phase && step === place.step)
  if (exact >= 0) return exact
  const end = places.findIndex(({ phase, step }) => phase === place.phase && step === undefined)
  return end >= 0 ? end : places.length - 1
}

export type Move = 'over' | 'overBack' | 'into' | 'back' | 'resume' | 'resumeBack'

/** Where a move leads; the ends of the run hold it. */
export function moved(stops: readonly Stop[], from: Place, move: Move, breakpoints: RunBreakpoints): Place {
  const places = placesOf(stops)
  const at = indexOf(places, from)
  const last = places.length - 1
  const clamp = (index: number) => places[Math.max(0, Math.min(index, last))] ?? from
  switch (move) {
    case 'into':
      return clamp(at + 1)
    case 'back':
      return clamp(at - 1)
    case 'over':
      return clamp(overFrom(stops, places, at))
    case 'overBack': {
      const before = places.findLastIndex(({ step }, index) => index < at && step === undefined)
      return clamp(before)
    }
    case 'resume': {
      const next = places.findIndex((_, index) => index > at && isStop(stops, places, index, breakpoints))
      return clamp(next < 0 ? last : next)
    }
    case 'resumeBack':
      return clamp(places.findLastIndex((_, index) => index < at && isStop(stops, places, index, breakpoints)))
  }
}

/** Over a statement inside a template, else over the whole next phase. */
function overFrom(stops: readonly Stop[], places: readonly Place[], at: number): number {
  const here = places[at]
  const recording = stops.find(({ phase }) => phase === here?.phase)?.recording
  if (here?.step !== undefined && recording !== undefined && here.step < recording.steps.length - 1)
    return at + stepOver(recording, here.step) - here.step
  const next = places.findIndex(({ step }, index) => index > at && step === undefined)
  return next < 0 ? places.length - 1 : next
}

function isStop(stops: readonly Stop[], places: readonly Place[], index: number, breakpoints: RunBreakpoints): boolean {
  const place = places[index]
  if (place === undefined) return false
  if (place.step === undefined) return breakpoints.phases.has(place.phase)
  const lines = breakpoints.lines.get(place.phase)
  const recording = stops.find(({ phase }) => phase === place.phase)?.recording
  return lines !== undefined && recording !== undefined && stopsAt(recording.steps, place.step, lines)
}
