'use client'

import { Divider, Pane, Split } from '@/ui/split'
import { TraceView } from '../trace/trace-view.tsx'
import { StepPane } from './step-pane.tsx'
import { SteppingToolbar } from './stepping-toolbar.tsx'
import type { Breakpoints } from './use-breakpoints.ts'
import type { Stepping } from './use-stepping.ts'

type SteppingPanesProps = { stepping: Stepping; breakpoints: Breakpoints; onStop: () => void }

/** The trace as far as the run has come, and beside it where it stands. */
export function SteppingPanes({ stepping, breakpoints, onStop }: SteppingPanesProps) {
  const { shown, place } = stepping
  const { stored, togglePhase } = breakpoints
  return (
    <div className="flex h-full min-h-0 flex-col">
      <SteppingToolbar stepping={stepping} onStop={onStop} onBreakpoint={togglePhase} />
      <div className="min-h-0 flex-1">
        <Split id="console-stepping" direction="horizontal" panes={['trace', 'step']}>
          <Pane id="trace" minSize={280} className="flex flex-col">
            <TraceView
              events={shown.run.trace.events}
              run={shown.run.outcome}
              breakpoints={{ phases: stored.phases, toggle: togglePhase }}
              standing={{ phase: place.phase, inside: place.step !== undefined }}
            />
          </Pane>
          <Divider label="Width of the trace" />
          <Pane id="step" defaultSize="46%" minSize={280} className="flex flex-col">
            <StepPane stepping={stepping} breakpoints={breakpoints} />
          </Pane>
        </Split>
      </div>
    </div>
  )
}
