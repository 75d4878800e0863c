'use client'

import { type ReactNode, useState } from 'react'
import { Segment } from '@/ui/segment'
import { Divider, Pane, Split } from '@/ui/split'
import { DiagnosticsFoot, type FootTests, OriginFoot, TabbedFoot, WatchFoot } from './bench/foot.tsx'
import type { Bench } from './bench/use-bench.ts'

export type Panes = { template: ReactNode; inputs: ReactNode; output: ReactNode }

type PanesProps = { panes: Panes; bench: Bench; tests: FootTests }

const foot = 'h-56 flex-none border-line border-t'

/** Template, inputs and output side by side; below each its part of the foot, or in a narrower window one foot for all. */
export function ThreePanes({ panes, bench, tests, isWide }: PanesProps & { isWide: boolean }) {
  return (
    <>
      <Split
        id={isWide ? 'playground' : 'playground-narrow'}
        direction="horizontal"
        panes={['template', 'inputs', 'output']}
      >
        <Pane id="template" minSize={260} className="flex flex-col">
          {panes.template}
          {isWide && (
            <div className={foot}>
              <DiagnosticsFoot bench={bench} tests={tests} />
            </div>
          )}
        </Pane>
        <Divider label="Width of the template" />
        <Pane id="inputs" defaultSize={isWide ? 420 : 340} minSize={220} fixed className="flex flex-col">
          {panes.inputs}
          {isWide && (
            <div className={foot}>
              <WatchFoot bench={bench} />
            </div>
          )}
        </Pane>
        <Divider label="Width of the inputs" />
        <Pane id="output" defaultSize={isWide ? 424 : 360} minSize={220} fixed className="flex flex-col">
          {panes.output}
          {isWide && (
            <div className={foot}>
              <OriginFoot bench={bench} />
            </div>
          )}
        </Pane>
      </Split>
      {!isWide && (
        <div className={foot}>
          <TabbedFoot bench={bench} tests={tests} />
        </div>
      )}
    </>
  )
}

/** One pane at a time, for phones. */
export function OnePane({ panes, bench, tests }: PanesProps) {
  const [shown, setShown] = useState<keyof Panes | 'about'>('output')
  return (
    <>
      <div className="flex h-11 flex-none items-center justify-center border-line border-b bg-surface">
        <Segment
          label="Pane"
          value={shown}
          onChange={setShown}
          options={[
            { value: 'template', label: 'Template' },
            { value: 'inputs', label: 'Inputs' },
            { value: 'output', label: 'Output' },
            { value: 'about', label: 'Diagnostics' },
          ]}
        />
      </div>
      <div className="flex min-h-0 flex-1 flex-col">
        {shown === 'about' ? <TabbedFoot bench={bench} tests={tests} /> : panes[shown]}
      </div>
    </>
  )
}
