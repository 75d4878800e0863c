'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTRPC } from '@/trpc/client'
import { Field } from '@/ui/field'
import { Input } from '@/ui/input'
import { FormDialog } from '../designer/dialogs/form-dialog.tsx'

/** Gives an API another name. */
export function RenameApiDialog({ api, onClose }: { api: { id: string; name: string }; onClose: () => void }) {
  const trpc = useTRPC()
  const queries = useQueryClient()
  const [name, setName] = useState(api.name)
  const rename = useMutation(
    trpc.api.rename.mutationOptions({
      onSuccess: async () => {
        await queries.invalidateQueries(trpc.api.list.queryFilter())
        onClose()
      },
    }),
  )
  return (
    <FormDialog
      title={`Rename ${api.name}`}
      submit="Rename"
      error={rename.error?.message}
      onSubmit={() => {
        if (!rename.isPending) rename.mutate({ apiId: api.id, name })
      }}
      onClose={onClose}
    >
      <Field label="Name" help="At most 1,024 characters. Its stages keep their addresses.">
        {(control) => (
          <Input
            {...control}
            autoFocus
            value={name}
            onChange={(event) => setName(event.target.value)}
            onFocus={(event) => event.target.select()}
          />
        )}
      </Field>
    </FormDialog>
  )
}
