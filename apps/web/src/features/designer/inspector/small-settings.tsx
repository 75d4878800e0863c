'use client'

import type { Model, RequestValidator } from '@gatewright/definition'
import { renameModel, restApiOf } from '@gatewright/definition/edit'
import { CodeEditor } from '@/ui/code-editor'
import { Field, FormSection } from '@/ui/field'
import { Toggle } from '@/ui/toggle'
import { select } from '../selection.ts'
import { useEdit } from '../use-edit.ts'
import { CommitSetting, TextSetting } from './settings.tsx'

/** A model: a JSON schema (draft-04). */
export function ModelSettings({ name, model }: { name: string; model: Model }) {
  const edit = useEdit()
  const rename = (next: string): string | undefined => {
    let refusal: string | undefined
    edit(`Rename model ${name}`, (draft) => renameModel(draft, name, next.trim()), {
      onRefusal: (reason) => {
        refusal = reason
      },
    })
    if (refusal === undefined) select(`model:${next.trim()}`)
    return refusal
  }
  const change = (member: 'contentType' | 'description' | 'schema', value: string) =>
    edit(
      `Edit model ${name}`,
      (draft) => {
        const target = restApiOf(draft).models[name]
        if (target === undefined) return
        if (member === 'description' && value === '') delete target.description
        else target[member] = value
      },
      { burst: `model:${name}:${member}` },
    )
  return (
    <>
      <FormSection title="Model">
        <CommitSetting label="Model name" isName value={name} onCommit={rename} help="Letters and digits only." />
        <CommitSetting
          label="Content type"
          mono
          value={model.contentType}
          onCommit={(contentType) => {
            if (!contentType.includes('/')) return 'A media type such as application/json.'
            change('contentType', contentType.trim())
            return undefined
          }}
        />
        <TextSetting
          label="Description"
          value={model.description ?? ''}
          onChange={(description) => change('description', description)}
        />
      </FormSection>
      <FormSection title="Schema">
        <p className="mb-2 text-dense text-text-2">
          JSON schema, draft 4. Bodies are checked where a validator says so.
        </p>
        <div className="h-80 overflow-hidden rounded-control border border-line">
          <CodeEditor
            key={name}
            ariaLabel="Schema"
            language="json"
            value={model.schema}
            onChange={(schema) => change('schema', schema)}
            options={{ lineNumbers: 'off' }}
          />
        </div>
      </FormSection>
    </>
  )
}

/** A request validator: what it checks. */
export function ValidatorSettings({ id, validator }: { id: string; validator: RequestValidator }) {
  const edit = useEdit()
  const change = (label: string, run: (target: RequestValidator) => void) =>
    edit(label, (draft) => {
      const target = restApiOf(draft).requestValidators[id]
      if (target !== undefined) run(target)
    })
  return (
    <FormSection title="Request validator">
      <CommitSetting
        label="Name"
        isName
        value={validator.name}
        onCommit={(name) => {
          if (name.trim() === '') return 'A validator needs a name.'
          change('Rename validator', (target) => {
            target.name = name.trim()
          })
          return undefined
        }}
      />
      <Field label="Body" help="Against the model of its content type; 400 when it does not fit.">
        {({ invalid, ...control }) => (
          <Toggle
            {...control}
            checked={validator.validateRequestBody}
            onChange={(on) =>
              change('Set validator', (target) => {
                target.validateRequestBody = on
              })
            }
          >
            {validator.validateRequestBody ? 'Validated' : 'Not validated'}
          </Toggle>
        )}
      </Field>
      <Field label="Parameters" help="Required query strings, headers and cache keys must be there and not empty.">
        {({ invalid, ...control }) => (
          <Toggle
            {...control}
            checked={validator.validateRequestParameters}
            onChange={(on) =>
              change('Set validator', (target) => {
                target.validateRequestParameters = on
              })
            }
          >
            {validator.validateRequestParameters ? 'Validated' : 'Not validated'}
          </Toggle>
        )}
      </Field>
    </FormSection>
  )
}
