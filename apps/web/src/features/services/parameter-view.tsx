'use client'

import { useState } from 'react'
import { Button } from '@/ui/button'
import { Field, FormSection } from '@/ui/field'
import { TextArea } from '@/ui/input'
import { type ResourceOf, shortTime } from './kinds.ts'
import { ResourceHead } from './resource-head.tsx'
import { tell, useResource, useServiceActions } from './use-services.ts'

/** A parameter of the parameter store. */
export function ParameterView({ name }: { name: string }) {
  const parameter = useResource('parameters', name)
  return parameter === undefined ? null : <OpenParameter key={parameter.version} parameter={parameter} />
}

function OpenParameter({ parameter }: { parameter: ResourceOf<'parameters'> }) {
  const { run } = useServiceActions()
  const { name, type, version, modifiedAt } = parameter
  const [value, setValue] = useState(parameter.value)
  return (
    <>
      <ResourceHead
        kind="parameters"
        name={name}
        note={`${type}, version ${version}, ${shortTime(modifiedAt, Date.now())}`}
      >
        <Button
          size="small"
          disabled={value === parameter.value || value === ''}
          onClick={() => {
            run('ssm', 'PutParameter', { Name: name, Value: value, Overwrite: true }).catch(tell)
          }}
        >
          Save value
        </Button>
      </ResourceHead>
      <FormSection title="Value">
        <Field label="Value" stacked help="At most 4,096 characters.">
          {(control) => (
            <TextArea {...control} mono rows={6} value={value} onChange={(event) => setValue(event.target.value)} />
          )}
        </Field>
      </FormSection>
    </>
  )
}
