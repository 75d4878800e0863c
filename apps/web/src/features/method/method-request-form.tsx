'use client'

import { setAuthorization } from '@gatewright/definition/edit'
import { Field, FormSection } from '@/ui/field'
import { Input } from '@/ui/input'
import { Select } from '@/ui/select'
import { Toggle } from '@/ui/toggle'
import { ListSetting } from '../designer/inspector/settings.tsx'
import { chooseValidator, validatorOptions } from '../designer/validator-choice.ts'
import { IdentitiesLink } from '../iam/identities-link.tsx'
import { authorizerKind } from './boxes.ts'
import { KeyValueEditor } from './key-value-editor.tsx'
import { useEditMethod, useOpenMethod, useTryRun } from './method-place.ts'

/** Who may call, what must come, and how it is checked. */
export function MethodRequestForm() {
  const { method, place, api } = useOpenMethod()
  const edit = useEditMethod()
  const run = useTryRun()
  const guard = method.authorizerId === undefined ? method.authorizationType : `authorizer:${method.authorizerId}`
  const authorize = (value: string) =>
    run({
      label: 'Set authorization',
      run: (draft) =>
        setAuthorization(
          draft,
          place,
          value === 'NONE' || value === 'AWS_IAM'
            ? { type: value }
            : { type: 'authorizer', authorizerId: value.slice('authorizer:'.length) },
        ),
    })
  return (
    <>
      <FormSection title="Access">
        <Field
          label="Authorization"
          help="Who may call: everybody, callers who sign, or whom an authorizer lets through"
        >
          {(control) => (
            <Select
              {...control}
              value={guard}
              onChange={authorize}
              options={[
                { value: 'NONE', label: 'NONE', detail: 'everybody' },
                { value: 'AWS_IAM', label: 'AWS_IAM', detail: 'SigV4' },
                ...Object.entries(api.authorizers).map(([id, authorizer]) => ({
                  value: `authorizer:${id}`,
                  label: authorizer.name,
                  detail: authorizerKind(authorizer),
                })),
              ]}
            />
          )}
        </Field>
        {method.authorizationType === 'AWS_IAM' && <IdentitiesLink />}
        {(method.authorizationType === 'COGNITO_USER_POOLS' || method.authorizationType === 'JWT') && (
          <ListSetting
            label="Scopes"
            help="A token needs one of them; without scopes an identity token is enough"
            placeholder="Add scope"
            values={method.authorizationScopes ?? []}
            onChange={(scopes) =>
              edit('Set scopes', (target) => {
                if (scopes.length === 0) delete target.authorizationScopes
                else target.authorizationScopes = scopes
              })
            }
          />
        )}
        <Field label="API key required">
          {(control) => (
            <Toggle
              {...control}
              checked={method.apiKeyRequired}
              onChange={(checked) =>
                edit('Set API key required', (target) => {
                  target.apiKeyRequired = checked
                })
              }
            />
          )}
        </Field>
        <Field label="Operation name">
          {(control) => (
            <Input
              {...control}
              value={method.operationName ?? ''}
              onChange={(event) =>
                edit(
                  'Set operation name',
                  (target) => {
                    if (event.target.value === '') delete target.operationName
                    else target.operationName = event.target.value
                  },
                  'operationName',
                )
              }
            />
          )}
        </Field>
      </FormSection>
      <FormSection title="Validation">
        <Field label="Request validator" help="Without one nothing is checked, whatever is marked as required">
          {(control) => (
            <Select
              {...control}
              value={method.requestValidatorId ?? ''}
              onChange={(option) =>
                run({ label: 'Set request validator', run: (draft) => chooseValidator(draft, place, option) })
              }
              options={validatorOptions(api)}
            />
          )}
        </Field>
        <h4 className="mt-2 mb-1 font-semibold text-caption text-text-3">Parameters and headers</h4>
        <ParameterList />
        <h4 className="mt-3 mb-1 font-semibold text-caption text-text-3">Request body: content type → model</h4>
        <KeyValueEditor
          noun="Request model"
          entries={method.requestModels}
          keyPlaceholder="application/json"
          valueOptions={Object.keys(api.models)}
          onChange={(requestModels) =>
            edit(
              'Set request models',
              (target) => {
                target.requestModels = requestModels
              },
              'requestModels',
            )
          }
        />
      </FormSection>
    </>
  )
}

function ParameterList() {
  const { method } = useOpenMethod()
  const edit = useEditMethod()
  return (
    <>
      <ul className="flex flex-col gap-1">
        {Object.entries(method.requestParameters).map(([key, required]) => (
          <li key={key} className="flex items-center gap-2 text-dense">
            <code className="min-w-0 flex-1 truncate font-mono text-status" title={key}>
              {key.replace('method.request.', '')}
            </code>
            <Toggle
              aria-label={`${key} required`}
              checked={required}
              onChange={(checked) =>
                edit('Set required', (target) => {
                  target.requestParameters[key] = checked
                })
              }
            >
              required
            </Toggle>
            <button
              type="button"
              className="text-small text-text-3 hover:text-bad-text"
              onClick={() =>
                edit('Remove parameter', (target) => {
                  delete target.requestParameters[key]
                })
              }
            >
              Remove
            </button>
          </li>
        ))}
      </ul>
      <AddParameter />
    </>
  )
}

const places = ['querystring', 'header', 'path'] as const

function AddParameter() {
  const edit = useEditMethod()
  return (
    <form
      className="mt-1 flex gap-1.5"
      onSubmit={(event) => {
        event.preventDefault()
        const form = event.currentTarget
        const data = new FormData(form)
        const name = String(data.get('name') ?? '').trim()
        if (!/^[a-zA-Z0-9._$-]+$/.test(name)) return
        edit('Add parameter', (target) => {
          target.requestParameters[`method.request.${String(data.get('place'))}.${name}`] ??= false
        })
        form.reset()
      }}
    >
      <select name="place" aria-label="Parameter in" className="control h-[26px] px-1 text-dense">
        {places.map((place) => (
          <option key={place} value={place}>
            {place}
          </option>
        ))}
      </select>
      <Input mono name="name" aria-label="Parameter name" placeholder="Add parameter, Enter" />
    </form>
  )
}
