'use client'

import { Field } from '@/ui/field'
import { Input } from '@/ui/input'

/** A labelled line of code text. */
export function TextField({
  label,
  help,
  secret = false,
  value,
  onChange,
}: {
  label: string
  help?: string
  secret?: boolean
  value: string
  onChange: (value: string) => void
}) {
  return (
    <Field label={label} help={help}>
      {(control) => (
        <Input
          {...control}
          mono
          type={secret ? 'password' : 'text'}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  )
}
