'use client'

import { useState } from 'react'
import { Button } from '@/ui/button'
import { Dialog } from '@/ui/dialog'
import { Field } from '@/ui/field'
import { TextArea } from '@/ui/input'

/** Asks for a text: the body of a message, what is published. */
export function TextDialog({
  title,
  label,
  action,
  onClose,
  onSend,
}: {
  title: string
  label: string
  action: string
  onClose: () => void
  onSend: (text: string) => Promise<unknown>
}) {
  const [text, setText] = useState('')
  const [problem, setProblem] = useState<string>()
  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      width={480}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            variant="primary"
            disabled={text === ''}
            onClick={() => {
              onSend(text).then(onClose, (error: Error) => setProblem(error.message))
            }}
          >
            {action}
          </Button>
        </>
      }
    >
      <div className="px-5 pb-4">
        <Field label={label} stacked error={problem}>
          {(control) => (
            <TextArea {...control} mono rows={8} value={text} onChange={(event) => setText(event.target.value)} />
          )}
        </Field>
      </div>
    </Dialog>
  )
}
