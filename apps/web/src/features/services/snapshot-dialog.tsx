'use client'

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTRPC } from '@/trpc/client'
import { Button } from '@/ui/button'
import { CodeEditor } from '@/ui/code-editor'
import { Dialog } from '@/ui/dialog'
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
    <Dialog
      open
      onClose={onClose}
      title={name === undefined ? 'What the services hold' : `Snapshot ${name}`}
      description="Tables with their items, queues with their messages, and so on. Times are in milliseconds, bytes in base64."
      width={860}
      height={640}
      footnote={
        problem === undefined ? undefined : (
          <span role="alert" className="text-bad-text">
            {problem}
          </span>
        )
      }
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            variant="primary"
            disabled={edited === undefined}
            onClick={() => {
              saveText({ ...input, text: edited ?? '' }).then(onClose, (error: Error) => setProblem(error.message))
            }}
          >
            Save
          </Button>
        </>
      }
    >
      <div className="h-full border-line border-t">
        {text.data !== undefined && (
          <CodeEditor language="json" ariaLabel="Snapshot" value={edited ?? text.data} onChange={setEdited} />
        )}
      </div>
    </Dialog>
  )
}
