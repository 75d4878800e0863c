'use client'

import { defaultCorsHeaders, enableCors } from '@gatewright/definition/edit'
import { useState } from 'react'
import { Field } from '@/ui/field'
import { Input } from '@/ui/input'
import { nameOf } from '../commands.ts'
import { useDesign } from '../design-context.tsx'
import { useEdit } from '../use-edit.ts'
import { FormDialog } from './form-dialog.tsx'

/** Enable CORS, as the console has it: a preflight from a mock, and the origin header on the other methods. */
export function EnableCorsDialog({ resourceId, onClose }: { resourceId: string; onClose: () => void }) {
  const design = useDesign()
  const edit = useEdit()
  const path = nameOf(`resource:${resourceId}`, design)
  const [origin, setOrigin] = useState('*')
  const [headers, setHeaders] = useState<string>(defaultCorsHeaders.join(', '))
  const make = () => {
    const allowHeaders = headers
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== '')
    edit(`Enable CORS on ${path}`, (draft) =>
      enableCors(draft, resourceId, { allowOrigin: origin.trim(), allowHeaders }),
    )
    onClose()
  }
  return (
    <FormDialog
      title={`Enable CORS on ${path}`}
      description="Makes an OPTIONS method with a mock. Proxy integrations must send Access-Control-Allow-Origin themselves."
      submit="Enable CORS"
      width={560}
      onSubmit={make}
      onClose={onClose}
    >
      <Field label="Allowed origin" labelWidth={132} help="One origin, or * for all.">
        {(control) => <Input {...control} mono value={origin} onChange={(event) => setOrigin(event.target.value)} />}
      </Field>
      <Field label="Allowed headers" labelWidth={132}>
        {(control) => <Input {...control} mono value={headers} onChange={(event) => setHeaders(event.target.value)} />}
      </Field>
    </FormDialog>
  )
}
