'use client'

import { useMemo, useState } from 'react'
import { Button } from '@/ui/button'
import { Dialog } from '@/ui/dialog'
import { TextArea } from '@/ui/input'
import type { TemplateSample } from '../preview-protocol.ts'
import { type Pasted, sampleOfPaste } from './sample-of-paste.ts'

type PasteDialogProps = { sample: TemplateSample; onUse: (sample: TemplateSample) => void; onClose: () => void }

/** Takes a request or a Lambda event as input. */
export function PasteDialog({ sample, onUse, onClose }: PasteDialogProps) {
  const [text, setText] = useState('')
  const read = useMemo<Pasted | string | undefined>(() => {
    if (text.trim() === '') return undefined
    try {
      return sampleOfPaste(text, sample)
    } catch (error) {
      return error instanceof Error ? error.message : String(error)
    }
  }, [text, sample])
  return (
    <Dialog
      open
      onClose={onClose}
      title="Paste an input"
      description="A cURL command, an HTTP request, the event of a Lambda proxy integration, or a body."
      width={640}
      footnote={
        <span
          role="status"
          aria-label="What was pasted"
          className={typeof read === 'string' ? 'text-bad-text' : undefined}
        >
          {typeof read === 'string' ? read : read === undefined ? '' : `Read as: ${read.kind}`}
        </span>
      }
      footer={
        <Button
          variant="primary"
          disabled={typeof read !== 'object'}
          onClick={() => {
            if (typeof read === 'object') onUse(read.sample)
            onClose()
          }}
        >
          Use as input
        </Button>
      }
    >
      <div className="px-5 pb-4">
        <TextArea
          mono
          autoFocus
          rows={14}
          aria-label="Request or event"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </div>
    </Dialog>
  )
}
