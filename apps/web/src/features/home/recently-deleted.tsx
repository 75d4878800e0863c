'use client'

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTRPC } from '@/trpc/client'
import { KindBadge } from '@/ui/badge'
import { Button } from '@/ui/button'
import { counted } from '@/ui/counted'
import { Dialog } from '@/ui/dialog'
import { UndoIcon } from '@/ui/icons'
import { editedText } from './edited-text.ts'
import { useRestoreApi } from './use-restore-api.ts'

const dayMs = 86_400_000

/** The APIs that were deleted and can be brought back; nothing when there are none. */
export function RecentlyDeleted({ now }: { now: number }) {
  const { data: deleted = [] } = useQuery(useTRPC().api.deleted.queryOptions())
  const restore = useRestoreApi()
  const [purging, setPurging] = useState<{ id: string; name: string }>()
  if (deleted.length === 0) return null
  return (
    <section aria-label="Recently deleted" className="mt-8">
      <h2 className="mb-3 font-semibold text-section">Recently deleted</h2>
      <ul className="rounded-card border border-line bg-surface">
        {deleted.map(({ id, name, kind, deletedAt, goneAt }) => (
          <li
            key={id}
            className="flex min-h-11 flex-wrap items-center gap-2 border-line border-b px-[14px] py-1.5 last:border-b-0"
          >
            <span className="min-w-0 truncate font-medium">{name}</span>
            <KindBadge kind={kind} />
            <span className="min-w-0 flex-1 text-dense text-text-3" suppressHydrationWarning>
              Deleted {editedText(deletedAt, now)} · gone in{' '}
              {counted(Math.max(1, Math.round((goneAt - now) / dayMs)), 'day')}
            </span>
            <Button size="small" icon={UndoIcon} onClick={() => restore.mutate({ apiId: id })}>
              Restore
              <span className="sr-only"> {name}</span>
            </Button>
            <Button size="small" variant="quiet" onClick={() => setPurging({ id, name })}>
              Delete for good…
            </Button>
          </li>
        ))}
      </ul>
      {purging !== undefined && <PurgeDialog api={purging} onClose={() => setPurging(undefined)} />}
    </section>
  )
}

function PurgeDialog({ api, onClose }: { api: { id: string; name: string }; onClose: () => void }) {
  const trpc = useTRPC()
  const queries = useQueryClient()
  const purge = useMutation(
    trpc.api.purge.mutationOptions({
      onSuccess: async () => {
        await queries.invalidateQueries(trpc.api.deleted.queryFilter())
        onClose()
      },
    }),
  )
  return (
    <Dialog
      open
      onClose={onClose}
      title={`Delete ${api.name} for good?`}
      description="This cannot be undone: its design, history, stages and saved requests are removed from this machine."
      width={460}
      footer={
        <>
          <Button autoFocus onClick={onClose}>
            Cancel
          </Button>
          <Button variant="danger" disabled={purge.isPending} onClick={() => purge.mutate({ apiId: api.id })}>
            Delete for good
          </Button>
        </>
      }
    >
      {purge.error === null ? null : (
        <p role="alert" className="px-5 pb-4 text-bad-text text-dense">
          {purge.error.message}
        </p>
      )}
    </Dialog>
  )
}
