'use client'

import type { JsonObject } from '@gatewright/definition'
import type { InputPart } from '@gatewright/engine/template'
import { type ReactNode, useEffect, useState } from 'react'
import { Count } from '@/ui/badge'
import { TabPanel, Tabs } from '@/ui/tabs'
import { FieldsTable } from '../../console/fields-table.tsx'
import type { Bench } from '../bench/use-bench.ts'
import { pathStep } from '../language/json-places.ts'
import type { TemplateSample } from '../preview-protocol.ts'
import { isAmong } from '../provenance.ts'
import { type BodyHandle, InputEditor } from './input-editor.tsx'

type Tab = 'body' | 'params' | 'context' | 'stageVariables'
const places = [
  { place: 'path', title: 'Path' },
  { place: 'querystring', title: 'Query string' },
  { place: 'header', title: 'Header' },
] as const
const tabs: Record<InputPart['input'], Tab> = {
  body: 'body',
  path: 'params',
  querystring: 'params',
  header: 'params',
  context: 'context',
  stageVariables: 'stageVariables',
}

type InputsPaneProps = {
  bench: Bench
  onChange: (sample: TemplateSample) => void
  onBody?: (handle: BodyHandle | undefined) => void
  actions?: ReactNode
}

/** What the template sees: body, parameters, `$context`, `$stageVariables`. */
export function InputsPane({ bench, onChange, onBody, actions }: InputsPaneProps) {
  const [tab, setTab] = useState<Tab>('body')
  const { sample, linked, direction } = bench
  const count = places.reduce((sum, { place }) => sum + Object.keys(sample.params[place]).length, 0)
  const litNames = (input: InputPart['input']) =>
    linked.inputs.flatMap((ref) => (ref.input === input ? [firstStep(ref.path)] : []))
  useTabOfPicked(bench, setTab)
  return (
    <section aria-label="Inputs" className="flex min-h-0 flex-1 flex-col bg-surface">
      <Tabs
        label="Inputs"
        value={tab}
        onChange={setTab}
        className="min-h-0 flex-1"
        barClassName="h-10"
        actions={actions}
        tabs={[
          { value: 'body', label: 'Body' },
          { value: 'params', label: 'Params', badge: count > 0 && <Count>{count}</Count> },
          { value: 'context', label: '$context' },
          { value: 'stageVariables', label: '$stageVariables' },
        ]}
      >
        <TabPanel value="body" className="flex flex-col overflow-hidden">
          {direction === 'response' && (
            <p className="flex-none border-line border-b bg-sunken px-4 py-1 text-small text-text-3">
              What the integration answered
            </p>
          )}
          <div className="min-h-0 flex-1">
            <InputEditor
              label="Body"
              input="body"
              value={sample.body}
              onChange={(body) => onChange({ ...sample, body })}
              lit={linked.inputs}
              used={bench.inputsUsed}
              onPoint={(ref) => bench.point(ref && { at: 'input', ref })}
              onPick={(ref) => bench.pick(ref && { at: 'input', ref })}
              {...(onBody === undefined ? {} : { onReady: onBody })}
            />
          </div>
        </TabPanel>
        <TabPanel value="params" className="overflow-auto px-4 py-3">
          {places.map(({ place, title }) => (
            <section key={place} aria-label={title} className="mb-3">
              <h3 className="mb-1 font-semibold text-caption text-text-3">{title}</h3>
              <FieldsTable
                noun={title}
                rows={toRows(sample.params[place])}
                onChange={(rows) => onChange({ ...sample, params: { ...sample.params, [place]: fromRows(rows) } })}
                make={(row) => row}
                lit={litNames(place)}
                unused={unusedNames(bench.inputsUsed, place, sample.params[place])}
              />
            </section>
          ))}
        </TabPanel>
        <TabPanel value="context" className="overflow-hidden">
          <ContextEditor bench={bench} onChange={(context) => onChange({ ...sample, context })} />
        </TabPanel>
        <TabPanel value="stageVariables" className="overflow-auto px-4 py-3">
          <FieldsTable
            noun="Stage variable"
            rows={toRows(sample.stageVariables)}
            onChange={(rows) => onChange({ ...sample, stageVariables: fromRows(rows) })}
            make={(row) => row}
            lit={litNames('stageVariables')}
            unused={unusedNames(bench.inputsUsed, 'stageVariables', sample.stageVariables)}
          />
        </TabPanel>
      </Tabs>
    </section>
  )
}

/** Names whose values were not used. */
function unusedNames(
  used: readonly InputPart[] | undefined,
  input: InputPart['input'],
  values: Readonly<Record<string, string>>,
): string[] {
  if (used === undefined) return []
  return Object.keys(values).filter((name) => !isAmong({ input, path: `$${pathStep(name)}` }, used))
}

/** What was picked in the output brings its input to the front. */
function useTabOfPicked({ pinned, linked }: Bench, setTab: (tab: Tab) => void) {
  const [ref] = linked.inputs
  const tab = pinned?.at === 'output' && ref !== undefined ? tabs[ref.input] : undefined
  useEffect(() => {
    if (tab !== undefined) setTab(tab)
  }, [tab, setTab])
}

function firstStep(path: string): string {
  const [, name, quoted] = /^\$(?:\.([\w-]+)|\["((?:[^"\\]|\\.)*)"\])/.exec(path) ?? []
  return name ?? quoted ?? ''
}

const toRows = (record: Readonly<Record<string, string>>) =>
  Object.entries(record).map(([name, value]) => ({ name, value }))
const fromRows = (rows: readonly { name: string; value: string }[]) =>
  Object.fromEntries(rows.map(({ name, value }) => [name, value]))

/** Keeps what is typed, and hands it on whenever it is an object. */
function ContextEditor({ bench, onChange }: { bench: Bench; onChange: (value: JsonObject) => void }) {
  const [text, setText] = useState(() => JSON.stringify(bench.sample.context, null, 2))
  return (
    <InputEditor
      label="$context"
      input="context"
      value={text}
      lit={bench.linked.inputs}
      used={bench.inputsUsed}
      onPoint={(ref) => bench.point(ref && { at: 'input', ref })}
      onPick={(ref) => bench.pick(ref && { at: 'input', ref })}
      onChange={(next) => {
        setText(next)
        try {
          const parsed: unknown = JSON.parse(next)
          if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) onChange(parsed as JsonObject)
        } catch {
          // half a word is no mistake yet: the last good object stays
        }
      }}
    />
  )
}
