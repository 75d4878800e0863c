'use client'

import { useQuery } from '@tanstack/react-query'
import { TRPCClientError } from '@trpc/client'
import type { AppRouter } from '@/server/router'
import { useTRPCClient } from '@/trpc/client'
import type { GivenFile } from './given-file.ts'

export type BasePath = 'ignore' | 'prepend' | 'split'

/** Why a document cannot be read; `place` counts lines and columns from 1. */
export type ImportFailure = { message: string; place?: { line: number; column?: number } | undefined }

/** Asks the server once what it makes of a file. Leaving the page takes the question back. */
export function useImportPreview(file: GivenFile & { text: string }, basepath: BasePath = 'ignore') {
  const client = useTRPCClient()
  const { data, error, refetch } = useQuery({
    queryKey: ['import preview', file.id, basepath],
    queryFn: async ({ signal }) => {
      const started = performance.now()
      const preview = await client.import.preview.mutate(
        { fileName: file.fileName, text: file.text, basepath },
        { signal },
      )
      return { ...preview, readMs: performance.now() - started }
    },
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
  })
  return {
    data,
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
