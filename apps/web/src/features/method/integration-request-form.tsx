'use client'

import { backendOf, type PassthroughBehavior } from '@gatewright/definition'
import { setIntegration, setProxy } from '@gatewright/definition/edit'
import { Field, FormSection } from '@/ui/field'
import { Input } from '@/ui/input'
import { Notice } from '@/ui/notice'
import { Select } from '@/ui/select'
import { Toggle } from '@/ui/toggle'
import { useDesign } from '../designer/design-context.tsx'
import { ListSetting } from '../designer/inspector/settings.tsx'
import { ConnectionFields } from './connection-fields.tsx'
import { KeyValueEditor } from './key-value-editor.tsx'
import { useEditMethod, useOpenMethod, useTryRun } from './method-place.ts'
import { QualifierField } from './qualifier-field.tsx'
import { TemplateList } from './template-list.tsx'
import { TimeoutField } from './timeout-field.tsx'

type IntegrationRequestFormProps = {
  contentType: string | undefined
  onContentType: (contentType: string | undefined) => void
}

/** Where the request goes and in which form. */
export function IntegrationRequestForm({ contentType, onContentType }: IntegrationRequestFormProps) {
  const { method, place, api } = useOpenMethod()
  const { integration } = method
  const edit = useEditMethod()
  const run = useTryRun()
  if (integration === undefined) return <ChooseIntegration />
  const backend = backendOf(integration)
  const isProxy = integration.type === 'AWS_PROXY' || integration.type === 'HTTP_PROXY'
  const canBeProxy = backend.type === 'function' || backend.type === 'http' || backend.type === 'none'
  const set = (member: 'uri' | 'httpMethod' | 'credentials' | 'cacheNamespace', value: string) =>
    edit(
      `Set ${member}`,
      (target) => {
        if (target.integration === undefined) return
        if (value === '') delete target.integration[member]
        else target.integration[member] = value
      },
      member,
    )
  return (
    <>
      <FormSection title="Integration">
        {canBeProxy && integration.type !== 'MOCK' && (
          <Field
            label="Proxy"
            help={
              isProxy
                ? 'The request passes whole; mapping templates are ignored.'
                : 'Templates and parameter mappings make the request.'
            }
          >
            {(control) => (
              <Toggle
                {...control}
                aria-label={integration.type.startsWith('HTTP') ? 'HTTP proxy integration' : 'Lambda proxy integration'}
                checked={isProxy}
                onChange={(proxy) =>
                  run({
                    label: proxy ? 'Use proxy integration' : 'Use custom integration',
                    run: (draft) => setProxy(draft, place, proxy),
                  })
                }
              />
            )}
          </Field>
        )}
        {integration.type !== 'MOCK' && (
          <>
            <Field
              label={backend.type === 'http' ? 'Endpoint URL' : 'URI'}
              help="Stage variables stand as ${stageVariables.name}"
            >
              {(control) => (
                <Input
                  {...control}
                  mono
                  value={integration.uri ?? ''}
                  onChange={(event) => set('uri', event.target.value)}
                />
              )}
            </Field>
            <QualifierField place={place} integration={integration} />
            <Field
              label="HTTP method"
              help={backend.type === 'function' ? 'Lambda is always invoked with POST' : 'ANY uses the caller’s'}
            >
              {(control) => (
                <Select
                  {...control}
                  mono
                  value={integration.httpMethod ?? ''}
                  onChange={(value) => set('httpMethod', value)}
                  options={['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'ANY'].map((value) => ({
                    value,
                    label: value,
                  }))}
                  placeholder="None"
                />
              )}
            </Field>
            <Field label="Credentials" help="Role that API Gateway assumes; none uses the function's resource policy">
              {(control) => (
                <Input
                  {...control}
                  mono
                  value={integration.credentials ?? ''}
                  onChange={(event) => set('credentials', event.target.value)}
                />
              )}
            </Field>
          </>
        )}
        {backend.type === 'http' && <ConnectionFields integration={integration} />}
        <TimeoutField
          api={api}
          place={place}
          integration={integration}
          onChange={(timeout) =>
            edit(
              'Set timeout',
              (target) => {
                if (target.integration === undefined) return
                if (timeout === undefined) delete target.integration.timeoutInMillis
                else target.integration.timeoutInMillis = timeout
              },
              'timeout',
            )
          }
        />
        {isProxy && <ResponseTransferField />}
        {!isProxy && (
          <Field label="Passthrough" help="Request bodies whose content type has no template">
            {(control) => (
              <Select
                {...control}
                value={integration.passthroughBehavior}
                onChange={(value: PassthroughBehavior) =>
                  edit('Set passthrough behavior', (target) => {
                    if (target.integration !== undefined) target.integration.passthroughBehavior = value
                  })
                }
                options={[
                  { value: 'WHEN_NO_MATCH', label: 'When no template matches' },
                  { value: 'WHEN_NO_TEMPLATES', label: 'When there are no templates' },
                  { value: 'NEVER', label: 'Never' },
                ]}
              />
            )}
          </Field>
        )}
        {integration.type !== 'AWS_PROXY' && <ContentHandlingField />}
      </FormSection>
      {!isProxy && (
        <FormSection title="Mapping templates">
          <TemplateList
            templates={integration.requestTemplates}
            chosen={contentType}
            onChoose={onContentType}
            onChange={(label, templates) =>
              edit(label, (target) => {
                if (target.integration !== undefined) target.integration.requestTemplates = templates
              })
            }
          />
        </FormSection>
      )}
      <FormSection title="Parameter mapping">
        {integration.type === 'AWS_PROXY' && (
          <Notice tone="info">A Lambda proxy integration ignores parameter mappings.</Notice>
        )}
        <KeyValueEditor
          noun="Parameter mapping"
          keyPlaceholder="integration.request.header.X"
          valuePlaceholder="method.request.header.X or 'text'"
          valueOptions={Object.keys(method.requestParameters)}
          entries={integration.requestParameters}
          onChange={(requestParameters) =>
            edit(
              'Set parameter mapping',
              (target) => {
                if (target.integration !== undefined) target.integration.requestParameters = requestParameters
              },
              'requestParameters',
            )
          }
        />
      </FormSection>
      <FormSection title="Caching">
        <ListSetting
          label="Cache key"
          help="Parameters of the method request that tell cached answers apart"
          placeholder="method.request.querystring.X"
          values={integration.cacheKeyParameters}
          onChange={(names) =>
            edit('Set cache key parameters', (target) => {
              if (target.integration !== undefined) target.integration.cacheKeyParameters = names
            })
          }
        />
        <Field label="Namespace" help="Methods with the same one share their cached answers; the resource unless set">
          {(control) => (
            <Input
              {...control}
              mono
              placeholder={place.resourceId}
              value={integration.cacheNamespace ?? ''}
              onChange={(event) => set('cacheNamespace', event.target.value)}
            />
          )}
        </Field>
      </FormSection>
    </>
  )
}

