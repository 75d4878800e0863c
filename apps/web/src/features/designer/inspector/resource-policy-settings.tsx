'use client'

import { jsonSchema } from '@gatewright/definition'
import { restApiOf } from '@gatewright/definition/edit'
import { useEffect, useState } from 'react'
import { Field, FormSection } from '@/ui/field'
import { TextArea } from '@/ui/input'
import { useRestApi } from '../design-context.tsx'
import { useProblems } from '../problems.ts'
import { useEdit } from '../use-edit.ts'

const textOf = (policy: unknown) => (policy === undefined ? '' : JSON.stringify(policy, null, 2))

/** The resource policy of the API: a JSON document, kept when the field is left and it can be read. */
export function ResourcePolicySettings() {
  const { policy } = useRestApi()
  const edit = useEdit()
  const [text, setText] = useState(textOf(policy))
  const [refusal, setRefusal] = useState<string>()
  const fault = useProblems().find(({ rule }) => rule === 'resource-policy-valid')?.message
  useEffect(() => {
    setText(textOf(policy))
    setRefusal(undefined)
  }, [policy])
  const commit = () => {
    if (text === textOf(policy)) return setRefusal(undefined)
    if (text.trim() === '')
      return void edit('Remove resource policy', (draft) => {
        delete restApiOf(draft).policy
      })
    try {
      const next = jsonSchema.parse(JSON.parse(text))
      edit('Set resource policy', (draft) => {
        restApiOf(draft).policy = next
      })
      setRefusal(undefined)
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error
      setRefusal(`Not JSON: ${error.message}`)
    }
  }
  return (
    <FormSection title="Resource policy">
      <Field
        label="Policy document"
        help="Who may invoke the API, from where. Empty lets everybody; it counts from the next deployment."
        error={refusal ?? fault}
        stacked
      >
        {(control) => (
          <TextArea
            {...control}
            mono
            rows={6}
            value={text}
            placeholder={'{"Version": "2012-10-17", "Statement": []}'}
            onChange={(event) => setText(event.target.value)}
            onBlur={commit}
          />
        )}
      </Field>
    </FormSection>
  )
}
