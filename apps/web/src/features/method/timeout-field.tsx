'use client'

import { type Integration, integrationTimeout, longestTimeout, type RestApi } from '@gatewright/definition'
import type { MethodPlace } from '@gatewright/definition/edit'
import { Field } from '@/ui/field'
import { Input } from '@/ui/input'
import { useFieldError } from '../designer/inspector/field-error.ts'

type TimeoutFieldProps = {
  api: RestApi
  place: MethodPlace
  integration: Integration
  /** milliseconds; undefined is the service's default */
  onChange: (timeout: number | undefined) => void
}

const digits = (milliseconds: number) => milliseconds.toLocaleString('en-US')

/** How long an integration waits, with the limits that the endpoint type of the API has. */
export function TimeoutField({ api, place, integration, onChange }: TimeoutFieldProps) {
  const { resourceId, httpMethod } = place
  const problem = useFieldError(['resources', resourceId, 'methods', httpMethod, 'integration', 'timeoutInMillis'])
  const { maximum, raised } = longestTimeout(api.endpointConfiguration.types, integration)
  const quota = raised > maximum ? `, up to ${digits(raised)} where a quota is raised` : ''
  return (
    <Field
      label="Timeout"
      member="integration.timeoutInMillis"
      help={`${integrationTimeout.minimum}–${digits(maximum)} ms, ${digits(integrationTimeout.default)} unless set${quota}`}
      error={problem}
      after={<span className="text-small text-text-3">ms</span>}
    >
      {(control) => (
        <Input
          {...control}
          inputMode="numeric"
          className="!w-24 text-right"
          placeholder={String(integrationTimeout.default)}
          value={integration.timeoutInMillis === undefined ? '' : String(integration.timeoutInMillis)}
          onChange={(event) => {
            const text = event.target.value.replace(/\D/g, '').slice(0, 9)
            onChange(text === '' ? undefined : Number(text))
          }}
        />
      )}
    </Field>
  )
}
