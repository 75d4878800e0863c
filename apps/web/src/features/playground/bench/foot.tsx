'use client'

import { type ReactNode, useState } from 'react'
import { IconButton } from '@/ui/button'
import { PlusIcon } from '@/ui/icons'
import { TabPanel, Tabs } from '@/ui/tabs'
import { DiagnosticsList, FindingCounts } from './diagnostics-list.tsx'
import { OriginCard } from './origin-card.tsx'
import type { Bench } from './use-bench.ts'
import { WatchList } from './watch-list.tsx'

/** The tests of the template, made by the page that keeps them. */
export type FootTests = { badge: ReactNode; panel: ReactNode }

/** Diagnostics and tests, as tabs. */
export function DiagnosticsFoot({ bench, tests }: { bench: Bench; tests: FootTests }) {
  const [tab, setTab] = useState<'diagnostics' | 'tests'>('diagnostics')
  return (
    <Tabs
      label="About the template"
      value={tab}
      onChange={setTab}
      className="h-full bg-surface"
      barClassName="h-10"
      tabs={[
        { value: 'diagnostics', label: 'Diagnostics', badge: <FindingCounts findings={bench.findings} /> },
        { value: 'tests', label: 'Tests', badge: tests.badge },
      ]}
    >
      <TabPanel value="diagnostics">
        <Diagnostics bench={bench} />
      </TabPanel>
      <TabPanel value="tests">{tests.panel}</TabPanel>
    </Tabs>
  )
}

function Diagnostics({ bench }: { bench: Bench }) {
  return (
    <section aria-label="Diagnostics">
      <DiagnosticsList
        template={bench.template}
        findings={bench.findings}
        onGo={(offset) => bench.handle.current?.reveal(offset)}
        onFix={bench.applyFix}
      />
    </section>
  )
}

/** The watch with its head. */
export function WatchFoot({ bench }: { bench: Bench }) {
  const [adding, setAdding] = useState(false)
  return (
    <section aria-label="Watch" className="flex h-full flex-col bg-surface">
      <header className="flex h-10 flex-none items-center border-line border-b pr-3 pl-4">
        <h2 className="flex-1 font-semibold text-base">Watch</h2>
        <IconButton label="Watch an expression" icon={PlusIcon} onClick={() => setAdding(true)} />
      </header>
      <div className="min-h-0 flex-1 overflow-auto py-1">
        <WatchList bench={bench} adding={adding} onAdded={() => setAdding(false)} />
      </div>
    </section>
  )
}

/** Where what is picked comes from, with its head. */
export function OriginFoot({ bench }: { bench: Bench }) {
  return (
    <section aria-label="Where this comes from" className="flex h-full flex-col bg-surface">
      <header className="flex h-10 flex-none items-center gap-3 border-line border-b px-4">
        <h2 className="flex-1 font-semibold text-base">Where this comes from</h2>
        <span className="truncate text-small text-text-3">Alt-click the template</span>
      </header>
      <div className="min-h-0 flex-1 overflow-auto">
        <OriginCard bench={bench} />
      </div>
    </section>
  )
}

/** All of the foot as one pane with tabs, for narrow windows. */
export function TabbedFoot({ bench, tests }: { bench: Bench; tests: FootTests }) {
  const [tab, setTab] = useState<'diagnostics' | 'watch' | 'origin' | 'tests'>('diagnostics')
  const [adding, setAdding] = useState(false)
  return (
    <Tabs
      label="About the rendering"
      value={tab}
      onChange={setTab}
      className="h-full bg-surface"
      tabs={[
        { value: 'diagnostics', label: 'Diagnostics', badge: <FindingCounts findings={bench.findings} /> },
        { value: 'watch', label: 'Watch' },
        { value: 'origin', label: 'Where this comes from' },
        { value: 'tests', label: 'Tests', badge: tests.badge },
      ]}
      actions={
        tab === 'watch' && <IconButton label="Watch an expression" icon={PlusIcon} onClick={() => setAdding(true)} />
      }
    >
      <TabPanel value="diagnostics">
        <Diagnostics bench={bench} />
      </TabPanel>
      <TabPanel value="watch">
        <WatchList bench={bench} adding={adding} onAdded={() => setAdding(false)} />
      </TabPanel>
      <TabPanel value="origin">
        <OriginCard bench={bench} />
      </TabPanel>
      <TabPanel value="tests">{tests.panel}</TabPanel>
    </Tabs>
  )
}
