'use client'

import { useFileDrop } from '../import-export/use-file-drop.ts'
import { useOpenTrace } from './open-trace.ts'

/** Takes a trace file that is dropped anywhere on the page. */
export function TraceDrop() {
  const open = useOpenTrace()
  const over = useFileDrop(open, undefined)
  if (!over) return null
  return (
    <div className="pointer-events-none fixed inset-0 z-40 flex items-center justify-center bg-scrim">
      <p className="rounded-card border border-accent border-dashed bg-surface px-6 py-4 font-medium text-base shadow-2">
        Drop a trace file to open it
      </p>
    </div>
  )
}
