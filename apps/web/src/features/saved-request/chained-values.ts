import type { ExtractedValue } from '../console/assertions/extract-values.ts'
import { createStore, useStore } from '../shell/store.ts'
import type { Variable } from './saved-documents.ts'

const byApi = createStore<ReadonlyMap<string, readonly Variable[]>>(new Map())
const none: readonly Variable[] = []

/** Keeps what an answer gave, for the requests that are sent from the console after it, as long as the page lives. */
export function rememberValues(apiId: string, values: readonly ExtractedValue[]): void {
  const taken = values.flatMap((each) =>
    'value' in each ? [{ name: each.variable, value: each.value, secret: each.secret }] : [],
  )
  if (taken.length === 0) return
  const former = (byApi.get().get(apiId) ?? none).filter(({ name }) => !taken.some((each) => each.name === name))
  byApi.set(new Map(byApi.get()).set(apiId, [...former, ...taken]))
}

/** What earlier answers of an API gave. */
export function useRememberedValues(apiId: string): readonly Variable[] {
  return useStore(byApi).get(apiId) ?? none
}
