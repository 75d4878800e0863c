'use client'

import Link from 'next/link'
import type { ReactNode } from 'react'
import { Badge } from '@/ui/badge'
import { ChevronLeftIcon, FileIcon } from '@/ui/icons'
import { FileButton } from './file-button.tsx'
import { type GivenFile, sizeText } from './given-file.ts'

type ImportHeadProps = {
  file?: GivenFile
  format?: string
  facts?: string
  onFile: (file: File) => void
  children?: ReactNode
}

/** The head of the import page: which file, what it is, and the way to another one. */
export function ImportHead({ file, format, facts, onFile, children }: ImportHeadProps) {
  return (
    <div className="flex min-h-12 flex-none items-center gap-3 max-sm:flex-wrap max-sm:py-2 border-line border-b bg-surface px-4">
      <Link
        href="/"
        aria-label="Back to my APIs"
        className="-ml-1 flex size-6 flex-none items-center justify-center rounded-control text-text-2 hover:bg-hover hover:text-text"
      >
        <ChevronLeftIcon size={14} />
      </Link>
      <h1 className="font-semibold text-card">Import</h1>
      {file !== undefined && (
        <span className="flex min-w-0 items-center gap-1.5">
          <FileIcon size={14} className="text-text-2" />
          <span className="truncate font-mono text-[13px]">{file.fileName}</span>
        </span>
      )}
      {format !== undefined && <Badge>{format}</Badge>}
      {file !== undefined && (
        <span className="truncate text-dense text-text-3 max-sm:hidden">{facts ?? sizeText(file.bytes)}</span>
      )}
      <span className="flex-1" />
      {file !== undefined && (
        <FileButton size="small" onFile={onFile}>
          Other file
        </FileButton>
      )}
      {children}
    </div>
  )
}
