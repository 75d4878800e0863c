'use client'

import type { NodeId } from '@gatewright/definition'
import { type KnownRun, useLastRun } from '../console/last-run.ts'
import { createStore, useStore } from '../shell/store.ts'
import { useDesign, useOpenApi } from './design-context.tsx'
import type { CanvasLayout } from './layout/auto-layout.ts'
import { layoutOf } from './layout/auto-layout.ts'
import type { MethodRow } from './layout/resource-cards.ts'

/** The way of the last run over the canvas. Times in milliseconds; `endedAt` is the node that ended it, if the gateway did. */
export type LastRunPath = {
  id: string
  status: number
  totalMs: number
  source: string
  row: MethodRow
  cards: NodeId[]
  laneId: NodeId | undefined
  backendId: NodeId | undefined
  endedAt: NodeId | undefined
  /** whether the line behind the authorizer was travelled */
  reachedBackend: boolean
  routingMs: number
  accessMs: number | undefined
  integrationMs: number | undefined
}

const dismissed = createStore<string | undefined>(undefined)

/** Takes the last run off the canvas; it stays in the console's history. */
export const dismissRun = (id: string) => dismissed.set(id)

/** Puts the last run back onto the canvas when it was taken off. */
export const showRunAgain = () => dismissed.set(undefined)

let memo: { run: KnownRun; layout: CanvasLayout; path: LastRunPath | undefined } | undefined

/** The last run of the open API on its canvas; undefined without one, or when it met no method. */
export function useLastRunPath(): LastRunPath | undefined {
  const { apiId } = useOpenApi()
  const run = useLastRun(apiId)
  const design = useDesign()
  const hidden = useStore(dismissed)
  if (run === undefined || design.definition.kind !== 'REST' || run.id === hidden) return undefined
  const layout = layoutOf(design, design.definition)
  if (memo === undefined || memo.run !== run || memo.layout !== layout)
    memo = { run, layout, path: runPath(run, layout) }
  return memo.path
}

const accessPhases = ['authorize', 'apiKey', 'throttle']
const backendPhases = ['integration', 'integrationResponse', 'methodResponse']

/** Where a run went on a canvas. */
export function runPath(known: KnownRun, layout: CanvasLayout): LastRunPath | undefined {
  const { outcome } = known.run
  const row = layout.rows.find((one) => one.resourceId === outcome.resourceId && one.verb === outcome.methodVerb)
  if (row === undefined) return undefined
  const ms = (names: readonly string[]) => {
    const times = outcome.phases.filter((phase) => names.includes(phase.phase) && phase.result !== 'skipped')
    return times.length === 0 ? undefined : times.reduce((sum, phase) => sum + phase.durationMs, 0)
  }
  const cards: NodeId[] = []
  for (let card = layout.cards.find((one) => one.resourceId === row.resourceId); card !== undefined; ) {
    cards.push(card.id)
    const { parent } = card
    card = layout.cards.find((one) => one.id === parent)
  }
  const laneId = row.laneKey === undefined ? undefined : `authorizer:${row.laneKey}`
  const endedIn = outcome.cause?.phase
  const endedAt =
    endedIn === undefined
      ? undefined
      : accessPhases.includes(endedIn)
        ? (laneId ?? row.id)
        : backendPhases.includes(endedIn)
          ? (row.backend?.id ?? row.id)
          : row.id
  const reachedBackend = outcome.phases.some((phase) => phase.phase === 'integration' && phase.result !== 'skipped')
  const { source } = known.request
  return {
    id: known.id,
    status: outcome.answer.status,
    totalMs: outcome.latencyMs,
    source: source.type === 'draft' ? 'draft' : source.stageName,
    row,
    cards,
    laneId,
    backendId: reachedBackend ? row.backend?.id : undefined,
    endedAt,
    reachedBackend,
    routingMs: ms(['accept', 'waf', 'routeRequest']) ?? 0,
    accessMs: ms(accessPhases),
    integrationMs: ms(['integration']),
  }
}

/** A time as it stands on a line: one decimal below 100 ms, seconds from 10 s. */
export function formatMs(ms: number): string {
  if (ms >= 10_000) return `${(ms / 1000).toFixed(1)} s`
  if (ms >= 100) return `${Math.round(ms).toLocaleString('en')} ms`
  return `${ms % 1 === 0 ? ms : ms.toFixed(1)} ms`
}
