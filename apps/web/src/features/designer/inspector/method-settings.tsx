'use client'

import { backendOf, type Integration, type Method, parseIntegrationUri, type RestApi } from '@gatewright/definition'
import {
  answerWith200,
  emptyIntegration,
  type MethodPlace,
  setAuthorization,
  setIntegration,
  setProxy,
} from '@gatewright/definition/edit'
import { IdentitiesLink } from '@/features/iam/identities-link'
import { QualifierField } from '@/features/method/qualifier-field'
import { TimeoutField } from '@/features/method/timeout-field'
import { Badge } from '@/ui/badge'
import { Field, FormSection } from '@/ui/field'
import { FunctionIcon, GlobeIcon, MockIcon, ShieldIcon, SwapIcon } from '@/ui/icons'
import { Select } from '@/ui/select'
import { Toggle } from '@/ui/toggle'
import { useDesign, useRestApi } from '../design-context.tsx'
import { designerDialogs } from '../designer-dialogs.ts'
import { laneKinds } from '../layout/lanes.ts'
import { useEdit } from '../use-edit.ts'
import { chooseValidator, validatorOptions } from '../validator-choice.ts'
import { useFieldError } from './field-error.ts'
import { CommitSetting, ListSetting } from './settings.tsx'
import { useMethodEdit } from './use-method-edit.ts'

type Props = { place: MethodPlace; method: Method }

/** The settings of a method: what the request must bring, and what answers it. */
export function MethodSettings({ place, method }: Props) {
  return (
    <>
      <RequestSettings place={place} method={method} />
      <IntegrationSettings place={place} method={method} />
      <FormSection title="Responses">
        <div className="flex flex-wrap items-center gap-2">
          {Object.keys(method.methodResponses).map((code) => (
            <Badge key={code} mono>
              {code}
            </Badge>
          ))}
          <span className="text-dense text-text-3">{responsesNote(method)}</span>
        </div>
      </FormSection>
    </>
  )
}

function responsesNote({ integration, methodResponses }: Method): string {
  if (integration?.type === 'AWS_PROXY') return 'The function decides (proxy)'
  if (integration?.type === 'HTTP_PROXY') return 'The endpoint decides (proxy)'
  return Object.keys(methodResponses).length === 0
    ? 'None yet: open the method view to add one'
    : 'Mapped by integration responses'
}

function RequestSettings({ place, method }: Props) {
  const api = useRestApi()
  const edit = useEdit()
  const change = useMethodEdit(place)
  const path = ['resources', place.resourceId, 'methods', place.httpMethod]
  const validatorProblem = useFieldError([...path, 'requestValidatorId'])
  const authorizerProblem = useFieldError([...path, 'authorizerId'])
  const guarded = method.authorizationType === 'AWS_IAM' ? 'AWS_IAM' : (method.authorizerId ?? 'NONE')
  const scoped = method.authorizationType === 'COGNITO_USER_POOLS' || method.authorizationType === 'JWT'
  return (
    <FormSection title="Method request">
      <CommitSetting
        label="Operation name"
        value={method.operationName ?? ''}
        placeholder="listOrders"
        isName
        onCommit={(name) => {
          change('Rename', (target) => {
            if (name === '') delete target.operationName
            else target.operationName = name
          })
          return undefined
        }}
      />
      <Field label="Authorization" member="authorizationType authorizerId" error={authorizerProblem}>
        {(control) => (
          <Select
            {...control}
            value={guarded}
            options={authorizationOptions(api)}
            onChange={(value) =>
              edit('Set authorization', (draft) =>
                setAuthorization(
                  draft,
                  place,
                  value === 'NONE' || value === 'AWS_IAM'
                    ? { type: value }
                    : { type: 'authorizer', authorizerId: value },
                ),
              )
            }
          />
        )}
      </Field>
      {method.authorizationType === 'AWS_IAM' && <IdentitiesLink />}
      {scoped && (
        <ListSetting
          label="Scopes"
          member="authorizationScopes"
          values={method.authorizationScopes ?? []}
          placeholder="Add scope"
          help="With scopes the token must be an access token that has one of them."
          onChange={(scopes) =>
            change('Set scopes', (target) => {
              if (scopes.length === 0) delete target.authorizationScopes
              else target.authorizationScopes = scopes
            })
          }
        />
      )}
      <Field label="API key required" member="apiKeyRequired">
        {({ invalid, ...control }) => (
          <Toggle
            {...control}
            checked={method.apiKeyRequired}
            onChange={(on) =>
              change('Set API key', (target) => {
                target.apiKeyRequired = on
              })
            }
          >
            {method.apiKeyRequired ? 'A usage plan must know the key' : 'No'}
          </Toggle>
        )}
      </Field>
      <Field label="Validator" member="requestValidatorId" error={validatorProblem}>
        {(control) => (
          <Select
            {...control}
            value={method.requestValidatorId ?? ''}
            options={validatorOptions(api)}
            onChange={(value) => edit('Set validator', (draft) => chooseValidator(draft, place, value))}
          />
        )}
      </Field>
      <Field label="Body model" member="requestModels" help="application/json">
        {(control) => (
          <Select
            {...control}
            value={method.requestModels['application/json'] ?? ''}
            options={[
              { value: '', label: 'None' },
              ...Object.keys(api.models).map((name) => ({ value: name, label: name })),
            ]}
            onChange={(name) =>
              change('Set body model', (target) => {
                if (name === '') delete target.requestModels['application/json']
                else target.requestModels['application/json'] = name
              })
            }
          />
        )}
      </Field>
    </FormSection>
  )
}

