'use client'

import type { InvocationFilter, InvocationSummary } from '@gatewright/db'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTRPC } from '@/trpc/client'

const pageSize = 100
const tailMs = 1000

type Options = { apiId: string; filter: InvocationFilter; tail: boolean; openId: string | undefined }

/** The rows of the table: newest first. While a row is open the list stands still, and `held` counts what came meanwhile. */
export type Invocations = {
  rows: readonly InvocationSummary[]
  /** requests that came while the list stood still; `more`: at least this many */
  held: { count: number; more: boolean }
  hasMore: boolean
  loading: boolean
  error: string | undefined
  showMore: () => void
}

/** Searches the history of an API, page by page, and follows it with `tail`. */
export function useInvocations({ apiId, filter, tail, openId }: Options): Invocations {
  const trpc = useTRPC()
  const [limit, setLimit] = useState(pageSize)
  const newest = useQuery({
    ...trpc.invocation.search.queryOptions({ apiId, filter, limit: openId === undefined ? limit : pageSize }),
    placeholderData: keepPreviousData,
    refetchInterval: tail ? tailMs : false,
  })
  const top = useTopWhenOpened(openId, newest.data?.[0]?.id)
  // '~' sorts after every id that begins with the top's, so the top itself is in the list
  const still = useQuery({
    ...trpc.invocation.search.queryOptions({ apiId, filter, limit, before: `${top}~` }),
    placeholderData: keepPreviousData,
    enabled: top !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const fresh = newest.data ?? []
  const newer = top === undefined ? [] : fresh.filter(({ id }) => id > top)
  const shown = top === undefined ? fresh : (still.data ?? fresh.filter(({ id }) => id <= top))
  return {
    rows: shown,
    held: { count: newer.length, more: newer.length === pageSize },
    hasMore: shown.length >= limit,
    loading: newest.data === undefined && newest.error === null,
    error: newest.error?.message,
    showMore: () => setLimit((before) => Math.min(before + 2 * pageSize, 10_000)),
  }
}

/** The id of the newest row at the time when a row was opened. */
function useTopWhenOpened(openId: string | undefined, newestId: string | undefined): string | undefined {
  const [held, setHeld] = useState<{ openId: string; top: string }>()
  if (openId === undefined) {
    if (held !== undefined) setHeld(undefined)
    return undefined
  }
  if (held === undefined && newestId !== undefined) setHeld({ openId, top: newestId > openId ? newestId : openId })
  return held?.top
}
