'use client'

import type { VariableIntervention } from '@gatewright/engine'
import { useMemo } from 'react'
import { Divider, Pane, Split } from '@/ui/split'
import { stoppingLine } from '../playground/bench/stepping.ts'
import { Timeline } from '../playground/bench/timeline.tsx'
import type { Paused } from '../playground/bench/use-bench.ts'
import { WatchList } from '../playground/bench/watch-list.tsx'
import { TemplateEditor } from '../playground/editor/template-editor.tsx'
import type { TemplateFacts } from '../playground/language/facts.ts'
import { type Recording, variablesAt } from '../playground/record/recording.ts'
import { ScrollRegion } from '../services/scroll-region.tsx'
import type { SteppedTemplate } from './stepped-templates.ts'
import type { Breakpoints } from './use-breakpoints.ts'

type TemplateStepperProps = {
  template: SteppedTemplate
  recording: Recording
  step: number
  /** the step at which it stood before; -1 when there was none */
  from: number
  breakpoints: Breakpoints
  onGo: (step: number) => void
  onChange: (change: VariableIntervention) => void
}

const noWatches: readonly string[] = []

/** A template in the middle of its rendering: where it stands, its variables, and what it printed so far. */
export function TemplateStepper(props: TemplateStepperProps) {
  const { template, recording, step, from, breakpoints, onGo, onChange } = props
  const lines = useMemo(() => new Map(breakpoints.stored.lines[template.key] ?? []), [breakpoints.stored, template.key])
  const marks = useMemo(() => ({ lit: [], now: recording.steps[step], breakpoints: lines }), [recording, step, lines])
  const facts = useMemo<TemplateFacts>(
    () => ({
      sample: template.sample,
      direction: template.direction,
      contentType: template.contentType,
      values: recording.values,
    }),
    [template, recording],
  )
  const paused: Paused = {
    step,
    from,
    count: recording.steps.length,
    variables: variablesAt(recording, step),
    recording,
  }
  const output = recording.text.slice(0, recording.steps[step]?.output ?? recording.text.length)
  const toggle = (line: number) => {
    const stops = stoppingLine(template.template, line)
    if (stops !== undefined) breakpoints.toggleLine(template.key, stops)
  }
  return (
    <Split id="console-template" direction="vertical" panes={['template', 'values']}>
      <Pane id="template" defaultSize="55%" minSize={80}>
        <TemplateEditor
          readOnly
          value={template.template}
          onChange={() => undefined}
          facts={facts}
          findings={noFindings}
          marks={marks}
          onToggleBreakpoint={toggle}
        />
      </Pane>
      <Divider label="Height of the template" direction="vertical" />
      <Pane id="values" minSize={72}>
        <div className="grid h-full grid-cols-2">
          <section aria-label="Variables" className="flex min-h-0 flex-col overflow-auto border-line border-r">
            <header className="flex h-8 flex-none items-center justify-between gap-2 border-line border-b pr-2 pl-4">
              <h3 className="font-semibold text-small text-text-2">Variables</h3>
              <Timeline paused={paused} onGo={onGo} />
            </header>
            <WatchList
              bench={{
                recording,
                paused,
                watches: noWatches,
                onWatches: () => undefined,
                setValue: (name, text) =>
                  onChange({
                    type: 'variable',
                    phase: template.direction === 'request' ? 'integrationRequest' : 'integrationResponse',
                    step,
                    name,
                    text,
                  }),
              }}
              adding={false}
              onAdded={() => undefined}
            />
          </section>
          <section aria-label="Output so far" className="flex min-h-0 flex-col">
            <header className="flex h-8 flex-none items-center border-line border-b px-4">
              <h3 className="font-semibold text-small text-text-2">Output so far</h3>
            </header>
            <ScrollRegion label="Text so far">
              <pre className="whitespace-pre-wrap break-all px-4 py-2 font-mono text-code">{output}</pre>
            </ScrollRegion>
          </section>
        </div>
      </Pane>
    </Split>
  )
}

const noFindings: [] = []