function authorizationOptions(api: RestApi) {
  return [
    { value: 'NONE', label: 'None', detail: 'open to everybody' },
    { value: 'AWS_IAM', label: 'AWS_IAM', detail: 'signed requests' },
    ...Object.entries(api.authorizers).map(([id, authorizer]) => ({
      value: id,
      label: authorizer.name,
      detail: laneKinds[authorizer.type],
      icon: ShieldIcon,
    })),
  ]
}

type Kind = 'none' | 'function' | 'http' | 'aws' | 'mock' | 'vpcLink'

function kindOf(integration: Integration | undefined): Kind {
  if (integration === undefined) return 'none'
  if (integration.connectionType === 'VPC_LINK') return 'vpcLink'
  if (integration.type === 'MOCK') return 'mock'
  if (integration.type === 'HTTP' || integration.type === 'HTTP_PROXY') return 'http'
  return backendOf(integration).type === 'aws' ? 'aws' : 'function'
}

const kinds = [
  { value: 'none', label: 'None yet' },
  { value: 'function', label: 'Lambda function', icon: FunctionIcon },
  { value: 'http', label: 'HTTP', icon: GlobeIcon },
  { value: 'aws', label: 'AWS service', icon: SwapIcon },
  { value: 'mock', label: 'Mock', icon: MockIcon },
  { value: 'vpcLink', label: 'VPC link', icon: GlobeIcon },
] as const satisfies readonly { value: Kind; label: string; icon?: unknown }[]

