'use client'

import { useMutation } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useTRPC } from '@/trpc/client'
import { Button } from '@/ui/button'
import { Dialog } from '@/ui/dialog'
import { ExportIcon } from '@/ui/icons'
import { Notice } from '@/ui/notice'
import { saveFile } from '../import-export/save-file.ts'
import { RedactionList } from '../share/redaction-list.tsx'

type DownloadTraceDialogProps = { apiId: string; runId: string; onClose: () => void }

/** Saves a run as a file: shows first what is taken out of it, as a share does. */
export function DownloadTraceDialog({ apiId, runId, onClose }: DownloadTraceDialogProps) {
  const trpc = useTRPC()
  const preview = useMutation(trpc.share.preview.mutationOptions())
  const { mutate: previewRun, data: made, error } = preview
  useEffect(() => previewRun({ apiId, run: { id: runId } }), [apiId, runId, previewRun])
  const save = () => {
    if (made === undefined) return
    const { request, outcome } = made.payload
    const name = `${request.method} ${request.path.split('?')[0]} ${outcome.answer.status}`.replace(/[^\w.-]+/g, '-')
    saveFile(`${name}.trace.json`, JSON.stringify(made.payload), 'application/json')
    onClose()
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title="Download this trace"
      width={520}
      footer={
        <Button variant="primary" icon={ExportIcon} disabled={made === undefined} onClick={save}>
          Download
        </Button>
      }
      footnote={
        made === undefined ? undefined : `${Math.ceil(made.sizeBytes / 1000).toLocaleString('en-US')} KB of JSON`
      }
    >
      <div className="flex flex-col gap-3 px-5 pb-4">
        <p className="text-dense text-text-2">
          The file holds the request, the answer, the trace, the log, why it ended as it did, and the part of the API
          that it needs. Any Gatewright opens it: in the Console or the Logs, or dropped on them.
        </p>
        {error !== null && (
          <Notice tone="bad" title="This run cannot be saved">
            {error.message}
          </Notice>
        )}
        {made !== undefined && (
          <section aria-label="What will be redacted" className="rounded-card border border-line">
            <h3 className="border-line border-b px-3 py-2 font-semibold text-base">What will be redacted</h3>
            <RedactionList redactions={made.redactions} />
          </section>
        )}
        {made?.differs !== undefined && (
          <Notice tone="warn" title={`Without the secrets it answers ${made.differs.is}, not ${made.differs.was}`}>
            The API looks at a value that is taken out. The file carries the run without it.
          </Notice>
        )}
      </div>
    </Dialog>
  )
}
