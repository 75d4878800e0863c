'use client'

import {
  type AwsBackend,
  type GatewayResponse,
  type GatewayResponseType,
  gatewayResponseTypes,
  type Model,
  type RequestValidator,
} from '@gatewright/definition'
import { renameModel, restApiOf, setGatewayResponse } from '@gatewright/definition/edit'
import { KeyValueEditor } from '@/features/method/key-value-editor'
import { AwsReplyFields } from '@/features/services/aws-reply-fields'
import { CodeEditor } from '@/ui/code-editor'
import { Field, FormSection } from '@/ui/field'
import { Toggle } from '@/ui/toggle'
import { select } from '../selection.ts'
import { useEdit } from '../use-edit.ts'
import { CommitSetting } from './settings.tsx'

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
  const change = (schema: string) =>
    edit(
      `Edit model ${name}`,
      (draft) => {
        const target = restApiOf(draft).models[name]
        if (target !== undefined) target.schema = schema
      },
      { burst: `model:${name}` },
    )
  return (
    <>
      <FormSection title="Model">
        <CommitSetting label="Model name" isName value={name} onCommit={rename} help="Letters and digits only." />
        <Field label="Content type">{() => <span className="font-mono text-code">{model.contentType}</span>}</Field>
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
            onChange={change}
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

/** What the API says instead of the service's own answer. */
export function GatewayResponseSettings({ type, response }: { type: GatewayResponseType; response: GatewayResponse }) {
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
      <FormSection title="Gateway response">
        <CommitSetting
          label="Status code"
          value={response.statusCode ?? ''}
          placeholder={standard === null ? 'of the answer' : String(standard)}
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
        <p className="mb-2 text-dense text-text-2">$context variables only; no other VTL is run here.</p>
        <KeyValueEditor
          noun="Template"
          keyPlaceholder="application/json"
          valuePlaceholder={'{"message":$context.error.messageString}'}
          entries={response.responseTemplates}
          onChange={(responseTemplates) => change('Set templates', { responseTemplates }, 'templates')}
        />
      </FormSection>
    </>
  )
}

/** The stub of an AWS service action. */
export function AwsSettings({ name, backend }: { name: string; backend: AwsBackend | undefined }) {
  const edit = useEdit()
  const setReply = (reply: AwsBackend['reply'], burst?: string) =>
    edit(
      `Set the reply of ${name}`,
      (draft) => {
        const target = draft.backends.aws[name] ?? {}
        draft.backends.aws[name] = target
        if (reply === undefined) delete target.reply
        else target.reply = reply
      },
      burst === undefined ? {} : { burst: `aws:${name}:${burst}` },
    )
  return (
    <FormSection title="AWS service">
      <AwsReplyFields serviceKey={name} reply={backend?.reply} onChange={setReply} />
    </FormSection>
  )
}
