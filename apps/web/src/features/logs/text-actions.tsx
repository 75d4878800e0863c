'use client'

import { Button } from '@/ui/button'
import { CopyIcon, ImportIcon } from '@/ui/icons'
import { showToast } from '@/ui/toast'
import { saveFile } from '../import-export/save-file.ts'

type TextActionsProps = { text: string; what: string; fileName: string; contentType?: string }

/** Copy and download of a text. */
export function TextActions({ text, what, fileName, contentType = 'text/plain' }: TextActionsProps) {
  const copy = () =>
    void navigator.clipboard
      .writeText(text)
      .then(() => showToast({ tone: 'ok', text: `The ${what} is in the clipboard.` }))
  return (
    <span className="flex gap-1.5">
      <Button size="small" icon={CopyIcon} disabled={text === ''} onClick={copy}>
        Copy
      </Button>
      <Button
        size="small"
        icon={ImportIcon}
        disabled={text === ''}
        onClick={() => saveFile(fileName, text, contentType)}
      >
        Download
      </Button>
    </span>
  )
}
