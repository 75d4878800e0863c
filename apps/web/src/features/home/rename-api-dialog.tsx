'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTRPC } from '@/trpc/client'
import { ApiNameDialog } from './api-name-dialog.tsx'

/** Gives an API another name. */
export function RenameApiDialog({ api, onClose }: { api: { id: string; name: string }; onClose: () => void }) {
  const trpc = useTRPC()
  const queries = useQueryClient()
  const rename = useMutation(
    trpc.api.rename.mutationOptions({
      onSuccess: async () => {
        await queries.invalidateQueries(trpc.api.list.queryFilter())
        onClose()
      },
    }),
  )
  return (
    <ApiNameDialog
      title={`Rename ${api.name}`}
      submit="Rename"
      help="At most 1,024 characters. Its stages keep their addresses."
      name={api.name}
      error={rename.error?.message}
      busy={rename.isPending}
      onName={(name) => rename.mutate({ apiId: api.id, name })}
      onClose={onClose}
    />
  )
}
