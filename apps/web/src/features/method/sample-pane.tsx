'use client'

import { Field } from '@/ui/field'
import { Input } from '@/ui/input'
import { Select } from '@/ui/select'
import type { Bench } from '../playground/bench/use-bench.ts'
import { type BodyHandle, InputEditor } from '../playground/inputs/input-editor.tsx'
import type { TemplateSample } from '../playground/preview-protocol.ts'

type SamplePaneProps = {
  bench: Bench
  onChange: (sample: TemplateSample) => void
  onBody: (handle: BodyHandle | undefined) => void
  sources: readonly { label: string; sample: TemplateSample }[]
}

const places = [
  { place: 'path', title: 'Path' },
  { place: 'querystring', title: 'Query string' },
  { place: 'header', title: 'Header' },
] as const

/** What the template sees: path, query and header values, stage variables and the body. */
export function SamplePane({ bench, onChange, onBody, sources }: SamplePaneProps) {
  const { sample } = bench
  const setParam = (place: (typeof places)[number]['place'], name: string, value: string) =>
    onChange({ ...sample, params: { ...sample.params, [place]: { ...sample.params[place], [name]: value } } })
  return (
    <section aria-label="Sample" className="flex min-h-0 flex-1 flex-col bg-surface">
      <header className="flex h-10 flex-none items-center gap-2 border-line border-b px-4">
        <h2 className="font-semibold text-base">Sample</h2>
        {sources.length > 0 && (
          <Select
            aria-label="Take the sample from"
            className="ml-auto w-36"
            value=""
            placeholder="Take from…"
            options={sources.map(({ label }, index) => ({ value: String(index), label }))}
            onChange={(index) => onChange(sources[Number(index)]?.sample ?? sample)}
          />
        )}
      </header>
      <div className="flex min-h-0 flex-1 flex-col overflow-auto px-4 py-2">
        {places.map(
          ({ place, title }) =>
            Object.keys(sample.params[place]).length > 0 && (
              <div key={place} className="mb-2">
                <h3 className="font-semibold text-caption text-text-3">{title}</h3>
                {Object.entries(sample.params[place]).map(([name, value]) => (
                  <Field key={name} label={name} labelWidth={92}>
                    {(control) => (
                      <Input
                        {...control}
                        mono
                        value={value}
                        onChange={(event) => setParam(place, name, event.target.value)}
                      />
                    )}
                  </Field>
                ))}
              </div>
            ),
        )}
        {Object.keys(sample.stageVariables).length > 0 && (
          <div className="mb-2">
            <h3 className="font-semibold text-caption text-text-3">Stage variables</h3>
            {Object.entries(sample.stageVariables).map(([name, value]) => (
              <Field key={name} label={name} labelWidth={92}>
                {(control) => (
                  <Input
                    {...control}
                    mono
                    value={value}
                    onChange={(event) =>
                      onChange({ ...sample, stageVariables: { ...sample.stageVariables, [name]: event.target.value } })
                    }
                  />
                )}
              </Field>
            ))}
          </div>
        )}
        <h3 className="mb-1 font-semibold text-caption text-text-3">Body</h3>
        <div className="min-h-40 flex-1 overflow-hidden rounded-control border border-line">
          <InputEditor
            label="Body"
            input="body"
            value={sample.body}
            onChange={(body) => onChange({ ...sample, body })}
            lit={bench.linked.inputs}
            used={bench.inputsUsed}
            onPoint={(ref) => bench.point(ref && { at: 'input', ref })}
            onPick={(ref) => bench.pick(ref && { at: 'input', ref })}
            onReady={onBody}
          />
        </div>
      </div>
    </section>
  )
}
