'use client'

import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import { useTRPC } from '@/trpc/client'
import { type KnownRun, knownRun, rememberRun } from './last-run.ts'
import type { RequestTab } from './open-requests.ts'

/** The run of a tab: as the page knows it, or fetched from the history after a reload. Undefined for one that is kept no longer. */
export function useShownRun(apiId: string, { runId, request }: RequestTab): KnownRun | undefined {
  const trpc = useTRPC()
  const known = runId === undefined ? undefined : knownRun(runId)
  const fetched = useQuery({
    ...trpc.console.run.queryOptions({ id: runId ?? '' }),
    enabled: runId !== undefined && known === undefined,
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const { data } = fetched
  const shown = useMemo(() => {
    if (known !== undefined || data === undefined) return known
    return { apiId, id: data.id, at: data.clock, request, run: data }
  }, [apiId, known, data, request])
  // what is looked at is what the canvas and the method view show
  useEffect(() => {
    if (shown !== undefined) rememberRun(shown)
  }, [shown])
  return shown
}
