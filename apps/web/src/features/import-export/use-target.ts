'use client'

import { useQuery } from '@tanstack/react-query'
import { useTRPC } from '@/trpc/client'
import type { ReadOptions } from './use-import-preview.ts'

/** The APIs that a document can be read into, and the one that is chosen. */
export function useTarget(into: ReadOptions['into']) {
  const trpc = useTRPC()
  const { data } = useQuery(trpc.api.list.queryOptions())
  const apis = (data ?? []).filter(({ kind }) => kind === 'REST')
  return { apis, target: apis.find(({ id }) => id === into?.apiId) }
}
