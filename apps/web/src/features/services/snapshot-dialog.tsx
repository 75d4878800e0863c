'use client'

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTRPC } from '@/trpc/client'
import { JsonDialog } from './json-dialog.tsx'
import { useServiceActions } from './use-services.ts'

/** Edits a snapshot as JSON; without a name, what the services hold now. */
export function SnapshotDialog({ name, onClose }: { name: string | undefined; onClose: () => void }) {
  const trpc = useTRPC()
  const { saveText } = useServiceActions()
  const input = name === undefined ? {} : { name }
  const text = useQuery({ ...trpc.services.text.queryOptions(input), gcTime: 0, staleTime: Number.POSITIVE_INFINITY })
  const [edited, setEdited] = useState<string>()
  const [problem, setProblem] = useState<string>()
  return (
    <JsonDialog
      title={name === undefined ? 'What the services hold' : `Snapshot ${name}`}
      description="Tables with their items, queues with their messages, and so on. Times are in milliseconds, bytes in base64."
      width={860}
      height={640}
      label="Snapshot"
      text={edited ?? text.data}
      onChange={setEdited}
      problem={problem}
      save="Save"
      canSave={edited !== undefined}
      onSave={() => {
        saveText({ ...input, text: edited ?? '' }).then(onClose, (error: Error) => setProblem(error.message))
      }}
      onClose={onClose}
    />
  )
}