function ContentHandlingField() {
  const { method } = useOpenMethod()
  const edit = useEditMethod()
  return (
    <Field label="Content handling" help="Converts between bytes and base64 text on the way to the backend">
      {(control) => (
        <Select
          {...control}
          value={method.integration?.contentHandling ?? ''}
          onChange={(value: '' | 'CONVERT_TO_TEXT' | 'CONVERT_TO_BINARY') =>
            edit('Set content handling', (target) => {
              if (target.integration === undefined) return
              if (value === '') delete target.integration.contentHandling
              else target.integration.contentHandling = value
            })
          }
          options={[
            { value: '', label: 'Passthrough' },
            { value: 'CONVERT_TO_TEXT', label: 'Convert to text' },
            { value: 'CONVERT_TO_BINARY', label: 'Convert to binary' },
          ]}
        />
      )}
    </Field>
  )
}

function ResponseTransferField() {
  const { method } = useOpenMethod()
  const edit = useEditMethod()
  return (
    <Field label="Response transfer" help="Stream sends the answer on as it comes; buffered unless set">
      {(control) => (
        <Select
          {...control}
          value={method.integration?.responseTransferMode ?? 'BUFFERED'}
          onChange={(value: 'BUFFERED' | 'STREAM') =>
            edit('Set response transfer mode', (target) => {
              if (target.integration === undefined) return
              if (value === 'BUFFERED') delete target.integration.responseTransferMode
              else target.integration.responseTransferMode = value
            })
          }
          options={[
            { value: 'BUFFERED', label: 'Buffered' },
            { value: 'STREAM', label: 'Stream' },
          ]}
        />
      )}
    </Field>
  )
}

function ChooseIntegration() {
  const { place } = useOpenMethod()
  const { backends } = useDesign()
  const run = useTryRun()
  const names = Object.keys(backends.functions)
  return (
    <FormSection title="Integration">
      <p className="mb-2 text-dense text-text-2">
        No integration defined for this method yet. Choose where its requests go:
      </p>
      <Select
        aria-label="Integration"
        value=""
        placeholder="Choose a backend"
        onChange={(value) =>
          run({
            label: 'Set integration',
            run: (draft) =>
              setIntegration(
                draft,
                place,
                value === 'mock'
                  ? { type: 'mock' }
                  : value === 'http'
                    ? { type: 'http', uri: 'https://example.com/' }
                    : value === 'aws'
                      ? { type: 'aws', service: 'dynamodb', action: 'GetItem' }
                      : { type: 'function', name: value.slice('function:'.length) },
              ),
          })
        }
        options={[
          { value: 'mock', label: 'Mock' },
          { value: 'http', label: 'HTTP endpoint' },
          { value: 'aws', label: 'AWS service' },
          ...names.map((name) => ({ value: `function:${name}`, label: name, detail: 'Lambda function' })),
        ]}
      />
    </FormSection>
  )
}
