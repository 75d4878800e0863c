'use client'

import { useState } from 'react'
import { Field } from '@/ui/field'
import { Input } from '@/ui/input'
import { FormDialog } from '../designer/dialogs/form-dialog.tsx'

type NameDialogProps = {
  title: string
  submit: string
  initial: string
  onName: (name: string) => void
  onClose: () => void
}

/** Asks for a name of a folder or request. */
export function NameDialog({ title, submit, initial, onName, onClose }: NameDialogProps) {
  const [name, setName] = useState(initial)
  const [error, setError] = useState<string>()
  return (
    <FormDialog
      title={title}
      submit={submit}
      error={error}
      onSubmit={() => {
        if (name.trim() === '') return setError('A name is needed.')
        onName(name.trim())
        onClose()
      }}
      onClose={onClose}
    >
      <Field label="Name">
        {(control) => (
          <Input
            {...control}
            autoFocus
            maxLength={200}
            value={name}
            onChange={(event) => setName(event.target.value)}
            onFocus={(event) => event.target.select()}
          />
        )}
      </Field>
    </FormDialog>
  )
}
