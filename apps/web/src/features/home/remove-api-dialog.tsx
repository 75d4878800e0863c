'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ApiSummary } from '@/server/api-summary'
import { useTRPC } from '@/trpc/client'
import { Button } from '@/ui/button'
import { Dialog } from '@/ui/dialog'
import { showToast } from '@/ui/toast'
import { goesWith } from './card-facts.ts'
import { useRestoreApi } from './use-restore-api.ts'

/** Asks before an API is deleted, says what goes with it, and offers to undo it afterwards. */
export function RemoveApiDialog({ api, onClose }: { api: ApiSummary; onClose: () => void }) {
  const trpc = useTRPC()
  const queries = useQueryClient()
  const restore = useRestoreApi()
  const remove = useMutation(
    trpc.api.remove.mutationOptions({
      onSuccess: async () => {
        await queries.invalidateQueries({ queryKey: trpc.api.pathKey() })
        showToast({
          tone: 'ok',
          text: `${api.name} is deleted.`,
          action: { label: 'Undo', run: () => restore.mutate({ apiId: api.id }) },
        })
        onClose()
      },
    }),
  )
  return (
    <Dialog
      open
      onClose={onClose}
      title={`Delete ${api.name}?`}
      description={`It can be brought back for 30 days, under Recently deleted.`}
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
        <p className="mb-1 text-text-2">What goes with it:</p>
        <ul className="list-disc pl-5">
          {goesWith(api).map((thing) => (
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
