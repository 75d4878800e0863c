'use client'

import type { NodeId } from '@gatewright/definition'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import { useTRPC } from '@/trpc/client'
import { createStore, useStore } from '../../shell/store.ts'
import { useOverview } from '../canvas/overview-state.ts'
import { useDesignState, useOpenApi, useRestApi } from '../design-context.tsx'
import { useProblems } from '../problems.ts'
import { type Condition, conditionMatches, filterMethods } from './method-filter.ts'

const chosen = createStore<Readonly<Record<string, readonly Condition[]>>>({})
const none: readonly Condition[] = []

/** The filter of the open API: its conditions, how many methods each finds, and what all of them find together. */
export function useMethodFilter() {
  const { apiId } = useOpenApi()
  const api = useRestApi()
  const problems = useProblems()
  const conditions = useStore(chosen)[apiId] ?? none
  const { isOverview } = useOverview()
  const changed = useChangedMethods(apiId, isOverview)
  const matches = useMemo(() => conditionMatches(api, { problems, changed }), [api, problems, changed])
  const matching = useMemo(() => filterMethods(matches, conditions), [matches, conditions])
  const set = (next: readonly Condition[]) => chosen.set({ ...chosen.get(), [apiId]: next })
  return {
    conditions,
    matches,
    /** undefined while nothing is filtered; only the overview filters */
    matching: isOverview ? matching : undefined,
    toggle: (condition: Condition) =>
      set(conditions.includes(condition) ? conditions.filter((one) => one !== condition) : [...conditions, condition]),
    clear: () => set(none),
  }
}

const nothing: ReadonlySet<NodeId> = new Set()

/** The methods that the next deployment would change; asked for only while somebody can filter by them. */
function useChangedMethods(apiId: string, enabled: boolean): ReadonlySet<NodeId> {
  const trpc = useTRPC()
  const queries = useQueryClient()
  const { revision } = useDesignState()
  const { data } = useQuery(trpc.deployment.diff.queryOptions({ apiId }, { enabled }))
  useEffect(() => {
    if (enabled && revision > 0) void queries.invalidateQueries({ queryKey: trpc.deployment.diff.queryKey({ apiId }) })
  }, [queries, trpc, apiId, revision, enabled])
  return useMemo(() => {
    if (data === undefined) return nothing
    return new Set(data.filter(({ noun }) => noun === 'method').map(({ path }) => `method:${path[2]}:${path[4]}`))
  }, [data])
}
