'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ApiSummary } from '@/server/api-summary'
import { useTRPC } from '@/trpc/client'
import { Button } from '@/ui/button'
import { Dialog } from '@/ui/dialog'
import { showToast } from '@/ui/toast'
import { lostWith } from './card-facts.ts'

/** Asks before an API is deleted, and says what goes with it. */
export function RemoveApiDialog({ api, onClose }: { api: ApiSummary; onClose: () => void }) {
  const trpc = useTRPC()
  const queries = useQueryClient()
  const remove = useMutation(
    trpc.api.remove.mutationOptions({
      onSuccess: async () => {
        await queries.invalidateQueries(trpc.api.list.queryFilter())
        showToast({ tone: 'ok', text: `${api.name} is deleted.` })
        onClose()
      },
    }),
  )
  return (
    <Dialog
      open
      onClose={onClose}
      title={`Delete ${api.name}?`}
      description="This cannot be undone. To keep a copy, export it first."
      width={460}
      footer={
        <>
          <Button autoFocus onClick={onClose}>
            Cancel
          </Button>
          <Button variant="danger" disabled={remove.isPending} onClick={() => remove.mutate({ apiId: api.id })}>
            Delete API
          </Button>
        </>
      }
    >
      <div className="px-5 pb-4 text-dense">
        <p className="mb-1 text-text-2">What is lost:</p>
        <ul className="list-disc pl-5">
          {lostWith(api).map((thing) => (
            <li key={thing}>{thing}</li>
          ))}
        </ul>
        <p className="mt-2 text-text-2">Share links made from it stay.</p>
        {remove.error !== null && (
          <p role="alert" className="mt-2 text-bad-text">
            {remove.error.message}
          </p>
        )}
      </div>
    </Dialog>
  )
}
