'use client'

import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { TRPCClientError } from '@trpc/client'
import type { AppRouter } from '@/server/router'
import { useTRPCClient } from '@/trpc/client'
import type { TextFile } from './given-file.ts'
import type { ImportMode } from './pending-import.tsx'

export type BasePath = 'ignore' | 'prepend' | 'split'

/** How a document is read; `into` an existing API or a new one. */
export type ReadOptions = { basepath: BasePath; into?: { apiId: string; mode: ImportMode } }

/** Why a document cannot be read; `place` counts lines and columns from 1. */
export type ImportFailure = { message: string; place?: { line: number; column?: number } | undefined }

/** Asks the server once what it makes of a file. Leaving the page takes the question back. */
export function useImportPreview(file: TextFile, { basepath, into }: ReadOptions) {
  const client = useTRPCClient()
  const { data, error, refetch, isPlaceholderData } = useQuery({
    queryKey: ['import preview', file.id, basepath, into?.apiId, into?.mode],
    queryFn: async ({ signal }) => {
      const started = performance.now()
      const given = { fileName: file.fileName, text: file.text, basepath, ...(into === undefined ? {} : { into }) }
      const preview = await client.import.preview.mutate(given, { signal })
      return { ...preview, readMs: performance.now() - started }
    },
    placeholderData: keepPreviousData,
    // a merged preview is as old as the API that it was merged into
    staleTime: into === undefined ? Number.POSITIVE_INFINITY : 0,
    gcTime: 60_000,
  })
  return {
    data,
    /** a former answer stands while another one is on its way */
    isOld: isPlaceholderData,
    failure: error === null ? undefined : toFailure(error),
    retry: () => void refetch(),
  }
}

export type ImportPreview = NonNullable<ReturnType<typeof useImportPreview>['data']>

function toFailure(error: Error): ImportFailure {
  const details = error instanceof TRPCClientError ? (error as TRPCClientError<AppRouter>).data?.details : undefined
  if (typeof details !== 'object' || details === null || Array.isArray(details)) return { message: error.message }
  const { line, column } = details
  if (typeof line !== 'number') return { message: error.message }
  return { message: error.message, place: { line, ...(typeof column === 'number' ? { column } : {}) } }
}
