'use client'

import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTRPC } from '@/trpc/client'
import { Badge } from '@/ui/badge'
import { CodeEditor } from '@/ui/code-editor'
import { Divider, Pane, Split } from '@/ui/split'
import { useLastRun } from '../console/last-run.ts'
import { useOpenApi } from '../designer/design-context.tsx'
import { OutputView } from '../playground/output-view.tsx'
import type { TemplateSample } from '../playground/preview-protocol.ts'
import { templateMarkers } from '../playground/template-markers.ts'
import { usePreview } from '../playground/use-preview.ts'
import { useOpenMethod } from './method-place.ts'
import { sampleOfRun } from './sample-of-run.ts'
import { SamplePane } from './sample-pane.tsx'
import { firstSample, useSample } from './sample-store.ts'

type TemplateWorkbenchProps = {
  side: 'request' | 'response'
  name: string
  contentType: string
  template: string
  onChange: (template: string) => void
}

/** A mapping template beside what it sees and what it prints, live. */
export function TemplateWorkbench({ side, name, contentType, template, onChange }: TemplateWorkbenchProps) {
  const { apiId } = useOpenApi()
  const { place, path, method } = useOpenMethod()
  const trpc = useTRPC()
  const stages = useQuery(trpc.stage.list.queryOptions({ apiId }))
  const lastRun = useLastRun(apiId)
  const variables = stages.data?.[0]?.stage.variables ?? {}
  const body = side === 'request' ? '{}' : '{"errorMessage": "NotFound: order 7", "errorType": "Error"}'
  const first = useMemo(
    () => firstSample(path, side === 'request' ? Object.keys(method.requestParameters) : [], body, variables),
    [path, method.requestParameters, body, variables, side],
  )
  const [sample, setSample] = useSample(`${apiId}:${place.resourceId}:${place.httpMethod}:${name}`, first)
  const preview = usePreview(template, sample)
  const sources = useMemo(
    () => sampleSources(first, lastRun === undefined ? undefined : sampleOfRun(lastRun, side, first)),
    [first, lastRun, side],
  )
  return (
    <Split id={`workbench-${side}`} direction="horizontal" panes={['template', 'sample', 'output']}>
      <Pane id="template" minSize={220} className="flex flex-col">
        <header className="flex h-10 flex-none items-center gap-2 border-line border-b bg-surface px-4">
          <h2 className="font-semibold text-base">Template</h2>
          <Badge mono>{contentType}</Badge>
          <span className="ml-auto text-small text-text-3">{(template.length / 1024).toFixed(1)} of 300 KB</span>
        </header>
        <div className="min-h-0 flex-1">
          <CodeEditor
            key={name}
            ariaLabel="Template"
            language="vtl"
            value={template}
            onChange={onChange}
            markers={templateMarkers(template, preview)}
          />
        </div>
      </Pane>
      <Divider label="Width of the template" />
      <Pane id="sample" defaultSize={250} minSize={160} maxSize={520} fixed className="flex flex-col">
        <SamplePane sample={sample} onChange={setSample} sources={sources} />
      </Pane>
      <Divider label="Width of the sample" />
      <Pane id="output" minSize={200} className="flex flex-col">
        <OutputView preview={preview} className="flex-1" />
      </Pane>
    </Split>
  )
}

function sampleSources(first: TemplateSample, last: TemplateSample | undefined) {
  return [
    { label: 'Empty values', sample: first },
    ...(last === undefined ? [] : [{ label: 'Last request', sample: last }]),
  ]
}
