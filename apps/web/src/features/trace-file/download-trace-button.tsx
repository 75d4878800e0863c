'use client'

import { useState } from 'react'
import { Button, IconButton } from '@/ui/button'
import { ExportIcon } from '@/ui/icons'
import { DownloadTraceDialog } from './download-trace-dialog.tsx'

type DownloadTraceButtonProps = { apiId: string; runId: string; compact?: boolean }

/** Saves a run as a file, after showing what is taken out of it; `compact` is a glyph alone. */
export function DownloadTraceButton({ apiId, runId, compact = false }: DownloadTraceButtonProps) {
  const [asked, setAsked] = useState(false)
  const ask = () => setAsked(true)
  return (
    <>
      {compact ? (
        <IconButton label="Download this trace" icon={ExportIcon} onClick={ask} />
      ) : (
        <Button size="small" icon={ExportIcon} onClick={ask}>
          Trace file
        </Button>
      )}
      {asked && <DownloadTraceDialog apiId={apiId} runId={runId} onClose={() => setAsked(false)} />}
    </>
  )
}
