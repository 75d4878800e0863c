'use client'

import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTRPC } from '@/trpc/client'
import { readSavedTree, type SavedRoot } from './saved-tree.ts'

const empty: SavedRoot = { children: [], variables: [] }

/** The saved requests of an API; none while they are being fetched. */
export function useSavedTree(apiId: string): SavedRoot {
  const trpc = useTRPC()
  const { data } = useQuery(trpc.savedRequest.tree.queryOptions({ apiId }))
  return useMemo(() => (data === undefined ? empty : readSavedTree(data)), [data])
}
