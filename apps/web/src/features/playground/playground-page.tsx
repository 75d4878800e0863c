'use client'

import { useState } from 'react'
import { Badge } from '@/ui/badge'
import { Button } from '@/ui/button'
import { CodeEditor } from '@/ui/code-editor'
import { ChevronDownIcon } from '@/ui/icons'
import { Menu, type MenuItem } from '@/ui/menu'
import { Divider, Pane, Split } from '@/ui/split'
import { InputsPane } from './inputs-pane.tsx'
import { OutputView } from './output-view.tsx'
import { type PlaygroundSession, readSession, writeSession } from './playground-session.ts'
import { templateExamples } from './samples/template-examples.ts'
import { templateMarkers } from './template-markers.ts'
import { usePreview } from './use-preview.ts'

/** The playground: a template, what it sees, and what it prints, live. Needs no API; stands in the browser alone. */
export function PlaygroundPage() {
  const [session, setSession] = useState<PlaygroundSession>(readSession)
  const [generation, setGeneration] = useState(0)
  const preview = usePreview(session.template, session.sample)
  const change = (part: Partial<PlaygroundSession>) => {
    const next = { ...session, ...part }
    setSession(next)
    writeSession(next)
  }
  const open = (next: PlaygroundSession) => {
    change(next)
    setGeneration(generation + 1)
  }
  return (
    <>
      <header className="flex h-12 flex-none items-center gap-2 border-line border-b bg-surface px-4">
        <h1 className="truncate font-semibold text-card">{session.title}</h1>
        <Badge>{session.direction === 'request' ? 'Request template' : 'Response template'}</Badge>
        <span className="ml-auto" />
        <Menu
          items={exampleItems((example) =>
            open({
              title: example.title,
              contentType: example.contentType,
              direction: example.direction,
              template: example.template,
              sample: example.sample,
            }),
          )}
          align="end"
          label="Samples"
        >
          <Button>
            Samples
            <ChevronDownIcon size={14} />
          </Button>
        </Menu>
      </header>
      <Split id="playground" direction="horizontal" panes={['template', 'inputs', 'output']}>
        <Pane id="template" minSize={260} className="flex flex-col">
          <header className="flex h-10 flex-none items-center gap-2 border-line border-b bg-surface px-4">
            <h2 className="font-semibold text-base">Template</h2>
            <Badge mono>{session.contentType}</Badge>
            <span className="ml-auto text-small text-text-3 tabular-nums">
              {session.template.split('\n').length} lines · {(session.template.length / 1024).toFixed(1)} of 300 KB
            </span>
          </header>
          <div className="min-h-0 flex-1">
            <CodeEditor
              ariaLabel="Template"
              language="vtl"
              value={session.template}
              onChange={(template) => change({ template })}
              markers={templateMarkers(session.template, preview)}
            />
          </div>
        </Pane>
        <Divider label="Width of the template" />
        <Pane id="inputs" defaultSize={420} minSize={220} fixed className="flex flex-col">
          <InputsPane key={generation} sample={session.sample} onChange={(sample) => change({ sample })} />
        </Pane>
        <Divider label="Width of the inputs" />
        <Pane id="output" defaultSize={424} minSize={220} fixed className="flex flex-col">
          <OutputView preview={preview} className="flex-1" />
        </Pane>
      </Split>
    </>
  )
}

function exampleItems(open: (example: (typeof templateExamples)[number]) => void): MenuItem[] {
  const groups = [...new Set(templateExamples.map(({ group }) => group))]
  return groups.flatMap((group) => [
    { heading: group },
    ...templateExamples
      .filter((example) => example.group === group)
      .map((example) => ({ label: example.title, onSelect: () => open(example) })),
  ])
}
