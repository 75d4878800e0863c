'use client'

import { Field } from '@/ui/field'
import { Input } from '@/ui/input'

/** In which header field a token goes, and what stands before it. */
export function HeaderFields({
  value,
  tokenHeader,
  onChange,
}: {
  value: { header: string; prefix: string }
  tokenHeader: string
  onChange: (part: { header?: string; prefix?: string }) => void
}) {
  return (
    <Field
      label="Sent in"
      help={`Header field and what stands before the token. Empty: ${tokenHeader}, where the authorizer looks.`}
    >
      {(control) => (
        <>
          <Input
            {...control}
            mono
            placeholder={tokenHeader}
            value={value.header}
            onChange={(event) => onChange({ header: event.target.value })}
          />
          <Input
            mono
            aria-label="Prefix of the token"
            placeholder="no prefix"
            value={value.prefix}
            onChange={(event) => onChange({ prefix: event.target.value })}
          />
        </>
      )}
    </Field>
  )
}
