'use client'

import type { RestApi } from '@gatewright/definition'
import { restApiOf } from '@gatewright/definition/edit'
import { KeyValueEditor } from '@/features/method/key-value-editor'
import { counted } from '@/ui/counted'
import { Field, FormSection } from '@/ui/field'
import { CheckIcon } from '@/ui/icons'
import { Select } from '@/ui/select'
import { Toggle } from '@/ui/toggle'
import { useRestApi } from '../design-context.tsx'
import { countProblems, useProblems } from '../problems.ts'
import { useStageFacts } from '../stage-facts.ts'
import { useEdit } from '../use-edit.ts'
import { EndpointSettings } from './endpoint-settings.tsx'
import { ResourcePolicySettings } from './resource-policy-settings.tsx'
import { CommitSetting, ListSetting, NumberSetting, TextSetting } from './settings.tsx'

/** The settings of the API itself. */
export function ApiSettings() {
  const api = useRestApi()
  const edit = useEdit()
  const change = (label: string, run: (target: RestApi) => void, burst?: string) =>
    edit(label, (draft) => run(restApiOf(draft)), burst === undefined ? {} : { burst: `api:${burst}` })
  const compressed = api.minimumCompressionSize !== undefined
  return (
    <>
      <FormSection title="API">
        <CommitSetting
          label="Name"
          isName
          value={api.name}
          onCommit={(name) => {
            if (name.trim() === '') return 'An API needs a name.'
            change('Rename API', (target) => {
              target.name = name.trim()
            })
            return undefined
          }}
        />
        <TextSetting
          label="Description"
          value={api.description ?? ''}
          placeholder="What it is for"
          onChange={(text) =>
            change(
              'Edit description',
              (target) => {
                if (text === '') delete target.description
                else target.description = text
              },
              'description',
            )
          }
        />
        <CommitSetting
          label="Version"
          value={api.version ?? ''}
          help="info.version of the exported document"
          onCommit={(version) => {
            change('Set version', (target) => {
              if (version === '') delete target.version
              else target.version = version
            })
            return undefined
          }}
        />
        <Field label="API key from" member="apiKeySource">
          {(control) => (
            <Select
              {...control}
              value={api.apiKeySource}
              options={[
                { value: 'HEADER', label: 'Header x-api-key' },
                { value: 'AUTHORIZER', label: 'Authorizer', detail: 'usageIdentifierKey' },
              ]}
              onChange={(source) =>
                change('Set API key source', (target) => {
                  target.apiKeySource = source
                })
              }
            />
          )}
        </Field>
        <ListSetting
          label="Binary types"
          member="binaryMediaTypes"
          values={api.binaryMediaTypes}
          placeholder={api.binaryMediaTypes.length === 0 ? 'None' : 'Add type'}
          help="image/png, or */* for all: such bodies arrive as bytes (base64 in Lambda)."
          onChange={(types) =>
            change('Set binary media types', (target) => {
              target.binaryMediaTypes = types
            })
          }
        />
        <Field label="Compression" member="minimumCompressionSize">
          {({ invalid, ...control }) => (
            <Toggle
              {...control}
              checked={compressed}
              onChange={(on) =>
                change('Set compression', (target) => {
                  if (on) target.minimumCompressionSize = 1024
                  else delete target.minimumCompressionSize
                })
              }
            >
              {compressed ? 'On' : 'Off'}
            </Toggle>
          )}
        </Field>
        {compressed && (
          <NumberSetting
            label="From"
            value={api.minimumCompressionSize}
            fallback={0}
            minimum={0}
            maximum={10_485_760}
            unit="bytes"
            onCommit={(size) =>
              change('Set compression size', (target) => {
                target.minimumCompressionSize = size ?? 0
              })
            }
          />
        )}
      </FormSection>
      <EndpointSettings />
      <ResourcePolicySettings />
      <FormSection title="Tags">
        <KeyValueEditor
          noun="Tag"
          keyPlaceholder="key"
          entries={api.tags}
          onChange={(tags) =>
            change(
              'Set tags',
              (target) => {
                target.tags = tags
              },
              'tags',
            )
          }
        />
      </FormSection>
      <FirstDeployment />
    </>
  )
}

/** What is still missing before the first deployment; gone after it. */
function FirstDeployment() {
  const api = useRestApi()
  const { stages } = useStageFacts()
  const { error } = countProblems(useProblems())
  if (stages.some((stage) => stage.deployment !== '')) return null
  const answered = Object.values(api.resources).some((resource) =>
    Object.values(resource.methods).some((method) => method?.integration !== undefined),
  )
  const steps = [
    { done: answered, text: 'A method with an integration' },
    { done: stages.length > 0, text: 'A stage, for example dev' },
    {
      done: error === 0,
      text: error === 0 ? 'No errors' : `${counted(error, 'error')} to put right`,
    },
  ]
  return (
    <FormSection title="First deployment">
      <ul>
        {steps.map((step) => (
          <li key={step.text} className="flex h-7 items-center gap-2.5">
            {step.done ? (
              <CheckIcon size={14} className="text-ok-text" title="Done" />
            ) : (
              <span className="size-3.5 rounded-full border border-text-3" title="To do" />
            )}
            {step.text}
          </li>
        ))}
      </ul>
      <p className="mt-2 text-dense text-text-3">
        A REST API is served only through a stage that points at a deployment. Tests run the draft without one.
      </p>
    </FormSection>
  )
}
