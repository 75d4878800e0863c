'use client'

import { useMemo, useRef, useState } from 'react'
import { IconButton } from '@/ui/button'
import { ImportIcon } from '@/ui/icons'
import { showToast } from '@/ui/toast'
import { ConditionDialog } from './bench/condition-dialog.tsx'
import { ProvenanceLine } from './bench/provenance-line.tsx'
import { SteppingBar } from './bench/stepping-bar.tsx'
import { TemplatePane } from './bench/template-pane.tsx'
import { useBench } from './bench/use-bench.ts'
import type { BodyHandle } from './inputs/input-editor.tsx'
import { InputsPane } from './inputs/inputs-pane.tsx'
import { PasteDialog } from './inputs/paste-dialog.tsx'
import { useSharedSession } from './out/use-shared-session.ts'
import { CompareView } from './output/compare-view.tsx'
import { OutputView } from './output/output-view.tsx'
import { PlaygroundHeader } from './playground-header.tsx'
import { OnePane, type Panes, ThreePanes } from './playground-panes.tsx'
import { type PlaygroundSession, readSession, writeSession } from './playground-session.ts'
import { usePlaygroundStatus } from './playground-status.tsx'
import type { TemplateCase } from './tests/template-case.ts'
import { TestCount, TestsPanel } from './tests/tests-panel.tsx'
import type { Cases } from './tests/use-cases.ts'
import { useTestRun } from './tests/use-test-run.ts'
import { useMedia } from './use-media.ts'

/** The playground: a template, what it sees, and what it prints, live. Needs no API; stands in the browser alone. */
export function PlaygroundPage() {
  const [session, setSession] = useState<PlaygroundSession>(readSession)
  const [generation, setGeneration] = useState(0)
  const newest = useRef(session)
  const change = (part: Partial<PlaygroundSession>) => {
    newest.current = { ...newest.current, ...part }
    setSession(newest.current)
    writeSession(newest.current)
  }
  const open = (next: PlaygroundSession) => {
    const before = newest.current
    change(next)
    setGeneration((count) => count + 1)
    showToast({
      tone: 'info',
      text: `${next.title} is open.`,
      action: {
        label: 'Back to what was here',
        run: () => {
          change(before)
          setGeneration((count) => count + 1)
        },
      },
    })
  }
  useSharedSession(open)
  return <OpenSession key={generation} session={session} change={change} open={open} />
}

type OpenSessionProps = {
  session: PlaygroundSession
  change: (part: Partial<PlaygroundSession>) => void
  open: (session: PlaygroundSession) => void
}

function OpenSession({ session, change, open }: OpenSessionProps) {
  const [view, setView] = useState<'render' | 'compare'>('render')
  const [pasting, setPasting] = useState(false)
  const [condition, setCondition] = useState<number>()
  const [cursor, setCursor] = useState({ line: 1, column: 1 })
  const frame = useRef<HTMLDivElement>(null)
  const body = useRef<BodyHandle>(undefined)
  const isWide = useMedia('(min-width: 1360px)')
  const isPhone = useMedia('(max-width: 860px)')
  const breakpoints = useMemo(() => new Map(session.breakpoints), [session.breakpoints])
  const testing = useTestRun(session.template)
  const bench = useBench({
    template: session.template,
    onTemplate: (template) => change({ template }),
    sample: session.sample,
    direction: session.direction,
    contentType: session.contentType,
    breakpoints,
    onBreakpoints: (next) => change({ breakpoints: [...next] }),
    watches: session.watches,
    onWatches: (watches) => change({ watches }),
    testCoverage: testing.run?.coverage,
  })
  usePlaygroundStatus(bench, cursor)
  const cases: Cases = {
    cases: session.tests,
    save: (test) => change({ tests: kept(session.tests, test) }),
    remove: (id) => change({ tests: session.tests.filter((test) => test.id !== id) }),
  }
  const tests = {
    badge: <TestCount cases={cases} testing={testing} />,
    panel: (
      <TestsPanel
        cases={cases}
        testing={testing}
        sample={session.sample}
        output={bench.text}
        onUse={(sample) => open({ ...session, sample })}
        onRan={() => bench.setCoverage(true)}
      />
    ),
  }
  const panes: Panes = {
    template: (
      <TemplatePane bench={bench} onCondition={setCondition} onCursor={(line, column) => setCursor({ line, column })} />
    ),
    inputs: (
      <InputsPane
        actions={<IconButton label="Paste an input" icon={ImportIcon} onClick={() => setPasting(true)} />}
        bench={bench}
        onChange={(sample) => change({ sample })}
        onBody={(handle) => {
          body.current = handle
        }}
      />
    ),
    output: view === 'compare' ? <CompareView bench={bench} /> : <OutputView bench={bench} className="flex-1" />,
  }
  return (
    <>
      <PlaygroundHeader session={session} change={change} open={open} view={view} onView={setView} />
      <SteppingBar bench={bench} compact={!isWide} />
      <div ref={frame} className="relative flex min-h-0 flex-1 flex-col">
        {isPhone ? (
          <OnePane panes={panes} bench={bench} tests={tests} />
        ) : (
          <ThreePanes panes={panes} bench={bench} tests={tests} isWide={isWide} />
        )}
        {!isPhone && <ProvenanceLine bench={bench} frame={frame} body={body} />}
      </div>
      {pasting && (
        <PasteDialog
          sample={session.sample}
          onUse={(sample) => open({ ...session, sample })}
          onClose={() => setPasting(false)}
        />
      )}
      {condition !== undefined && (
        <ConditionDialog bench={bench} line={condition} onClose={() => setCondition(undefined)} />
      )}
    </>
  )
}

/** In the place of a former one with this id, or behind the others. */
function kept(tests: readonly TemplateCase[], test: TemplateCase): TemplateCase[] {
  return tests.some(({ id }) => id === test.id)
    ? tests.map((other) => (other.id === test.id ? test : other))
    : [...tests, test]
}
