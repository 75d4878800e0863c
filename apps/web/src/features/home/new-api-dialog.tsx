'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useTRPC } from '@/trpc/client'
import { Field } from '@/ui/field'
import { Input } from '@/ui/input'
import { FormDialog } from '../designer/dialogs/form-dialog.tsx'

/** Makes an empty REST API and opens it. */
export function NewApiDialog({ onClose }: { onClose: () => void }) {
  const trpc = useTRPC()
  const router = useRouter()
  const queries = useQueryClient()
  const [name, setName] = useState('')
  const make = useMutation(
    trpc.api.create.mutationOptions({
      onSuccess: ({ apiId }) => {
        void queries.invalidateQueries(trpc.api.list.queryFilter())
        router.push(`/apis/${apiId}/design`)
      },
    }),
  )
  const submit = () => {
    if (!make.isPending && !make.isSuccess) make.mutate({ name })
  }
  return (
    <FormDialog
      title="New API"
      description="An empty REST API. Nothing is deployed until you say so."
      submit="Create API"
      error={make.error?.message}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field label="Name" help="At most 1,024 characters; it can be changed at any time.">
        {(control) => (
          <Input
            {...control}
            autoFocus
            value={name}
            onChange={(event) => setName(event.target.value)}
            placeholder="orders-api"
          />
        )}
      </Field>
    </FormDialog>
  )
}
