'use client'

import { type EndpointType, endpointTypeSchema, type RestApi } from '@gatewright/definition'
import { restApiOf } from '@gatewright/definition/edit'
import { Field, FormSection } from '@/ui/field'
import { Select } from '@/ui/select'
import { Toggle } from '@/ui/toggle'
import { useRestApi } from '../design-context.tsx'
import { useEdit } from '../use-edit.ts'
import { CommitSetting, ListSetting } from './settings.tsx'

const endpoints: Record<EndpointType, string> = { EDGE: 'Edge-optimized', REGIONAL: 'Regional', PRIVATE: 'Private' }

/** How the API is reached: type of endpoint, addresses, TLS, the default address. */
export function EndpointSettings() {
  const api = useRestApi()
  const edit = useEdit()
  const change = (label: string, run: (target: RestApi) => void) => edit(label, (draft) => run(restApiOf(draft)))
  const { types, ipAddressType, vpcEndpointIds } = api.endpointConfiguration
  const type = types[0] ?? 'EDGE'
  return (
    <FormSection title="Endpoint">
      <Field label="Endpoint">
        {(control) => (
          <Select
            {...control}
            value={type}
            options={endpointTypeSchema.options.map((value) => ({ value, label: endpoints[value] }))}
            onChange={(next) =>
              change('Set endpoint type', (target) => {
                target.endpointConfiguration.types = [next]
              })
            }
          />
        )}
      </Field>
      {type === 'PRIVATE' && (
        <ListSetting
          label="VPC endpoints"
          values={vpcEndpointIds ?? []}
          placeholder="vpce-…"
          help="Callers also need a resource policy that lets them in."
          onChange={(ids) =>
            change('Set VPC endpoints', ({ endpointConfiguration }) => {
              if (ids.length === 0) delete endpointConfiguration.vpcEndpointIds
              else endpointConfiguration.vpcEndpointIds = ids
            })
          }
        />
      )}
      <Field label="IP addresses" help="IPv4 unless set; private endpoints are always dualstack.">
        {(control) => (
          <Select
            {...control}
            value={ipAddressType ?? ''}
            options={[
              { value: '', label: 'Default' },
              { value: 'ipv4', label: 'IPv4' },
              { value: 'dualstack', label: 'Dualstack' },
            ]}
            onChange={(next: '' | 'ipv4' | 'dualstack') =>
              change('Set IP address type', ({ endpointConfiguration }) => {
                if (next === '') delete endpointConfiguration.ipAddressType
                else endpointConfiguration.ipAddressType = next
              })
            }
          />
        )}
      </Field>
      <CommitSetting
        label="Security policy"
        mono
        value={api.securityPolicy ?? ''}
        placeholder="TLS_1_0"
        help="Of the service's TLS; kept for the export, nothing here speaks TLS."
        onCommit={(policy) => {
          change('Set security policy', (target) => {
            if (policy.trim() === '') delete target.securityPolicy
            else target.securityPolicy = policy.trim()
          })
          return undefined
        }}
      />
      <Field label="Access mode" help="Kept for the export: the service compares TLS server name and host.">
        {(control) => (
          <Select
            {...control}
            value={api.endpointAccessMode ?? ''}
            options={[
              { value: '', label: 'Default' },
              { value: 'BASIC', label: 'Basic' },
              { value: 'STRICT', label: 'Strict' },
            ]}
            onChange={(mode: '' | 'BASIC' | 'STRICT') =>
              change('Set endpoint access mode', (target) => {
                if (mode === '') delete target.endpointAccessMode
                else target.endpointAccessMode = mode
              })
            }
          />
        )}
      </Field>
      <Field
        label="Default URL"
        help={api.disableExecuteApiEndpoint ? 'Only a custom domain name reaches the API.' : undefined}
      >
        {({ invalid, ...control }) => (
          <Toggle
            {...control}
            checked={!api.disableExecuteApiEndpoint}
            onChange={(on) =>
              change('Set default endpoint', (target) => {
                target.disableExecuteApiEndpoint = !on
              })
            }
          >
            execute-api {api.disableExecuteApiEndpoint ? 'disabled' : 'enabled'}
          </Toggle>
        )}
      </Field>
    </FormSection>
  )
}
