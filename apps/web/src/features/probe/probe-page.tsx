'use client'

import { useMemo, useState } from 'react'
import { Count } from '@/ui/badge'
import { Button } from '@/ui/button'
import { EmptyState } from '@/ui/empty-state'
import { PlayIcon, ShieldIcon } from '@/ui/icons'
import { SearchField } from '@/ui/search-field'
import { TabPanel, Tabs } from '@/ui/tabs'
import { useDesign, useOpenApi, useRestApi } from '../designer/design-context.tsx'
import { useStatusNote } from '../shell/status-bar.tsx'
import { CheckList } from './check-list.tsx'
import { corsFindings } from './cors-findings.ts'
import { type CorsCell, CorsTable } from './cors-table.tsx'
import { exposureFindings } from './exposure-findings.ts'
import { ExposureTable } from './exposure-table.tsx'
import { FindingsList } from './findings-list.tsx'
import { reportKey } from './merge-reports.ts'
import { ProbePanes } from './probe-panes.tsx'
import { ProbeProgress } from './probe-progress.tsx'
import { type ProbeKind, type ProbeRun, type ReportOf, useProbeState } from './probe-state.ts'
import { SettingsBar } from './settings-bar.tsx'
import { useProbe } from './use-probe.ts'

/** Probes of an API: as a page of another origin meets it, and as a caller without credentials does. */
export function ProbePage() {
  const { apiId } = useOpenApi()
  const [state] = useProbeState(apiId)
  useStatusNote('Probes simulate every call: nothing live is called, nothing is kept')
  const { kind } = state
  return (
    <div className="flex h-full min-h-0 flex-col bg-canvas">
      <SettingsBar />
      {state[kind].state === 'idle' ? <BeforeFirstRun kind={kind} /> : kind === 'cors' ? <Cors /> : <Exposure />}
    </div>
  )
}

const introductions: Record<ProbeKind, { title: string; text: string }> = {
  cors: {
    title: 'What would a page of another origin see?',
    text: 'Sends the preflight and the real call to every method, provokes every error, and judges each answer as a browser does. What fails comes with its fix.',
  },
  exposure: {
    title: 'What can anybody reach?',
    text: 'Calls every method without credentials, with verbs that its resource lacks, and with what a validator ought to refuse.',
  },
}

function BeforeFirstRun({ kind }: { kind: ProbeKind }) {
  const probe = useProbe()
  const { title, text } = introductions[kind]
  return (
    <div className="mt-16">
      <EmptyState
        icon={ShieldIcon}
        title={title}
        action={
          <Button icon={PlayIcon} onClick={() => void probe.run(kind)}>
            Probe every method
          </Button>
        }
      >
        {text}
      </EmptyState>
    </div>
  )
}

/** The run of a kind, with what of its reports the filter shows. */
function useShown<Kind extends ProbeKind>(kind: Kind) {
  const { apiId } = useOpenApi()
  const design = useDesign()
  const [state, change] = useProbeState(apiId)
  const probe = useProbe()
  const words = state.filter.toLowerCase().split(/\s+/).filter(Boolean)
  const matches = ({ httpMethod = '', path }: { httpMethod?: string; path: string }) =>
    words.every((word) => `${httpMethod} ${path}`.toLowerCase().includes(word))
  const run = state[kind] as ProbeRun<ReportOf[Kind]>
  return {
    state,
    change,
    matches,
    run,
    isStale: state.source.type === 'draft' && run.design !== undefined && run.design.definition !== design.definition,
    again: (resources?: readonly string[]) => void probe.run(kind, resources),
  }
}

function Head({ kind, count }: { kind: ProbeKind; count: string }) {
  const { run, isStale, again, state, change } = useShown(kind)
  return (
    <>
      <ProbeProgress run={run} isStale={isStale} onRun={() => again()} />
      <div className="flex h-10 flex-none items-center gap-3 border-line border-b bg-surface px-4">
        <SearchField
          label="Filter the methods"
          placeholder="Verb or path"
          value={state.filter}
          onChange={(event) => change({ filter: event.target.value })}
        />
        <span className="min-w-0 truncate text-small text-text-3">{count}</span>
      </div>
    </>
  )
}

function Cors() {
  const api = useRestApi()
  const { state, run, matches, again } = useShown('cors')
  const [selected, setSelected] = useState<CorsCell>()
  const [tab, setTab] = useState<'findings' | 'answer'>('findings')
  const findings = useMemo(() => corsFindings(api, run.reports, state.settings), [api, run.reports, state.settings])
  const shown = run.reports.filter(matches)
  const cell = useCell(selected, run.reports)
  const blocked = run.reports.filter(({ checks }) => checks.some((check) => check.state === 'blocked')).length
  return (
    <ProbePanes
      id="probe-cors"
      table={
        <>
          <Head kind="cors" count={`${shown.length} shown, ${blocked} with a blocked answer`} />
          <CorsTable
            reports={shown}
            selected={cell}
            onSelect={(next) => {
              setSelected(next)
              setTab('answer')
            }}
          />
        </>
      }
      findings={
        <Tabs
          label="Probe"
          value={tab}
          onChange={setTab}
          className="min-h-0 flex-1"
          tabs={[
            { value: 'findings', label: 'Findings', badge: <Count>{findings.length}</Count> },
            { value: 'answer', label: 'Answers' },
          ]}
        >
          <TabPanel value="findings">
            <FindingsList
              findings={findings}
              canFix={state.source.type === 'draft'}
              onFixed={again}
              none={run.state === 'running' ? 'Nothing found yet.' : 'A page of this origin sees every answer.'}
            />
          </TabPanel>
          <TabPanel value="answer">
            {cell === undefined ? (
              <p className="px-4 py-3 text-dense text-text-3">
                Choose a cell of the table to see what was sent and what came.
              </p>
            ) : (
              <CheckList cell={cell} />
            )}
          </TabPanel>
        </Tabs>
      }
    />
  )
}

/** The chosen cell with the newest report of its method. */
function useCell(selected: CorsCell | undefined, reports: readonly CorsCell['report'][]): CorsCell | undefined {
  if (selected === undefined) return undefined
  const report = reports.find((one) => reportKey(one) === reportKey(selected.report))
  return report === undefined ? undefined : { ...selected, report }
}

function Exposure() {
  const api = useRestApi()
  const { state, run, matches, again } = useShown('exposure')
  const findings = useMemo(() => exposureFindings(api, run.reports), [api, run.reports])
  const shown = run.reports.filter(matches)
  const open = run.reports.filter(({ open: call }) => call.reached).length
  return (
    <ProbePanes
      id="probe-exposure"
      table={
        <>
          <Head kind="exposure" count={`${shown.length} shown, ${open} open`} />
          <ExposureTable reports={shown} />
        </>
      }
      findings={
        <>
          <h2 className="flex h-9 flex-none items-center gap-2 border-line border-b px-4 font-medium text-base">
            Findings <Count>{findings.length}</Count>
          </h2>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable from the keyboard */}
          <div className="min-h-0 flex-1 overflow-auto" tabIndex={0}>
            <FindingsList
              findings={findings}
              canFix={state.source.type === 'draft'}
              onFixed={again}
              none={
                run.state === 'running'
                  ? 'Nothing found yet.'
                  : 'Nobody gets in without credentials, and everything declared is checked.'
              }
            />
          </div>
        </>
      }
    />
  )
}
