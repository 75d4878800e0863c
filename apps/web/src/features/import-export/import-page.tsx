'use client'

import Link from 'next/link'
import { useState } from 'react'
import { WorkspaceShell } from '@/features/shell/workspace-shell'
import { useStore } from '../shell/store.ts'
import { giveFile, givenFile, giveText, type TextFile } from './given-file.ts'
import { ImportFailed } from './import-failed.tsx'
import { ImportHead } from './import-head.tsx'
import { ImportReview } from './import-review.tsx'
import { ImportStart } from './import-start.tsx'
import { useFileDrop } from './use-file-drop.ts'
import { type ReadOptions, useImportPreview } from './use-import-preview.ts'

type ImportPageProps = { maximumBytes: number; focusText: boolean; into: string | undefined }

/**
 * What an import would make of a document, part by part, before anything is made.
 * @param maximumBytes the largest document that is read
 * @param focusText begin in the field for text
 * @param into the API that it is to be merged into at first
 */
export function ImportPage({ maximumBytes, focusText, into }: ImportPageProps) {
  const file = useStore(givenFile)
  const give = (given: File) => void giveFile(given, maximumBytes)
  const over = useFileDrop(give, giveText)
  return (
    <WorkspaceShell
      status={
        <>
          <span>The file stays on this machine: nothing is fetched, and nothing is made before you say so</span>
          <span className="ml-auto">{over && file !== undefined ? 'Drop it to read it instead' : ''}</span>
        </>
      }
    >
      {file === undefined ? (
        <>
          <ImportHead onFile={give} />
          <ImportStart over={over} maximumBytes={maximumBytes} focusText={focusText} onFile={give} />
        </>
      ) : 'problem' in file ? (
        <>
          <ImportHead file={file} onFile={give} />
          <ImportFailed message={file.problem} />
        </>
      ) : (
        <Given key={file.id} file={file} into={into} onFile={give} />
      )}
    </WorkspaceShell>
  )
}

type GivenProps = { file: TextFile; into: string | undefined; onFile: (file: File) => void }

function Given({ file, into, onFile }: GivenProps) {
  const [options, setOptions] = useState<ReadOptions>({
    basepath: 'ignore',
    ...(into === undefined ? {} : { into: { apiId: into, mode: 'merge' } }),
  })
  const { data, isOld, failure, retry } = useImportPreview(file, options)
  if (failure !== undefined)
    return (
      <>
        <ImportHead file={file} onFile={onFile} />
        <ImportFailed {...failure} text={file.text} onRetry={retry} />
      </>
    )
  if (data !== undefined)
    return (
      <ImportReview file={file} preview={data} isOld={isOld} options={options} onOptions={setOptions} onFile={onFile} />
    )
  return (
    <>
      <ImportHead file={file} onFile={onFile} />
      <div className="dots flex min-h-0 flex-1 flex-col items-center justify-center gap-4">
        <p role="status" className="text-text-2">
          Reading {file.fileName}…
        </p>
        <Link href="/" className="font-medium text-accent-text hover:underline">
          Cancel
        </Link>
      </div>
    </>
  )
}
