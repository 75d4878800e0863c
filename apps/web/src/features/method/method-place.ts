'use client'

import { type HttpMethod, type Method, type RestApi, resourcePath } from '@gatewright/definition'
import { EditError, type MethodPlace, methodOf } from '@gatewright/definition/edit'
import { createContext, useCallback, useContext } from 'react'
import { showToast } from '@/ui/toast'
import type { Command } from '../designer/command.ts'
import { useDesign, useRun } from '../designer/design-context.tsx'

/** The method that is open, and its place. */
export type OpenMethod = { place: MethodPlace; method: Method; path: string; api: RestApi }

const OpenMethodContext = createContext<OpenMethod | undefined>(undefined)
export const OpenMethodProvider = OpenMethodContext.Provider

/** The method that is open; throws outside the method view. */
export function useOpenMethod(): OpenMethod {
  const open = useContext(OpenMethodContext)
  if (open === undefined) throw new Error('No method is open here: this component belongs in the method view.')
  return open
}

/** Finds a method of the open draft; undefined when it is gone. */
export function useMethodAt(resourceId: string, verb: string): OpenMethod | undefined {
  const { definition } = useDesign()
  if (definition.kind !== 'REST') return undefined
  const httpMethod = verb as HttpMethod
  const method = definition.resources[resourceId]?.methods[httpMethod]
  if (method === undefined) return undefined
  return { place: { resourceId, httpMethod }, method, path: resourcePath(definition, resourceId), api: definition }
}

/** Does a command, and says in a toast what the edit refuses. */
export function useTryRun(): (command: Command) => boolean {
  const run = useRun()
  return useCallback(
    (command) => {
      try {
        run(command)
        return true
      } catch (error) {
        if (!(error instanceof EditError)) throw error
        showToast({ tone: 'bad', text: error.message })
        return false
      }
    },
    [run],
  )
}

/** Changes the open method in one undo step; `burst` joins consecutive changes of one field. */
export function useEditMethod(): (label: string, change: (method: Method) => void, burst?: string) => void {
  const { place } = useOpenMethod()
  const run = useTryRun()
  return useCallback(
    (label, change, burst) =>
      void run({ label, run: (draft) => change(methodOf(draft, place)), ...(burst === undefined ? {} : { burst }) }),
    [run, place],
  )
}
