'use client'

import { Button } from '@/ui/button'
import { Notice } from '@/ui/notice'
import { givenFile, typedText } from './given-file.ts'
import { SourceLines } from './source-lines.tsx'
import type { ImportFailure } from './use-import-preview.ts'

type ImportFailedProps = ImportFailure & { text?: string; onRetry?: () => void }

/** Why a file makes no API, where, and the ways out. */
export function ImportFailed({ message, place, text, onRetry }: ImportFailedProps) {
  const edit = () => {
    typedText.set(text ?? '')
    givenFile.set(undefined)
  }
  return (
    <div className="dots min-h-0 flex-1 overflow-auto p-6">
      <div className="mx-auto grid max-w-[980px] gap-4">
        <Notice tone="bad" title="This file cannot be imported">
          <p>{message}</p>
          <p className="mt-1 text-text-2">Nothing was made, and nothing was changed.</p>
        </Notice>
        {text !== undefined && place !== undefined && (
          <section aria-label="Source" className="overflow-hidden rounded-card border border-line bg-surface py-1">
            <SourceLines text={text} line={place.line} around={4} tone="bad" />
          </section>
        )}
        {text !== undefined && (
          <span className="flex gap-2">
            <Button onClick={edit}>Edit the text</Button>
            {onRetry !== undefined && <Button onClick={onRetry}>Read it again</Button>}
          </span>
        )}
      </div>
    </div>
  )
}
