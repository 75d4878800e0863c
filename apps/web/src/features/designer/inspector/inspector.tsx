'use client'

import type { NodeId } from '@gatewright/definition'
import type { ReactNode, RefObject } from 'react'
import { useEffect, useRef, useState } from 'react'
import { StatusCode } from '@/ui/status-code'
import { TabPanel, Tabs } from '@/ui/tabs'
import { useLastRun } from '../../console/last-run.ts'
import { useOpenApi } from '../design-context.tsx'
import { apiNodeId, readNodeId, takeWanted, useSelection, useWanted } from '../selection.ts'
import { DocumentationTab } from './documentation-tab.tsx'
import { focusMember } from './focus-member.ts'
import { InspectorBody, InspectorFoot, InspectorTop } from './inspected.tsx'
import { LastRunTab } from './last-run-tab.tsx'
import { SeveralSelected } from './several-selected.tsx'

type Tab = 'settings' | 'lastRun' | 'documentation'

/** Settings, last run and documentation of what is selected; of the API while nothing is. */
export function Inspector() {
  const selection = useSelection()
  const pane = useRef<HTMLElement>(null)
  return (
    <section ref={pane} aria-label="Inspector" className="flex h-full min-h-0 flex-col bg-surface">
      {selection.length > 1 ? (
        <SeveralSelected ids={selection} />
      ) : (
        <One key={selection[0] ?? 'api'} id={selection[0] ?? apiNodeId} pane={pane} />
      )}
    </section>
  )
}

function One({ id, pane }: { id: NodeId; pane: RefObject<HTMLElement | null> }) {
  const thing = readNodeId(id)
  const { apiId } = useOpenApi()
  const [tab, setTab] = useState<Tab>('settings')
  const wanted = useWanted()
  useEffect(() => {
    if (wanted?.id !== id) return
    takeWanted()
    setTab('settings')
    // the tab is drawn first
    requestAnimationFrame(() => {
      if (pane.current !== null) focusMember(pane.current, wanted.member)
    })
  }, [wanted, id, pane])
  const last = useLastRun(apiId)?.run.outcome
  const ran =
    thing.kind === 'method' && last?.resourceId === thing.resourceId && last.methodVerb === thing.httpMethod
      ? last
      : undefined
  const documented =
    thing.kind === 'api' ||
    thing.kind === 'resource' ||
    thing.kind === 'method' ||
    thing.kind === 'authorizer' ||
    thing.kind === 'model'
  const tabs: { value: Tab; label: string; badge?: ReactNode }[] = [{ value: 'settings', label: 'Settings' }]
  if (thing.kind === 'method')
    tabs.push({
      value: 'lastRun',
      label: 'Last run',
      ...(ran === undefined ? {} : { badge: <StatusCode status={ran.answer.status} chip /> }),
    })
  if (documented) tabs.push({ value: 'documentation', label: 'Documentation' })
  return (
    <>
      <InspectorTop thing={thing} />
      <Tabs label="Inspector" value={tab} onChange={setTab} tabs={tabs} className="flex-1">
        <TabPanel value="settings">
          <InspectorBody thing={thing} onShowRun={() => setTab('lastRun')} />
        </TabPanel>
        {thing.kind === 'method' && (
          <TabPanel value="lastRun">
            <LastRunTab place={thing} />
          </TabPanel>
        )}
        {documented && (
          <TabPanel value="documentation">
            <DocumentationTab thing={thing} />
          </TabPanel>
        )}
      </Tabs>
      <InspectorFoot thing={thing} />
    </>
  )
}
