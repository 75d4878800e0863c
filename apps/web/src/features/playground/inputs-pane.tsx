'use client'

import type { JsonObject } from '@gatewright/definition'
import { useState } from 'react'
import { Count } from '@/ui/badge'
import { CodeEditor } from '@/ui/code-editor'
import { TabPanel, Tabs } from '@/ui/tabs'
import { FieldsTable } from '../console/fields-table.tsx'
import type { TemplateSample } from './preview-protocol.ts'

type Tab = 'body' | 'params' | 'context' | 'stageVariables'
const places = [
  { place: 'path', title: 'Path' },
  { place: 'querystring', title: 'Query string' },
  { place: 'header', title: 'Header' },
] as const

/** What the template sees: body, parameters, `$context`, `$stageVariables`. */
export function InputsPane({
  sample,
  onChange,
}: {
  sample: TemplateSample
  onChange: (sample: TemplateSample) => void
}) {
  const [tab, setTab] = useState<Tab>('body')
  const count = places.reduce((sum, { place }) => sum + Object.keys(sample.params[place]).length, 0)
  return (
    <section aria-label="Inputs" className="flex min-h-0 flex-1 flex-col bg-surface">
      <Tabs
        label="Inputs"
        value={tab}
        onChange={setTab}
        className="min-h-0 flex-1"
        barClassName="h-10"
        tabs={[
          { value: 'body', label: 'Body' },
          { value: 'params', label: 'Params', badge: count > 0 && <Count>{count}</Count> },
          { value: 'context', label: '$context' },
          { value: 'stageVariables', label: '$stageVariables' },
        ]}
      >
        <TabPanel value="body" className="overflow-hidden">
          <CodeEditor
            ariaLabel="Body"
            language="json"
            value={sample.body}
            onChange={(body) => onChange({ ...sample, body })}
          />
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
              />
            </section>
          ))}
        </TabPanel>
        <TabPanel value="context" className="overflow-hidden">
          <JsonEditor
            label="$context"
            value={sample.context}
            onChange={(context) => onChange({ ...sample, context })}
          />
        </TabPanel>
        <TabPanel value="stageVariables" className="overflow-auto px-4 py-3">
          <FieldsTable
            noun="Stage variable"
            rows={toRows(sample.stageVariables)}
            onChange={(rows) => onChange({ ...sample, stageVariables: fromRows(rows) })}
            make={(row) => row}
          />
        </TabPanel>
      </Tabs>
    </section>
  )
}

const toRows = (record: Readonly<Record<string, string>>) =>
  Object.entries(record).map(([name, value]) => ({ name, value }))
const fromRows = (rows: readonly { name: string; value: string }[]) =>
  Object.fromEntries(rows.map(({ name, value }) => [name, value]))

/** Keeps what is typed, and hands it on whenever it is an object. */
function JsonEditor({
  label,
  value,
  onChange,
}: {
  label: string
  value: JsonObject
  onChange: (value: JsonObject) => void
}) {
  const [text, setText] = useState(() => JSON.stringify(value, null, 2))
  return (
    <CodeEditor
      ariaLabel={label}
      language="json"
      value={text}
      onChange={(next) => {
        setText(next)
        try {
          const parsed: unknown = JSON.parse(next)
          if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) onChange(parsed as JsonObject)
        } catch {
          // half-typed: the editor marks the place, the last good value stays
        }
      }}
    />
  )
}
