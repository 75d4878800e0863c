import { useSyncExternalStore } from 'react'

/** A value outside React that components can follow. */
export type Store<State> = { get(): State; set(state: State): void; subscribe(listener: () => void): () => void }

/** Makes a store that tells its listeners whenever it is set to another value. */
export function createStore<State>(initial: State): Store<State> {
  let state = initial
  const listeners = new Set<() => void>()
  return {
    get: () => state,
    set(next) {
      if (Object.is(next, state)) return
      state = next
      for (const listener of listeners) listener()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** The present value of a store. */
export function useStore<State>(store: Store<State>): State {
  return useSyncExternalStore(store.subscribe, store.get, store.get)
}
