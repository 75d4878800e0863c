'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { WorkspaceShell } from '@/features/shell/workspace-shell'
import { useStore } from '../shell/store.ts'
import { giveFile, givenFile, giveText } from './given-file.ts'
import { ImportFailed } from './import-failed.tsx'
import { ImportHead } from './import-head.tsx'
import { ImportReview } from './import-review.tsx'
import { ImportStart } from './import-start.tsx'
import { useFileDrop } from './use-file-drop.ts'
import { useImportPreview } from './use-import-preview.ts'

/**
 * What an import would make of a document, part by part, before anything is made.
 * @param maximumBytes the largest document that is read
 */
export function ImportPage({ maximumBytes }: { maximumBytes: number }) {
  const file = useStore(givenFile)
  const router = useRouter()
  const give = (given: File) => void giveFile(given, maximumBytes)
  const over = useFileDrop(give, giveText)
  useEffect(() => router.prefetch('/'), [router])
  return (
    <WorkspaceShell
      status={
        <>
          <span>The file stays on this machine: nothing is fetched, and nothing is made before you say so</span>
          <span className="ml-auto">{over ? 'Drop it to read it instead' : ''}</span>
        </>
      }
    >
      {file === undefined ? (
        <>
          <ImportHead onFile={give} />
          <ImportStart over={over} maximumBytes={maximumBytes} onFile={give} />
        </>
      ) : 'problem' in file ? (
        <>
          <ImportHead file={file} onFile={give} />
          <ImportFailed message={file.problem} />
        </>
      ) : (
        <Given key={file.id} file={file} onFile={give} />
      )}
    </WorkspaceShell>
  )
}

type GivenProps = { file: Parameters<typeof useImportPreview>[0]; onFile: (file: File) => void }

function Given({ file, onFile }: GivenProps) {
  const preview = useImportPreview(file)
  if (preview.data !== undefined) return <ImportReview file={file} preview={preview.data} onFile={onFile} />
  return (
    <>
      <ImportHead file={file} onFile={onFile} />
      {preview.failure === undefined ? (
        <p role="status" className="p-6 text-text-2">
          Reading {file.fileName}…
        </p>
      ) : (
        <ImportFailed
          message={preview.failure.message}
          place={preview.failure.place}
          text={file.text}
          onRetry={preview.retry}
        />
      )}
    </>
  )
}
