import { createStore, useStore } from '../shell/store.ts'
import type { FolderRun } from './folder-run.ts'

/** The run of a folder that the console shows, before, while and after it runs. The last one can be opened again. */
export type ShownRun = {
  /** folder or request; undefined: everything */
  readonly place: string | undefined
  readonly run?: FolderRun | undefined
  /** whether the console shows it instead of a request */
  readonly isOpen: boolean
  /** asked to end; the present request is finished first */
  readonly isCancelling: boolean
}

const byApi = createStore<ReadonlyMap<string, ShownRun>>(new Map())

/** The run that the console of an API shows, if there is one. It lives as long as the page, also while another one is open. */
export function useShownFolderRun(apiId: string): ShownRun | undefined {
  return useStore(byApi).get(apiId)
}

export function shownRun(apiId: string): ShownRun | undefined {
  return byApi.get().get(apiId)
}

/** Sets what is given of the shown run; the rest stays as it was. */
export function showRun(apiId: string, shown: Partial<ShownRun>): void {
  const former = byApi.get().get(apiId) ?? { place: undefined, isOpen: false, isCancelling: false }
  byApi.set(new Map(byApi.get()).set(apiId, { ...former, ...shown }))
}
