'use client'

import { Button, IconButton } from '@/ui/button'
import { CheckIcon, CloseIcon, PlusIcon } from '@/ui/icons'
import { Input } from '@/ui/input'
import { Select } from '@/ui/select'
import { Toggle } from '@/ui/toggle'
import type { Extraction } from './assertion.ts'
import { shorten } from './assertion-result.ts'
import type { ExtractedValue } from './extract-values.ts'

const sources = [
  { value: 'jsonPath', label: 'JSON path' },
  { value: 'header', label: 'Header' },
  { value: 'cookie', label: 'Cookie' },
  { value: 'status', label: 'Status' },
  { value: 'body', label: 'Whole body' },
] as const

type ExtractionsEditorProps = {
  extractions: readonly Extraction[]
  /** what the last answer gave, in order; undefined before the first one */
  values: readonly ExtractedValue[] | undefined
  onChange: (extractions: Extraction[]) => void
}

/** Which values of the answer following requests may use as variables. */
export function ExtractionsEditor({ extractions, values, onChange }: ExtractionsEditorProps) {
  const change = (index: number, part: Partial<Extraction>) =>
    onChange(extractions.map((each, at) => (at === index ? { ...each, ...part } : each)))
  return (
    <section aria-label="Values for following requests" className="mt-5">
      <h2 className="font-semibold text-base">Values for following requests</h2>
      <p className="mt-0.5 mb-2 text-small text-text-3">
        In a run of a folder, what the answer gives here is used as <code>{'{{variable}}'}</code> by the requests after
        this one.
      </p>
      <ul className="flex flex-col gap-2">
        {extractions.map((extraction, index) => {
          const value = values?.[index]
          const name = `Value ${index + 1}`
          return (
            // rows have no identity of their own: the place is the key, so that the caret stays while typing
            <li key={`value-${index.toString()}`} className="text-dense">
              <div className="flex items-center gap-1.5">
                <Input
                  mono
                  className="min-w-20 flex-1"
                  aria-label={`${name} variable`}
                  placeholder="orderId"
                  value={extraction.variable}
                  onChange={(event) => change(index, { variable: event.target.value })}
                />
                <Select
                  aria-label={`${name} source`}
                  className="w-28 flex-none"
                  value={extraction.from}
                  options={sources}
                  onChange={(from) => change(index, { from })}
                />
                {extraction.from !== 'status' && extraction.from !== 'body' && (
                  <Input
                    mono
                    className="min-w-20 flex-1"
                    aria-label={`${name} expression`}
                    placeholder={extraction.from === 'jsonPath' ? '$.id' : 'name'}
                    value={extraction.expression}
                    onChange={(event) => change(index, { expression: event.target.value })}
                  />
                )}
                <Toggle
                  aria-label={`${name} is secret`}
                  checked={extraction.secret}
                  onChange={(secret) => change(index, { secret })}
                >
                  secret
                </Toggle>
                <IconButton
                  label={`Remove value ${index + 1}`}
                  icon={CloseIcon}
                  iconSize={12}
                  size={24}
                  onClick={() => onChange(extractions.filter((_, at) => at !== index))}
                />
              </div>
              {value !== undefined && <Found value={value} />}
            </li>
          )
        })}
      </ul>
      <Button
        size="small"
        icon={PlusIcon}
        className="mt-2"
        onClick={() => onChange([...extractions, { variable: '', from: 'jsonPath', expression: '$', secret: false }])}
      >
        Add value
      </Button>
    </section>
  )
}

function Found({ value }: { value: ExtractedValue }) {
  if ('problem' in value)
    return (
      <p className="mt-0.5 flex items-center gap-1.5 text-bad-text text-small">
        <CloseIcon size={12} />
        {value.problem}
      </p>
    )
  return (
    <p className="mt-0.5 flex items-center gap-1.5 text-ok-text text-small">
      <CheckIcon size={12} />
      <span className="truncate font-mono text-text-2">{value.secret ? '••••' : shorten(value.value)}</span>
    </p>
  )
}
