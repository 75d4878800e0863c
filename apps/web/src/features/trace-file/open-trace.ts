'use client'

import { useMutation } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import type { SharePayload } from '@/server/share/payload'
import { useTRPC } from '@/trpc/client'
import { createStore, type Store } from '../shell/store.ts'
import { readTraceFile } from './read-trace-file.ts'

/** What was opened from a file: the run, or why there is none. */
export type OpenedTrace = { fileName: string } & ({ payload: SharePayload } | { error: string })

/** The trace file that this page has open. */
export const openedTrace: Store<OpenedTrace | undefined> = createStore<OpenedTrace | undefined>(undefined)

/** Opens a trace file on the page of its own. */
export function useOpenTrace(): (file: File) => void {
  const router = useRouter()
  const trpc = useTRPC()
  const read = useMutation(trpc.share.read.mutationOptions())
  return (file) => {
    readTraceFile(file)
      .then((payload) => read.mutateAsync({ payload }))
      .then(
        ({ payload }) => openedTrace.set({ fileName: file.name, payload }),
        (error: unknown) =>
          openedTrace.set({ fileName: file.name, error: error instanceof Error ? error.message : String(error) }),
      )
      .finally(() => router.push('/trace'))
  }
}