function IntegrationSettings({ place, method }: Props) {
  const api = useRestApi()
  const edit = useEdit()
  const change = useMethodEdit(place)
  const { integration } = method
  const kind = kindOf(integration)
  const setKind = (next: Kind) =>
    edit('Set integration type', (draft) => {
      const api = draft.definition
      const target = api.kind === 'REST' ? api.resources[place.resourceId]?.methods[place.httpMethod] : undefined
      if (target === undefined) return
      if (next === 'none') delete target.integration
      else if (next === 'mock') setIntegration(draft, place, { type: 'mock' })
      else if (next === 'http') setIntegration(draft, place, { type: 'http', uri: addressOf(target.integration) })
      else if (next === 'aws') setIntegration(draft, place, { type: 'aws', service: 'dynamodb', action: 'GetItem' })
      else if (next === 'function')
        setIntegration(draft, place, { type: 'function', name: Object.keys(draft.backends.functions)[0] ?? 'function' })
      else {
        target.integration = {
          ...(target.integration ?? emptyIntegration('HTTP_PROXY')),
          type: 'HTTP_PROXY',
          connectionType: 'VPC_LINK',
          uri: addressOf(target.integration),
        }
        answerWith200(draft, place)
      }
    })
  return (
    <FormSection title="Integration">
      <Field
        label="Type"
        member="integration.type"
        help={kind === 'none' ? 'Drag the line of the method to a backend, or choose here.' : undefined}
      >
        {(control) => <Select {...control} value={kind} options={kinds} onChange={setKind} />}
      </Field>
      {integration !== undefined && <Target place={place} integration={integration} kind={kind} />}
      {integration !== undefined && (kind === 'function' || kind === 'http' || kind === 'vpcLink') && (
        <Field label="Proxy">
          {({ invalid, ...control }) => (
            <Toggle
              {...control}
              checked={integration.type === 'AWS_PROXY' || integration.type === 'HTTP_PROXY'}
              onChange={(on) => edit('Set proxy integration', (draft) => setProxy(draft, place, on))}
            >
              {integration.type.endsWith('_PROXY') ? 'One event, passed whole' : 'Mapping templates shape it'}
            </Toggle>
          )}
        </Field>
      )}
      {integration !== undefined && kind !== 'mock' && (
        <TimeoutField
          api={api}
          place={place}
          integration={integration}
          onChange={(timeout) =>
            change(
              'Set timeout',
              ({ integration: target }) => {
                if (target === undefined) return
                if (timeout === undefined) delete target.timeoutInMillis
                else target.timeoutInMillis = timeout
              },
              'timeout',
            )
          }
        />
      )}
    </FormSection>
  )
}

const addressOf = (integration: Integration | undefined) =>
  integration?.uri?.startsWith('http') === true ? integration.uri : 'https://example.com'

/** Which function, address or action the integration calls. */
function Target({ place, integration, kind }: { place: MethodPlace; integration: Integration; kind: Kind }) {
  const { backends } = useDesign()
  const edit = useEdit()
  const change = useMethodEdit(place)
  const path = ['resources', place.resourceId, 'methods', place.httpMethod, 'integration', 'uri']
  const problem = useFieldError(path)
  const uri = integration.uri ?? ''
  const setUri = (next: string) =>
    change('Set the integration URI', ({ integration: target }) => {
      if (target !== undefined) target.uri = next
    })
  if (kind === 'function') {
    const parsed = parseIntegrationUri(uri)
    const name = parsed.kind === 'lambda' ? parsed.functionName : ''
    const proxy = integration.type === 'AWS_PROXY'
    return (
      <>
        <Field label="Function" member="integration.uri" error={problem}>
          {(control) => (
            <Select
              {...control}
              mono
              value={name}
              placeholder={name === '' ? 'Choose' : name}
              options={[
                ...Object.keys(backends.functions).map((known) => ({ value: known, label: known })),
                { value: '+', label: 'New Lambda function…' },
              ]}
              onChange={(next) => {
                if (next === '+') setTimeout(() => designerDialogs.open({ type: 'newFunction', place }))
                else
                  edit(`Invoke ${next}`, (draft) =>
                    setIntegration(draft, place, { type: 'function', name: next, proxy }),
                  )
              }}
            />
          )}
        </Field>
        <QualifierField place={place} integration={integration} />
      </>
    )
  }
  if (kind === 'mock') return null
  return (
    <>
      {kind === 'vpcLink' && (
        <CommitSetting
          label="VPC link"
          member="integration.connectionId"
          mono
          value={integration.connectionId ?? ''}
          placeholder="its id, or ${stageVariables.link}"
          onCommit={(id) => {
            change('Set VPC link', ({ integration: target }) => {
              if (target !== undefined) target.connectionId = id
            })
            return undefined
          }}
        />
      )}
      <CommitSetting
        label={kind === 'aws' ? 'ARN' : 'Endpoint URL'}
        member="integration.uri"
        mono
        value={uri}
        help={problem}
        onCommit={(next) => {
          setUri(next)
          return undefined
        }}
      />
    </>
  )
}
