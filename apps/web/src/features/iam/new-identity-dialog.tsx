'use client'

import { type IamIdentity, iamIdentitySchema, iamLimits } from '@gatewright/definition'
import { useState } from 'react'
import { Field } from '@/ui/field'
import { Input } from '@/ui/input'
import { Select } from '@/ui/select'
import { FormDialog } from '../designer/dialogs/form-dialog.tsx'

type NewIdentityDialogProps = {
  onCreate: (input: Pick<IamIdentity, 'kind' | 'name'>) => Promise<void>
  onClose: () => void
}

/** Makes a user or role with generated credentials. */
export function NewIdentityDialog({ onCreate, onClose }: NewIdentityDialogProps) {
  const [kind, setKind] = useState<IamIdentity['kind']>('USER')
  const [name, setName] = useState('')
  const [problem, setProblem] = useState<string>()
  const submit = () => {
    const parsed = iamIdentitySchema.shape.name.safeParse(name.trim())
    if (!parsed.success) return setProblem(parsed.error.issues[0]?.message)
    onCreate({ kind, name: parsed.data }).catch((error: Error) => setProblem(error.message))
  }
  return (
    <FormDialog
      title="New identity"
      description="It can sign requests to this machine. Its keys are generated here and are good for nothing in AWS."
      submit="Create identity"
      onSubmit={submit}
      onClose={onClose}
    >
      <Field label="Kind">
        {(control) => (
          <Select
            {...control}
            value={kind}
            onChange={setKind}
            options={[
              { value: 'USER', label: 'User', detail: 'long-term access key' },
              { value: 'ROLE', label: 'Role', detail: 'session with temporary credentials' },
            ]}
          />
        )}
      </Field>
      <Field label="Name" help={`At most ${iamLimits.name} letters, digits and _ + = , . @ -`} error={problem}>
        {(control) => (
          <Input
            {...control}
            autoFocus
            mono
            value={name}
            placeholder={kind === 'USER' ? 'ana' : 'orders-clerk'}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
    </FormDialog>
  )
}
