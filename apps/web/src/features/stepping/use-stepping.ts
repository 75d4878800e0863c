'use client'

import type { Intervention } from '@gatewright/engine'
import { restPhases } from '@gatewright/engine/phases'
import { useMutation } from '@tanstack/react-query'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useTRPC } from '@/trpc/client'
import { type KnownRun, rememberRun } from '../console/last-run.ts'
import { type TraceRow, traceTable } from '../trace/trace-rows.ts'
import { inRun } from './breakpoints.ts'
import { withChange, withoutPhase } from './change-form.ts'
import { type SteppedTemplate, steppedTemplates } from './stepped-templates.ts'
import { indexOf, type Move, moved, type Place, placesOf, type Stop, stopsOf } from './stops.ts'
import type { Breakpoints } from './use-breakpoints.ts'
import { useRecordings } from './use-recordings.ts'

/** A simulated run that somebody walks through. */
export type Stepping = {
  readonly shown: KnownRun
  readonly rows: readonly TraceRow[]
  readonly stops: readonly Stop[]
  readonly place: Place
  /** the step of the same template at which it stood before; -1 when it stood elsewhere */
  readonly from: number
  /** whether it stands behind the last phase: nothing is left to come */
  readonly isOver: boolean
  readonly template: SteppedTemplate | undefined
  readonly changes: readonly Intervention[]
  /** a changed run is on its way */
  readonly busy: boolean
  readonly error: string | undefined
  readonly move: (move: Move) => void
  readonly goTo: (place: Place) => void
  readonly change: (change: Intervention) => void
  /** without the changes of this phase and of what comes behind it */
  readonly takeBack: (phase: string) => void
  /** from the first phase on, without any change */
  readonly restart: () => void
}

type State = { readonly base: KnownRun; readonly shown: KnownRun; readonly place: Place; readonly from: Place }

const noTemplates: readonly SteppedTemplate[] = []

/**
 * Walks through a recorded run. A change is another run of the same request, seed and clock with the change on its way.
 * @param onRun told about every run that a change made
 */
export function useStepping(apiId: string, breakpoints: Breakpoints, onRun: (known: KnownRun) => void) {
  const trpc = useTRPC()
  const again = useMutation(trpc.console.change.mutationOptions())
  const [state, setState] = useState<State>()
  const run = state?.shown.run
  const templates = useMemo(() => (run === undefined ? noTemplates : steppedTemplates(run)), [run])
  const recordings = useRecordings(templates)
  const rows = useMemo(() => (run === undefined ? [] : traceTable(run.trace.events, run.outcome).rows), [run])
  const stops = useMemo(() => stopsOf(rows, recordings ?? new Map()), [rows, recordings])
  const keys = useMemo(() => new Map(templates.map(({ phase, key }) => [phase, key])), [templates])

  const newest = useRef({ state, stops, keys, isReady: recordings !== undefined, breakpoints })
  newest.current = { state, stops, keys, isReady: recordings !== undefined, breakpoints }
  const waiting = useRef<Move>(undefined)
  const goTo = (place: Place) => setState((now) => now && { ...now, from: now.place, place })
  const move = (way: Move) => {
    const { state: now, isReady } = newest.current
    if (now === undefined) return
    if (!isReady) {
      waiting.current = way
      return
    }
    const limits = inRun(newest.current.breakpoints.stored, newest.current.keys)
    goTo(moved(newest.current.stops, now.place, way, limits))
  }
  // a key that is pressed while renderings are still being written down does not go lost
  const moveNow = useRef(move)
  moveNow.current = move
  useEffect(() => {
    const way = waiting.current
    waiting.current = undefined
    if (way !== undefined && recordings !== undefined) moveNow.current(way)
  }, [recordings])

  const runWith = async (interventions: readonly Intervention[]) => {
    if (state === undefined) return
    const { base, shown } = state
    const changed =
      interventions.length === 0
        ? base.run
        : await again.mutateAsync({ apiId, runId: shown.run.id, interventions: [...interventions] })
    const known = { ...base, id: changed.id, at: Date.now(), run: changed }
    rememberRun(known)
    setState((now) => now && { ...now, shown: known })
    onRun(known)
  }
  /** The error stands in the mutation, for the page to show. */
  const tryWith = (interventions: readonly Intervention[]) => void runWith(interventions).catch(() => undefined)

  const start = (known: KnownRun) => {
    const [first] = stopsOf(traceTable(known.run.trace.events, known.run.outcome).rows, new Map())
    const place = { phase: first?.phase ?? 'accept' }
    again.reset()
    setState({ base: known, shown: known, place, from: place })
  }
  const changes = run?.interventions ?? []
  const places = useMemo(() => placesOf(stops), [stops])
  const stepping: Stepping | undefined =
    state === undefined
      ? undefined
      : {
          shown: state.shown,
          rows,
          stops,
          place: state.place,
          from: state.from.phase === state.place.phase ? (state.from.step ?? -1) : -1,
          isOver: indexOf(places, state.place) === places.length - 1,
          template: templates.find(({ phase }) => phase === state.place.phase),
          changes,
          busy: again.isPending,
          error: again.error?.message,
          move,
          goTo,
          change: (change) => tryWith(withChange(changes, change, restPhases)),
          takeBack: (phase) => tryWith(withoutPhase(changes, phase, restPhases)),
          restart: () => {
            start(state.base)
            onRun(state.base)
          },
        }
  return { stepping, start, stop: () => setState(undefined) }
}
