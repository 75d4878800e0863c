import { createStore } from '../shell/store.ts'

/** A saved request that was chosen elsewhere, until the console of its API has opened it. */
export const savedToOpen = createStore<{ readonly apiId: string; readonly id: string } | undefined>(undefined)
