'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTRPC } from '@/trpc/client'
import { showToast } from '@/ui/toast'

/** Brings a deleted API back, and says when it cannot. */
export function useRestoreApi() {
  const trpc = useTRPC()
  const queries = useQueryClient()
  return useMutation(
    trpc.api.restore.mutationOptions({
      onSuccess: () => queries.invalidateQueries({ queryKey: trpc.api.pathKey() }),
      onError: ({ message }) => void showToast({ tone: 'bad', text: message }),
    }),
  )
}
