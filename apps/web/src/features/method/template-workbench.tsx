'use client'

import { useQuery } from '@tanstack/react-query'
import { useMemo, useRef, useState } from 'react'
import { useTRPC } from '@/trpc/client'
import { Divider, Pane, Split } from '@/ui/split'
import { useLastRun } from '../console/last-run.ts'
import { useOpenApi } from '../designer/design-context.tsx'
import { ConditionDialog } from '../playground/bench/condition-dialog.tsx'
import { TabbedFoot } from '../playground/bench/foot.tsx'
import { ProvenanceLine } from '../playground/bench/provenance-line.tsx'
import { SteppingBar } from '../playground/bench/stepping-bar.tsx'
import { TemplatePane } from '../playground/bench/template-pane.tsx'
import { useBench } from '../playground/bench/use-bench.ts'
import type { BodyHandle } from '../playground/inputs/input-editor.tsx'
import { OutputView } from '../playground/output/output-view.tsx'
import type { TemplateSample } from '../playground/preview-protocol.ts'
import { TestCount, TestsPanel } from '../playground/tests/tests-panel.tsx'
import { useStoredCases } from '../playground/tests/use-cases.ts'
import { useTestRun } from '../playground/tests/use-test-run.ts'
import { firstSample } from './first-sample.ts'
import { useKeptBench } from './kept-bench.ts'
import { useOpenMethod } from './method-place.ts'
import { sampleOfRun } from './sample-of-run.ts'
import { SamplePane } from './sample-pane.tsx'

// the same object each time, or the sample would be another one at every rendering
const noVariables: Readonly<Record<string, string>> = {}

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
  const stage = stages.data?.[0]?.stage
  const variables = stage?.variables ?? noVariables
  const stageName = stages.data?.[0]?.stageName ?? 'dev'
  const body = side === 'request' ? '{}' : '{"errorMessage": "NotFound: order 7", "errorType": "Error"}'
  const first = useMemo(
    () =>
      firstSample({
        path,
        httpMethod: place.httpMethod === 'ANY' ? 'GET' : place.httpMethod,
        stageName,
        parameters: side === 'request' ? Object.keys(method.requestParameters) : [],
        body,
        variables,
      }),
    [path, place.httpMethod, stageName, method.requestParameters, body, variables, side],
  )
  const key = `${apiId}:${place.resourceId}:${place.httpMethod}:${name}`
  const [kept, keep] = useKeptBench(key)
  const sample = kept.sample ?? first
  const setSample = (next: TemplateSample) => keep({ sample: next })
  const breakpoints = useMemo(() => new Map(kept.breakpoints), [kept.breakpoints])
  const [condition, setCondition] = useState<number>()
  const [details, setDetails] = useState(false)
  const frame = useRef<HTMLDivElement>(null)
  const bodyHandle = useRef<BodyHandle>(undefined)
  const cases = useStoredCases(key)
  const testing = useTestRun(template)
  const bench = useBench({
    template,
    onTemplate: onChange,
    sample,
    direction: side,
    contentType,
    breakpoints,
    onBreakpoints: (next) => keep({ breakpoints: [...next] }),
    watches: kept.watches,
    onWatches: (watches) => keep({ watches }),
    testCoverage: testing.run?.coverage,
  })
  const sources = useMemo(
    () => sampleSources(first, lastRun === undefined ? undefined : sampleOfRun(lastRun, side, first)),
    [first, lastRun, side],
  )
  return (
    <div className="flex min-h-0 min-w-0 flex-1 flex-col">
      <SteppingBar bench={bench} compact details={details} onDetails={setDetails} />
      <div ref={frame} className="relative flex min-h-0 flex-1 flex-col">
        <Split id={`workbench-${side}`} direction="horizontal" panes={['template', 'sample', 'output']}>
          <Pane id="template" minSize={220} className="flex flex-col">
            <TemplatePane key={name} bench={bench} onCondition={setCondition} />
          </Pane>
          <Divider label="Width of the template" />
          <Pane id="sample" defaultSize={250} minSize={160} maxSize={520} fixed className="flex flex-col">
            <SamplePane
              bench={bench}
              onChange={setSample}
              onBody={(handle) => {
                bodyHandle.current = handle
              }}
              sources={sources}
            />
          </Pane>
          <Divider label="Width of the sample" />
          <Pane id="output" minSize={200} className="flex flex-col">
            <OutputView bench={bench} className="flex-1" />
          </Pane>
        </Split>
        {details && (
          <div className="h-44 flex-none border-line border-t">
            <TabbedFoot
              bench={bench}
              tests={{
                badge: <TestCount cases={cases} testing={testing} />,
                panel: (
                  <TestsPanel
                    cases={cases}
                    testing={testing}
                    sample={sample}
                    output={bench.text}
                    onUse={setSample}
                    onRan={() => bench.setCoverage(true)}
                  />
                ),
              }}
            />
          </div>
        )}
        <ProvenanceLine bench={bench} frame={frame} body={bodyHandle} />
      </div>
      {condition !== undefined && (
        <ConditionDialog bench={bench} line={condition} onClose={() => setCondition(undefined)} />
      )}
    </div>
  )
}

function sampleSources(first: TemplateSample, last: TemplateSample | undefined) {
  return [
    { label: 'Empty values', sample: first },
    ...(last === undefined ? [] : [{ label: 'Last request', sample: last }]),
  ]
}
