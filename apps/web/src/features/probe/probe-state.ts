import type { Design } from '@gatewright/definition'
import type { CorsReport, CorsSettings, ExposureReport } from '@gatewright/engine/probe'
import type { RunSource } from '@/server/run'
import { createStore, type Store, useStore } from '../shell/store.ts'

export type ProbeKind = 'cors' | 'exposure'
export type ReportOf = { cors: CorsReport; exposure: ExposureReport }

/** How far a probe is, and what it found so far. `design` is the draft that it ran on. */
export type ProbeRun<Report> = {
  readonly state: 'idle' | 'running' | 'done' | 'cancelled' | 'failed'
  readonly reports: readonly Report[]
  readonly done: number
  readonly total: number
  readonly error?: string
  readonly design?: Design
}

/** What the page of probes shows and asks for; kept while the page of the browser lives. */
export type ProbeState = {
  readonly kind: ProbeKind
  readonly source: RunSource
  readonly settings: CorsSettings
  /** shows the methods whose verb and path hold this */
  readonly filter: string
  readonly cors: ProbeRun<CorsReport>
  readonly exposure: ProbeRun<ExposureReport>
}

const nothing = { state: 'idle', reports: [], done: 0, total: 0 } as const
const initial: ProbeState = {
  kind: 'cors',
  source: { type: 'draft' },
  settings: { origin: 'https://app.example.com', credentials: false, headers: [] },
  filter: '',
  cors: nothing,
  exposure: nothing,
}

const stores = new Map<string, Store<ProbeState>>()

/** The probes of an API. */
export function probeStore(apiId: string): Store<ProbeState> {
  const known = stores.get(apiId) ?? createStore(initial)
  stores.set(apiId, known)
  return known
}

/** The probes of an API, and the way to change them. */
export function useProbeState(apiId: string): [ProbeState, (part: Partial<ProbeState>) => void] {
  const store = probeStore(apiId)
  return [useStore(store), (part) => store.set({ ...store.get(), ...part })]
}
