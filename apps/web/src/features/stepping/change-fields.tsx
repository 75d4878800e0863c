'use client'

import { CodeEditor } from '@/ui/code-editor'
import { Field } from '@/ui/field'
import { Input, TextArea } from '@/ui/input'
import { Select } from '@/ui/select'
import { jsonError } from '../playground/json-error.ts'
import type { ChangeErrors, ChangeForm, Verdict } from './change-form.ts'

type ChangeFieldsProps = { form: ChangeForm; errors: ChangeErrors; onChange: (form: ChangeForm) => void }

/** The fields of what a phase gave. */
export function ChangeFields({ form, errors, onChange }: ChangeFieldsProps) {
  switch (form.kind) {
    case 'verdict':
      return <VerdictField form={form} errors={errors} onChange={(verdict) => onChange({ ...form, verdict })} />
    case 'caller':
      return (
        <>
          <VerdictField form={form} errors={errors} onChange={(verdict) => onChange({ ...form, verdict })} />
          <Field label="Principal id" error={errors.principalId}>
            {(control) => (
              <Input
                {...control}
                mono
                value={form.principalId}
                onChange={(event) => onChange({ ...form, principalId: event.target.value })}
              />
            )}
          </Field>
          <CodeField
            label="Context"
            value={form.context}
            error={errors.context}
            help="What templates and functions see as $context.authorizer: texts, numbers and booleans."
            onChange={(context) => onChange({ ...form, context })}
          />
        </>
      )
    case 'answer':
      return (
        <>
          <Field label="Status" error={errors.status}>
            {(control) => (
              <Input
                {...control}
                mono
                inputMode="numeric"
                className="!w-20"
                value={form.status}
                onChange={(event) => onChange({ ...form, status: event.target.value })}
              />
            )}
          </Field>
          <LinesField
            label="Headers"
            help="One a line: Name: value"
            value={form.headers}
            error={errors.headers}
            onChange={(headers) => onChange({ ...form, headers })}
          />
          <BodyField form={form} onChange={(body) => onChange({ ...form, body })} />
        </>
      )
    case 'request':
      return (
        <>
          <Field label="Method" error={errors.httpMethod}>
            {(control) => (
              <Input
                {...control}
                mono
                className="!w-28"
                value={form.httpMethod}
                onChange={(event) => onChange({ ...form, httpMethod: event.target.value })}
              />
            )}
          </Field>
          <LinesField
            label="Path values"
            help="Of the {name} places of the URI, one a line: name=value"
            value={form.path}
            error={errors.path}
            onChange={(path) => onChange({ ...form, path })}
          />
          <LinesField
            label="Query"
            help="One a line: name=value"
            value={form.query}
            error={errors.query}
            onChange={(query) => onChange({ ...form, query })}
          />
          <LinesField
            label="Headers"
            help="One a line: Name: value"
            value={form.headers}
            error={errors.headers}
            onChange={(headers) => onChange({ ...form, headers })}
          />
          <BodyField form={form} onChange={(body) => onChange({ ...form, body })} />
        </>
      )
  }
}

type VerdictFieldProps = {
  form: Extract<ChangeForm, { kind: 'verdict' | 'caller' }>
  errors: ChangeErrors
  onChange: (verdict: Verdict) => void
}

function VerdictField({ form, errors, onChange }: VerdictFieldProps) {
  return (
    <Field label="Verdict" error={errors.verdict}>
      {({ invalid, ...control }) => (
        <Select
          {...control}
          invalid={invalid}
          className="w-56"
          value={form.verdict}
          onChange={onChange}
          options={[
            { value: 'asItCame', label: 'As it came', detail: form.passed ? 'passed' : 'refused' },
            { value: 'pass', label: 'Let pass' },
            { value: 'refuse', label: 'Refuse' },
          ]}
        />
      )}
    </Field>
  )
}

type TextFieldProps = {
  label: string
  value: string
  help?: string
  error?: string | undefined
  onChange: (value: string) => void
}

function LinesField({ label, value, help, error, onChange }: TextFieldProps) {
  const rows = Math.min(5, Math.max(1, value.split('\n').length))
  return (
    <Field label={label} help={help} error={error}>
      {(control) => (
        <TextArea {...control} mono rows={rows} value={value} onChange={(event) => onChange(event.target.value)} />
      )}
    </Field>
  )
}

function BodyField({
  form,
  onChange,
}: {
  form: Extract<ChangeForm, { kind: 'answer' | 'request' }>
  onChange: (body: string) => void
}) {
  const fault = form.locked === undefined && /^\s*[[{]/.test(form.body) ? jsonError(form.body) : undefined
  const help =
    fault === undefined
      ? form.locked
      : `Line ${fault.line}, column ${fault.column}: no JSON from here on. It is sent as it stands.`
  return (
    <CodeField
      label="Body"
      value={form.locked === undefined ? form.body : ''}
      help={help}
      onChange={form.locked === undefined ? onChange : undefined}
    />
  )
}

function CodeField({
  label,
  value,
  help,
  error,
  onChange,
}: Omit<TextFieldProps, 'onChange' | 'help'> & {
  help?: string | undefined
  onChange: ((value: string) => void) | undefined
}) {
  const note = error ?? help
  return (
    <div className="py-[3px]">
      <p className="mb-1 text-dense text-text-2">{label}</p>
      <div className="overflow-hidden rounded-control border border-line-2">
        <CodeEditor
          ariaLabel={`${label} to go on with`}
          language="json"
          height={112}
          value={value}
          readOnly={onChange === undefined}
          {...(onChange === undefined ? {} : { onChange })}
        />
      </div>
      {note !== undefined && (
        <p
          role={error === undefined ? undefined : 'alert'}
          className={`mt-0.5 text-small ${error === undefined ? 'text-text-3' : 'text-bad-text'}`}
        >
          {note}
        </p>
      )}
    </div>
  )
}
