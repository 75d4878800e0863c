'use client'

import type { Design, RestApi } from '@gatewright/definition'
import { createContext, useCallback, useContext, useSyncExternalStore } from 'react'
import type { Command } from './command.ts'
import type { DesignState, DesignStore } from './design-store.ts'

/** What every page of an open API shares. */
export type OpenApi = { apiId: string; store: DesignStore }

const OpenApiContext = createContext<OpenApi | undefined>(undefined)
export const OpenApiProvider = OpenApiContext.Provider

/** The API that is open; throws outside `/apis/[apiId]`. */
export function useOpenApi(): OpenApi {
  const open = useContext(OpenApiContext)
  if (open === undefined) throw new Error('No API is open here: this component belongs below /apis/[apiId].')
  return open
}

/** The whole state of the open design: draft, revision, save state, undo and redo labels. */
export function useDesignState(): DesignState {
  const { store } = useOpenApi()
  return useSyncExternalStore(store.subscribe, store.get, store.get)
}

/** The open draft: definition, layout, backends. */
export function useDesign(): Design {
  const { store } = useOpenApi()
  const read = () => store.get().design
  return useSyncExternalStore(store.subscribe, read, read)
}

/** The definition of the open draft as a REST API; HTTP and WebSocket APIs cannot be opened yet. */
export function useRestApi(): RestApi {
  const { definition } = useDesign()
  if (definition.kind !== 'REST')
    throw new Error(`${definition.name} is a ${definition.kind} API, and only REST APIs can be edited here.`)
  return definition
}

/** Does a command on the open design: `run({ label: 'Rename API', run: (draft) => { draft.definition.name = 'x' } })`. */
export function useRun(): (command: Command) => void {
  const { store } = useOpenApi()
  return useCallback((command: Command) => store.run(command), [store])
}
