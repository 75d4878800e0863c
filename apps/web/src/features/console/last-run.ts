import { createStore, type Store, useStore } from '../shell/store.ts'
import type { ConsoleRequest } from './console-request.ts'
import type { Run } from './run.ts'

/** A run that the page knows whole: what was sent, and all that came of it. */
export type KnownRun = { apiId: string; id: string; at: number; request: ConsoleRequest; run: Run }

const runs: Store<readonly KnownRun[]> = createStore<readonly KnownRun[]>([])
const kept = 30

/** Remembers a run as the newest for as long as the page lives; canvas, method view and share dialog read it. */
export function rememberRun(run: KnownRun): void {
  const known = runs.get()
  if (known[0]?.id !== run.id) runs.set([run, ...known.filter(({ id }) => id !== run.id)].slice(0, kept))
}

/** The newest run of an API, if there was one since the page was opened. */
export function useLastRun(apiId: string): KnownRun | undefined {
  return useStore(runs).find((run) => run.apiId === apiId)
}

/** The newest run of any API, if there was one since the page was opened. */
export function useNewestRun(): KnownRun | undefined {
  return useStore(runs)[0]
}

/** A run by its id, while it is still known whole. */
export function knownRun(id: string): KnownRun | undefined {
  return runs.get().find((run) => run.id === id)
}
