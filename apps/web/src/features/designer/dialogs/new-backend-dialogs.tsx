'use client'

import {
  addAwsBackend,
  addFunction,
  addHttpBackend,
  type MethodPlace,
  setIntegration,
} from '@gatewright/definition/edit'
import { useState } from 'react'
import { Field } from '@/ui/field'
import { Input } from '@/ui/input'
import { nameOf } from '../commands.ts'
import { useDesign } from '../design-context.tsx'
import { select } from '../selection.ts'
import { useEdit } from '../use-edit.ts'
import { FormDialog } from './form-dialog.tsx'

type Props = { place: MethodPlace | undefined; onClose: () => void }

/** What the new backend will answer, said under the dialog's title. */
function usePurpose(place: MethodPlace | undefined): string | undefined {
  const design = useDesign()
  return place === undefined
    ? undefined
    : `It will answer ${nameOf(`method:${place.resourceId}:${place.httpMethod}`, design)}.`
}

/** Makes a Lambda function, and draws a method to it. */
export function NewFunctionDialog({ place, onClose }: Props) {
  const edit = useEdit()
  const purpose = usePurpose(place)
  const [name, setName] = useState('')
  const [refusal, setRefusal] = useState<string>()
  const make = () => {
    const made = edit(
      `Add function ${name}`,
      (draft) => {
        addFunction(draft, name.trim())
        if (place !== undefined) setIntegration(draft, place, { type: 'function', name: name.trim() })
        return true
      },
      { onRefusal: setRefusal },
    )
    if (made === undefined) return
    select(`function:${name.trim()}`, { reveal: true })
    onClose()
  }
  return (
    <FormDialog
      title="New Lambda function"
      {...(purpose === undefined ? {} : { description: purpose })}
      submit="Create function"
      error={refusal}
      onSubmit={make}
      onClose={onClose}
    >
      <Field label="Function name" help="Letters, digits, hyphens and underscores; at most 64.">
        {(control) => (
          <Input
            {...control}
            mono
            autoFocus
            value={name}
            onChange={(event) => setName(event.target.value)}
            placeholder="take-order"
          />
        )}
      </Field>
    </FormDialog>
  )
}

/** Makes an HTTP endpoint, and draws a method to it. */
export function NewHttpEndpointDialog({ place, onClose }: Props) {
  const edit = useEdit()
  const purpose = usePurpose(place)
  const [uri, setUri] = useState('https://')
  const [refusal, setRefusal] = useState<string>()
  const make = () => {
    const origin = edit(
      'Add HTTP endpoint',
      (draft) => {
        const key = addHttpBackend(draft, uri)
        if (place !== undefined) setIntegration(draft, place, { type: 'http', uri: uri.trim() })
        return key
      },
      { onRefusal: setRefusal },
    )
    if (origin === undefined) return
    select(`http:${origin}`, { reveal: true })
    onClose()
  }
  return (
    <FormDialog
      title="New HTTP endpoint"
      {...(purpose === undefined ? {} : { description: purpose })}
      submit="Create endpoint"
      error={refusal}
      onSubmit={make}
      onClose={onClose}
    >
      <Field label="Endpoint URL" help="Path parameters stand in braces, such as https://pets.example/pets/{petId}.">
        {(control) => (
          <Input {...control} mono autoFocus value={uri} onChange={(event) => setUri(event.target.value)} />
        )}
      </Field>
    </FormDialog>
  )
}

/** Makes the stub of an AWS service action, and draws a method to it. */
export function NewAwsServiceDialog({ place, onClose }: Props) {
  const edit = useEdit()
  const purpose = usePurpose(place)
  const [service, setService] = useState('dynamodb')
  const [action, setAction] = useState('')
  const [refusal, setRefusal] = useState<string>()
  const make = () => {
    const key = edit(
      `Add ${service} ${action}`,
      (draft) => {
        const made = addAwsBackend(draft, service, action)
        if (place !== undefined)
          setIntegration(draft, place, { type: 'aws', service: service.trim().toLowerCase(), action: action.trim() })
        return made
      },
      { onRefusal: setRefusal },
    )
    if (key === undefined) return
    select(`aws:${key}`, { reveal: true })
    onClose()
  }
  return (
    <FormDialog
      title="New AWS service action"
      {...(purpose === undefined ? {} : { description: purpose })}
      submit="Create action"
      error={refusal}
      onSubmit={make}
      onClose={onClose}
    >
      <Field label="AWS service" help="As in its ARNs: dynamodb, sqs, sns, states, events, kinesis, s3.">
        {(control) => <Input {...control} mono value={service} onChange={(event) => setService(event.target.value)} />}
      </Field>
      <Field label="Action name" help="Such as PutItem. What it answers is set in the inspector.">
        {(control) => (
          <Input
            {...control}
            mono
            autoFocus
            value={action}
            onChange={(event) => setAction(event.target.value)}
            placeholder="PutItem"
          />
        )}
      </Field>
    </FormDialog>
  )
}
