'use client'

import {
  addAuthorizer,
  addFunction,
  type DesignDraft,
  type NewAuthorizer,
  startingAuthorizerHandler,
} from '@gatewright/definition/edit'
import { useState } from 'react'
import { Field } from '@/ui/field'
import { Input } from '@/ui/input'
import { Select } from '@/ui/select'
import { useDesign } from '../design-context.tsx'
import { select } from '../selection.ts'
import { useEdit } from '../use-edit.ts'
import { FormDialog } from './form-dialog.tsx'

const types = [
  { value: 'TOKEN', label: 'Lambda (TOKEN)', detail: 'a function decides by one header' },
  { value: 'REQUEST', label: 'Lambda (REQUEST)', detail: 'a function decides by the request' },
  { value: 'COGNITO_USER_POOLS', label: 'Cognito user pool', detail: 'tokens of a user pool' },
  { value: 'JWT', label: 'JWT', detail: 'tokens of an issuer' },
] as const

/** Makes an authorizer; a Lambda function that is not there yet is made too. */
export function NewAuthorizerDialog({ onClose }: { onClose: () => void }) {
  const edit = useEdit()
  const { backends } = useDesign()
  const [type, setType] = useState<NewAuthorizer['type']>('TOKEN')
  const [name, setName] = useState('')
  const [functionName, setFunctionName] = useState('')
  const [source, setSource] = useState('Authorization')
  const [pool, setPool] = useState('')
  const [issuer, setIssuer] = useState('')
  const [audience, setAudience] = useState('')
  const [refusal, setRefusal] = useState<string>()
  const asksFunction = type === 'TOKEN' || type === 'REQUEST'
  const isNew = functionName.trim() !== '' && !Object.hasOwn(backends.functions, functionName.trim())

  const settings = (): NewAuthorizer => {
    if (type === 'COGNITO_USER_POOLS') {
      return { type, name, tokenHeader: source, providerARNs: pool.trim() === '' ? [] : [pool.trim()] }
    }
    if (type === 'JWT') {
      const given = audience.split(/[\s,]+/).filter((text) => text !== '')
      return { type, name, tokenHeader: source, issuer: issuer.trim(), audience: given }
    }
    if (type === 'TOKEN') return { type, name, functionName: functionName.trim(), tokenHeader: source }
    return {
      type,
      name,
      functionName: functionName.trim(),
      identitySource: source.includes('.') ? source : `method.request.header.${source}`,
    }
  }
  const add = (draft: DesignDraft): string => {
    if (asksFunction && isNew) addFunction(draft, functionName.trim(), startingAuthorizerHandler)
    return addAuthorizer(draft, settings())
  }
  const make = () => {
    if (asksFunction && functionName.trim() === '') return setRefusal('Name the Lambda function that decides.')
    const id = edit(`Add authorizer ${name}`, add, { onRefusal: setRefusal })
    if (id === undefined) return
    select(`authorizer:${id}`, { reveal: true })
    onClose()
  }
  return (
    <FormDialog
      title="New authorizer"
      description="A gate on the canvas: drag its head onto a method to guard that."
      submit="Create authorizer"
      width={520}
      error={refusal}
      onSubmit={make}
      onClose={onClose}
    >
      <Field label="Name" labelWidth={132}>
        {(control) => <Input {...control} autoFocus value={name} onChange={(event) => setName(event.target.value)} />}
      </Field>
      <Field label="Type" labelWidth={132}>
        {(control) => <Select {...control} value={type} options={types} onChange={setType} />}
      </Field>
      {asksFunction && (
        <Field
          label="Lambda function"
          labelWidth={132}
          help={
            isNew ? 'It is made with a handler that lets the token “allow” through.' : 'Choose one, or name a new one.'
          }
        >
          {(control) => (
            <>
              <Input
                {...control}
                mono
                value={functionName}
                onChange={(event) => setFunctionName(event.target.value)}
                list="authorizer-functions"
              />
              <datalist id="authorizer-functions">
                {Object.keys(backends.functions).map((known) => (
                  <option key={known} value={known} />
                ))}
              </datalist>
            </>
          )}
        </Field>
      )}
      <Field
        label={type === 'REQUEST' ? 'Identity source' : 'Token source'}
        labelWidth={132}
        help={
          type === 'REQUEST'
            ? 'Comma-separated, such as method.request.header.Auth'
            : 'The header that carries the token. Without it the answer is 401.'
        }
      >
        {(control) => <Input {...control} mono value={source} onChange={(event) => setSource(event.target.value)} />}
      </Field>
      {type === 'COGNITO_USER_POOLS' && (
        <Field label="User pool ARN" labelWidth={132}>
          {(control) => <Input {...control} mono value={pool} onChange={(event) => setPool(event.target.value)} />}
        </Field>
      )}
      {type === 'JWT' && (
        <>
          <Field label="Issuer" labelWidth={132} help="Its keys are found through /.well-known/openid-configuration.">
            {(control) => (
              <Input
                {...control}
                mono
                value={issuer}
                placeholder="https://login.example.com"
                onChange={(event) => setIssuer(event.target.value)}
              />
            )}
          </Field>
          <Field label="Audience" labelWidth={132} help="Client ids, one of which a token must be for; comma-separated">
            {(control) => (
              <Input {...control} mono value={audience} onChange={(event) => setAudience(event.target.value)} />
            )}
          </Field>
        </>
      )}
    </FormDialog>
  )
}
