'use client'

import { type GatewayResponse, type GatewayResponseType, gatewayResponseTypes } from '@gatewright/definition'
import { resetGatewayResponse, restApiOf, setGatewayResponse } from '@gatewright/definition/edit'
import { useState } from 'react'
import { KeyValueEditor } from '@/features/method/key-value-editor'
import { Button } from '@/ui/button'
import { Field, FormSection } from '@/ui/field'
import { Input, TextArea } from '@/ui/input'
import { select } from '../selection.ts'
import { useEdit } from '../use-edit.ts'
import { CommitSetting } from './settings.tsx'

/** The template that the service has where none is set. */
const serviceTemplate = '{"message":$context.error.messageString}'

type Props = { type: GatewayResponseType; response: GatewayResponse }

/** What the API says instead of the service's own answer. */
export function GatewayResponseSettings({ type, response }: Props) {
  const edit = useEdit()
  const change = (label: string, next: Partial<GatewayResponse>, burst?: string) =>
    edit(
      `${label} of ${type}`,
      (draft) => setGatewayResponse(draft, type, next),
      burst === undefined ? {} : { burst: `gatewayResponse:${type}:${burst}` },
    )
  const standard = gatewayResponseTypes[type]
  return (
    <>
      <FormSection
        title="Gateway response"
        action={
          <Button
            size="small"
            variant="quiet"
            onClick={() => {
              edit(`Reset ${type} to default`, (draft) => resetGatewayResponse(draft, type))
              select(undefined)
            }}
          >
            Reset to default
          </Button>
        }
      >
        <CommitSetting
          label="Status code"
          value={response.statusCode ?? ''}
          placeholder={standard === null ? 'of the answer' : String(standard)}
          help={standard === null ? 'That of the answer that it stands for, unless set.' : `${standard} unless set.`}
          onCommit={(code) => {
            if (code !== '' && !/^[1-5]\d\d$/.test(code)) return 'Three digits, such as 403.'
            edit(`Set status of ${type}`, (draft) => {
              const target = restApiOf(draft).gatewayResponses[type]
              if (target === undefined) return
              if (code === '') delete target.statusCode
              else target.statusCode = code
            })
            return undefined
          }}
        />
      </FormSection>
      <FormSection title="Response headers">
        <KeyValueEditor
          noun="Header"
          keyPlaceholder="gatewayresponse.header.X"
          valuePlaceholder="'*'"
          entries={response.responseParameters}
          onChange={(responseParameters) => change('Set headers', { responseParameters }, 'headers')}
        />
      </FormSection>
      <FormSection title="Response templates">
        <p className="mb-2 text-dense text-text-2">
          $context variables only; no other VTL is run here. Without a template:{' '}
          <code className="font-mono text-status">{serviceTemplate}</code>
        </p>
        <Templates
          templates={response.responseTemplates}
          onChange={(responseTemplates, burst) => change('Set templates', { responseTemplates }, burst)}
        />
      </FormSection>
    </>
  )
}

type TemplatesProps = {
  templates: Readonly<Record<string, string>>
  onChange: (templates: Record<string, string>, burst?: string) => void
}

function Templates({ templates, onChange }: TemplatesProps) {
  const [contentType, setContentType] = useState('')
  return (
    <>
      {Object.entries(templates).map(([name, template]) => (
        <div key={name}>
          <Field label={name} stacked>
            {(control) => (
              <TextArea
                {...control}
                mono
                rows={4}
                value={template}
                onChange={(event) => onChange({ ...templates, [name]: event.target.value }, `template:${name}`)}
              />
            )}
          </Field>
          <Button
            size="small"
            variant="quiet"
            onClick={() => onChange(Object.fromEntries(Object.entries(templates).filter(([other]) => other !== name)))}
          >
            Remove {name}
          </Button>
        </div>
      ))}
      <form
        className="mt-1"
        onSubmit={(event) => {
          event.preventDefault()
          const name = contentType.trim()
          if (name === '' || Object.hasOwn(templates, name)) return
          onChange({ ...templates, [name]: serviceTemplate })
          setContentType('')
        }}
      >
        <Input
          mono
          aria-label="New template content type"
          placeholder="Add application/json, Enter"
          value={contentType}
          onChange={(event) => setContentType(event.target.value)}
        />
      </form>
    </>
  )
}
