'use client'

import { useRef } from 'react'
import { Button, IconButton } from '@/ui/button'
import { CloseIcon, FileIcon } from '@/ui/icons'
import { bodySize } from './encode-body.ts'
import { readBodyFile } from './read-body-file.ts'
import type { BodyFile } from './request-body.ts'

/** A file of this machine, with its name and what is known of it. */
export function FilePicker({
  label,
  file,
  onChange,
}: {
  label: string
  file: BodyFile | undefined
  onChange: (file: BodyFile | undefined) => void
}) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <div className="flex min-w-0 items-center gap-2">
      <input
        ref={input}
        type="file"
        aria-label={label}
        className="hidden"
        onChange={(event) => {
          const [chosen] = event.target.files ?? []
          if (chosen !== undefined) void readBodyFile(chosen).then((read) => read !== undefined && onChange(read))
          event.target.value = ''
        }}
      />
      <Button size="small" icon={FileIcon} onClick={() => input.current?.click()}>
        {file === undefined ? 'Choose file' : 'Another file'}
      </Button>
      {file !== undefined && (
        <>
          <span className="min-w-0 truncate font-mono text-status">{file.name}</span>
          {file.missing === true ? (
            <span className="text-small text-warn-text">Choose it again: its bytes were not kept</span>
          ) : (
            <span className="flex-none text-small text-text-3 tabular-nums">
              {bodySize({ body: file.base64, isBase64: true, contentType: '' }).toLocaleString('en')} B
              {file.type === '' ? '' : ` · ${file.type}`}
            </span>
          )}
          <IconButton
            label={`Remove ${file.name}`}
            icon={CloseIcon}
            iconSize={12}
            size={24}
            onClick={() => onChange(undefined)}
          />
        </>
      )}
    </div>
  )
}
