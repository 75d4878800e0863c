'use client'

import { useRef } from 'react'
import { Button, IconButton } from '@/ui/button'
import { FileIcon } from '@/ui/icons'
import { useOpenTrace } from './open-trace.ts'

/** Opens a trace file that was downloaded here or elsewhere; `compact` is a glyph alone. */
export function OpenTraceButton({ compact = false }: { compact?: boolean }) {
  const open = useOpenTrace()
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      {compact ? (
        <IconButton label="Open a trace file" icon={FileIcon} onClick={() => input.current?.click()} />
      ) : (
        <Button size="small" icon={FileIcon} onClick={() => input.current?.click()}>
          Open a trace file
        </Button>
      )}
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        aria-label="Trace file"
        className="sr-only"
        tabIndex={-1}
        onChange={(event) => {
          const [file] = event.target.files ?? []
          event.target.value = ''
          if (file !== undefined) open(file)
        }}
      />
    </>
  )
}
