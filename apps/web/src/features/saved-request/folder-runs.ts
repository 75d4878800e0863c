import { createStore, useStore } from '../shell/store.ts'
import type { FolderRun } from './folder-run.ts'

/** The run of a folder that the console shows, before, while and after it runs. */
export type ShownRun = {
  /** folder or request; undefined: everything */
  readonly place: string | undefined
  readonly run?: FolderRun
  /** asked to end; the present request is finished first */
  readonly isCancelling: boolean
}

const byApi = createStore<ReadonlyMap<string, ShownRun>>(new Map())

/** The run that the console of an API shows, if there is one. It lives as long as the page, also while another one is open. */
export function useShownRun(apiId: string): ShownRun | undefined {
  return useStore(byApi).get(apiId)
}

export function shownRun(apiId: string): ShownRun | undefined {
  return byApi.get().get(apiId)
}

/** Shows another run, or none. */
export function showRun(apiId: string, shown: ShownRun | undefined): void {
  const next = new Map(byApi.get())
  if (shown === undefined) next.delete(apiId)
  else next.set(apiId, shown)
  byApi.set(next)
}
