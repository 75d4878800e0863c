'use client'

import { useCallback } from 'react'
import type { ConsoleRequest } from '../console/console-request.ts'
import { useRememberedValues } from './chained-values.ts'
import { layersAt } from './plan-run.ts'
import { findSaved } from './saved-tree.ts'
import { seededRandom } from './seeded-random.ts'
import { substituteRequest } from './substitute-request.ts'
import { useSavedTree } from './use-saved-tree.ts'
import { builtInVariables, scopeOf, type VariableLayer } from './variable-scope.ts'

export type PutVariables = (request: ConsoleRequest) => ReturnType<typeof substituteRequest>

/** The variables that a request of the console sees, the innermost first: earlier answers, its folders, the API. */
export function useVariableLayers(apiId: string): (request: Pick<ConsoleRequest, 'savedId'>) => VariableLayer[] {
  const root = useSavedTree(apiId)
  const given = useRememberedValues(apiId)
  return useCallback(
    ({ savedId }) => {
      const saved = savedId === undefined ? undefined : findSaved(root, savedId)
      return [
        { name: 'values of earlier answers', variables: given, literal: true },
        ...layersAt(root, saved?.parentId ?? null),
      ]
    },
    [root, given],
  )
}

/** Puts variables into a request of the console; a request that was saved in a folder sees the variables of its folders. */
export function usePutVariables(apiId: string): PutVariables {
  const layersOf = useVariableLayers(apiId)
  return useCallback(
    (request) => {
      const seed = Math.floor(Math.random() * 2 ** 32)
      const layers = [...layersOf(request), builtInVariables(Date.now(), seededRandom(seed), 1)]
      return substituteRequest(request, scopeOf(layers))
    },
    [layersOf],
  )
}
