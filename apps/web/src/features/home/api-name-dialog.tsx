'use client'

import { useState } from 'react'
import { Field } from '@/ui/field'
import { Input } from '@/ui/input'
import { FormDialog } from '../designer/dialogs/form-dialog.tsx'

type ApiNameDialogProps = {
  title: string
  description?: string
  submit: string
  help: string
  name?: string
  placeholder?: string
  error: string | undefined
  /** called once, until it is no longer busy */
  onName: (name: string) => void
  busy: boolean
  onClose: () => void
}

/** Asks for the name of an API. */
export function ApiNameDialog({
  title,
  description,
  submit,
  help,
  name: given = '',
  placeholder,
  error,
  onName,
  busy,
  onClose,
}: ApiNameDialogProps) {
  const [name, setName] = useState(given)
  return (
    <FormDialog
      title={title}
      {...(description === undefined ? {} : { description })}
      submit={submit}
      error={error}
      onSubmit={() => {
        if (!busy) onName(name)
      }}
      onClose={onClose}
    >
      <Field label="Name" help={help}>
        {(control) => (
          <Input
            {...control}
            autoFocus
            value={name}
            placeholder={placeholder}
            onChange={(event) => setName(event.target.value)}
            onFocus={(event) => event.target.select()}
          />
        )}
      </Field>
    </FormDialog>
  )
}
