'use client'

import { type FaultInjection, faultInjectionSchema } from '@gatewright/definition'
import { Field, FormSection } from '@/ui/field'
import { Select } from '@/ui/select'
import { CommitSetting, NumberSetting } from '../designer/inspector/settings.tsx'

type Props = {
  injection: FaultInjection | undefined
  /** undefined: no trouble */
  onChange: (injection: FaultInjection | undefined) => void
}

const none: FaultInjection = faultInjectionSchema.parse({})

/** Injected trouble of a backend: how much slower it answers, and how often it fails instead. */
export function FaultInjectionSection({ injection = none, onChange }: Props) {
  const set = (part: Partial<FaultInjection>) => {
    const next = { ...injection, ...part }
    onChange(next.latencyMs === 0 && next.errorProbability === 0 ? undefined : next)
  }
  return (
    <FormSection title="Injected faults">
      <NumberSetting
        label="Latency"
        value={injection.latencyMs === 0 ? undefined : injection.latencyMs}
        fallback={0}
        minimum={0}
        maximum={900_000}
        unit="ms"
        help="Added to every answer; beyond the integration timeout it is a 504."
        onCommit={(latencyMs) => set({ latencyMs: latencyMs ?? 0 })}
      />
      <CommitSetting
        label="Failures"
        inputMode="numeric"
        width="!w-20 flex-none text-right"
        value={injection.errorProbability === 0 ? '' : String(injection.errorProbability)}
        placeholder="0"
        after={<span className="text-dense text-text-3">of 1</span>}
        help="Probability that a call fails, drawn from the run's seed."
        onCommit={(text) => {
          const errorProbability = text.trim() === '' ? 0 : Number(text)
          if (!(errorProbability >= 0 && errorProbability <= 1)) return 'A number from 0 to 1, such as 0.25.'
          set({ errorProbability })
          return undefined
        }}
      />
      {injection.errorProbability > 0 && (
        <Field label="Failure">
          {(control) => (
            <Select
              {...control}
              value={injection.error}
              options={[
                { value: 'ERROR', label: 'Error answer' },
                { value: 'TIMEOUT', label: 'Timeout' },
                { value: 'THROTTLE', label: 'Throttled' },
                { value: 'CONNECTION_REFUSED', label: 'Connection refused' },
              ]}
              onChange={(error) => set({ error })}
            />
          )}
        </Field>
      )}
    </FormSection>
  )
}
