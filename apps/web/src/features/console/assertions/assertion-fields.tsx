'use client'

import { causeRules } from '@gatewright/engine/causes'
import { Input, TextArea } from '@/ui/input'
import { Select } from '@/ui/select'
import { phaseLabel } from '../../trace/phase-labels.ts'
import type { Assertion } from './assertion.ts'
import { assertedPhases, testLabels } from './assertion-kinds.ts'
import { jsonTypes } from './json-type.ts'

type AssertionFieldsProps = {
  /** begins the names of the fields: `Assertion 2` */
  name: string
  assertion: Assertion
  onChange: (assertion: Assertion) => void
  /** names of the API's models */
  models: readonly string[]
}

/** The fields of one assertion beside its kind. */
export function AssertionFields({ name, assertion, onChange, models }: AssertionFieldsProps) {
  const expected = (value: string, change: (value: string) => void, placeholder?: string, list?: string) => (
    <Input
      mono
      className="min-w-20 flex-1"
      aria-label={`${name} expected`}
      placeholder={placeholder}
      list={list}
      value={value}
      onChange={(event) => change(event.target.value)}
    />
  )
  switch (assertion.kind) {
    case 'status':
      return expected(assertion.expected, (text) => onChange({ ...assertion, expected: text }), '200, 2xx')
    case 'header':
      return (
        <>
          <Input
            mono
            className="min-w-20 flex-1"
            aria-label={`${name} header`}
            placeholder="Content-Type"
            value={assertion.name}
            onChange={(event) => onChange({ ...assertion, name: event.target.value })}
          />
          <Select
            aria-label={`${name} test`}
            className="w-24 flex-none"
            value={assertion.test}
            options={testLabels.header}
            onChange={(test) => onChange({ ...assertion, test })}
          />
          {(assertion.test === 'equals' || assertion.test === 'matches') &&
            expected(assertion.expected, (text) => onChange({ ...assertion, expected: text }))}
        </>
      )
    case 'jsonPath':
      return (
        <>
          <Input
            mono
            className="min-w-20 flex-1"
            aria-label={`${name} JSON path`}
            placeholder="$.items[0].id"
            value={assertion.path}
            onChange={(event) => onChange({ ...assertion, path: event.target.value })}
          />
          <Select
            aria-label={`${name} test`}
            className="w-28 flex-none"
            value={assertion.test}
            options={testLabels.jsonPath}
            onChange={(test) => onChange({ ...assertion, test })}
          />
          {assertion.test === 'type' ? (
            <Select
              aria-label={`${name} expected`}
              className="w-24 flex-none"
              value={assertion.expected}
              placeholder="type"
              options={jsonTypes.map((type) => ({ value: type as string, label: type }))}
              onChange={(text) => onChange({ ...assertion, expected: text })}
            />
          ) : (
            assertion.test !== 'exists' &&
            assertion.test !== 'absent' &&
            expected(
              assertion.expected,
              (text) => onChange({ ...assertion, expected: text }),
              assertion.test === 'equals' ? 'JSON or text' : '',
            )
          )}
        </>
      )
    case 'schema':
      return (
        <div className="flex min-w-40 flex-1 flex-col gap-1">
          <Select
            aria-label={`${name} model`}
            value={assertion.model}
            options={[
              { value: '', label: 'Schema below' },
              ...models.map((model) => ({ value: model, label: model, detail: 'model' })),
            ]}
            onChange={(model) => onChange({ ...assertion, model })}
          />
          {assertion.model === '' && (
            <TextArea
              mono
              rows={4}
              aria-label={`${name} schema`}
              value={assertion.schema}
              onChange={(event) => onChange({ ...assertion, schema: event.target.value })}
            />
          )}
        </div>
      )
    case 'body':
      return (
        <>
          <Select
            aria-label={`${name} test`}
            className="w-24 flex-none"
            value={assertion.test}
            options={testLabels.body}
            onChange={(test) => onChange({ ...assertion, test })}
          />
          {expected(assertion.expected, (text) => onChange({ ...assertion, expected: text }))}
        </>
      )
    case 'duration':
      return (
        <>
          <span className="flex-none text-text-3">at most</span>
          {expected(assertion.expected, (text) => onChange({ ...assertion, expected: text }))}
          <span className="flex-none text-text-3">ms</span>
        </>
      )
    case 'phase':
      return (
        <>
          <Select
            aria-label={`${name} phase`}
            className="min-w-24 flex-1"
            value={assertion.phase}
            options={assertedPhases.map((phase) => ({ value: phase, label: phaseLabel(phase) }))}
            onChange={(phase) => onChange({ ...assertion, phase })}
          />
          <Select
            aria-label={`${name} test`}
            className="w-32 flex-none"
            value={assertion.test}
            options={testLabels.phase}
            onChange={(test) => onChange({ ...assertion, test })}
          />
        </>
      )
    case 'cause':
      return (
        <>
          <Select
            aria-label={`${name} test`}
            className="w-24 flex-none"
            value={assertion.test}
            options={testLabels.cause}
            onChange={(test) => onChange({ ...assertion, test })}
          />
          {assertion.test === 'is' && (
            <>
              {expected(
                assertion.expected,
                (text) => onChange({ ...assertion, expected: text }),
                'authorizerDenied',
                'cause-rules',
              )}
              <datalist id="cause-rules">
                {Object.keys(causeRules).map((rule) => (
                  <option key={rule} value={rule} />
                ))}
              </datalist>
            </>
          )}
        </>
      )
  }
}
