'use client'

import { useState } from 'react'
import { Button } from '@/ui/button'
import { Dialog } from '@/ui/dialog'
import { Field } from '@/ui/field'
import { Input } from '@/ui/input'
import type { PlaygroundSession } from '../playground-session.ts'

type DescribeDialogProps = {
  session: PlaygroundSession
  change: (part: Partial<PlaygroundSession>) => void
  onClose: () => void
}

/** Title and content type of the session. */
export function DescribeDialog({ session, change, onClose }: DescribeDialogProps) {
  const [title, setTitle] = useState(session.title)
  const [contentType, setContentType] = useState(session.contentType)
  const save = () => {
    change({ title: title.trim() || session.title, contentType: contentType.trim() || session.contentType })
    onClose()
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title="Name and content type"
      width={460}
      footer={
        <Button variant="primary" onClick={save}>
          Save
        </Button>
      }
    >
      <form
        className="px-5 pb-4"
        onSubmit={(event) => {
          event.preventDefault()
          save()
        }}
      >
        <Field label="Name">
          {(control) => (
            <Input {...control} autoFocus value={title} onChange={(event) => setTitle(event.target.value)} />
          )}
        </Field>
        <Field label="Content type" help="Of the payload that chooses this template, such as application/json">
          {(control) => (
            <Input {...control} mono value={contentType} onChange={(event) => setContentType(event.target.value)} />
          )}
        </Field>
        <button type="submit" hidden />
      </form>
    </Dialog>
  )
}
