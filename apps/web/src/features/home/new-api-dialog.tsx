'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useTRPC } from '@/trpc/client'
import { ApiNameDialog } from './api-name-dialog.tsx'

/** Makes an empty REST API and opens it. */
export function NewApiDialog({ onClose }: { onClose: () => void }) {
  const trpc = useTRPC()
  const router = useRouter()
  const queries = useQueryClient()
  const make = useMutation(
    trpc.api.create.mutationOptions({
      onSuccess: ({ apiId }) => {
        void queries.invalidateQueries(trpc.api.list.queryFilter())
        router.push(`/apis/${apiId}/design`)
      },
    }),
  )
  return (
    <ApiNameDialog
      title="New API"
      description="An empty REST API. Nothing is deployed until you say so."
      submit="Create API"
      help="At most 1,024 characters; it can be changed at any time."
      placeholder="orders-api"
      error={make.error?.message}
      busy={make.isPending || make.isSuccess}
      onName={(name) => make.mutate({ name })}
      onClose={onClose}
    />
  )
}
