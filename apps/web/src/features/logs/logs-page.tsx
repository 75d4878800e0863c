'use client'

import type { InvocationSummary } from '@gatewright/db'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { useState } from 'react'
import { CompareDialog } from '@/features/history/compare-dialog'
import { useTRPC, useTRPCClient } from '@/trpc/client'
import { Button, IconButton } from '@/ui/button'
import { counted, grouped } from '@/ui/counted'
import { EmptyState } from '@/ui/empty-state'
import { CloseIcon, ExportIcon, LogsIcon, WrenchIcon } from '@/ui/icons'
import { Notice } from '@/ui/notice'
import { Segment } from '@/ui/segment'
import { Select } from '@/ui/select'
import { Toggle } from '@/ui/toggle'
import { useOpenApi } from '../designer/design-context.tsx'
import { saveFile } from '../import-export/save-file.ts'
import { useStatusNote } from '../shell/status-bar.tsx'
import { OpenTraceButton } from '../trace-file/open-trace-button.tsx'
import { TraceDrop } from '../trace-file/trace-drop.tsx'
import { AccessLogPane } from './access-log-pane.tsx'
import { ExecutionLogPane } from './execution-log-pane.tsx'
import { type Chip, type StatusSegment, toFilter } from './filter.ts'
import { FilterField } from './filter-field.tsx'
import { GapNotes, GapRows } from './gap-notes.tsx'
import { logsCsv } from './logs-csv.ts'
import { type Metrics, RequestCharts } from './metric-charts.tsx'
import { type MeasuredMethod, MetricsPane } from './metrics-pane.tsx'
import { RequestsTable } from './requests-table.tsx'
import { RetentionDialog } from './retention-dialog.tsx'
import { RunDetail } from './run-detail.tsx'
import { clockText, perSpan, rangeAt, timeRanges } from './time-range.ts'
import { useClock } from './use-clock.ts'
import { useInvocations } from './use-invocations.ts'

type View = 'requests' | 'metrics' | 'accessLog' | 'executionLog'

const views: readonly { value: View; label: string }[] = [
  { value: 'requests', label: 'Requests' },
  { value: 'metrics', label: 'Metrics' },
  { value: 'accessLog', label: 'Access log' },
  { value: 'executionLog', label: 'Execution log' },
]
const noMetrics: Metrics = {
  series: [],
  totals: { count: 0, errors4xx: 0, errors5xx: 0, cacheHits: 0, cacheMisses: 0 },
}
const tickMs = 5000

/** Logs of an API: its requests with charts and filters, its metrics, and its logs in the form of the service. */
export function LogsPage() {
  const { apiId } = useOpenApi()
  const trpc = useTRPC()
  const client = useTRPCClient()
  const [view, setView] = useState<View>('requests')
  const [stageName, setStageName] = useState<string>()
  const [rangeName, setRangeName] = useState<string>(timeRanges[0].value)
  const [filter, setFilter] = useState<{ chips: readonly Chip[]; text: string }>({ chips: [], text: '' })
  const [segment, setSegment] = useState<StatusSegment>('all')
  const [tail, setTail] = useState(true)
  const [openId, setOpenId] = useState<string>()
  const [compared, setCompared] = useState<{ left: InvocationSummary; right?: InvocationSummary }>()
  const [measured, setMeasured] = useState<MeasuredMethod>()
  const [showsRetention, setShowsRetention] = useState(false)

  const range = timeRanges.find(({ value }) => value === rangeName) ?? timeRanges[0]
  const now = useClock(tickMs, tail)
  const { from, to } = rangeAt(range, now)
  const asked = toFilter({ ...filter, segment, stageName, from })
  const stages = useQuery(trpc.stage.list.queryOptions({ apiId }))
  const refetchInterval = tail ? tickMs : (false as const)
  const invocations = useInvocations({ apiId, filter: asked, tail: tail && view !== 'metrics', openId })
  const { statusClass: _statusClass, ...ofAllClasses } = asked
  const counts = useQuery({
    ...trpc.invocation.counts.queryOptions({ apiId, filter: ofAllClasses }),
    placeholderData: keepPreviousData,
    refetchInterval: tail ? 2000 : false,
  })
  const chartRange = { from, to, ...(stageName === undefined ? {} : { stageNames: [stageName] }) }
  const metrics = useQuery({
    ...trpc.invocation.metrics.queryOptions({
      apiId,
      range: view === 'metrics' ? { ...chartRange, ...methodRange(measured) } : chartRange,
      spanMs: range.spanMs,
    }),
    placeholderData: keepPreviousData,
    refetchInterval,
  })
  const gaps = useQuery({
    ...trpc.invocation.gaps.queryOptions({ apiId, after: from }),
    placeholderData: keepPreviousData,
    refetchInterval,
  })
  const retention = useQuery(trpc.invocation.retention.queryOptions({ apiId }))
  const open = invocations.rows.find(({ id }) => id === openId)
  const time = { range, from, to, mark: open?.at }
  const { total = 0, byClass = {} } = counts.data ?? {}
  useStatusNote(
    `${counted(total, 'request')} found, the last ${grouped(retention.data?.count ?? 0)} are kept · Metrics count live requests, ${perSpan(range)}`,
  )
  const download = async () => {
    const rows = await client.invocation.search.query({ apiId, filter: asked, limit: 10_000 })
    saveFile(`${apiId}-requests.csv`, logsCsv(rows), 'text/csv')
  }
  const compare = (row: InvocationSummary) =>
    setCompared(compared === undefined || compared.left.id === row.id ? { left: row } : { ...compared, right: row })

  return (
    <div className="flex h-full min-h-0 flex-col">
      <TraceDrop />
      <header className="flex min-h-12 flex-none flex-wrap items-center gap-2 border-line border-b bg-surface px-4 py-2 md:py-0">
        <Segment label="View" value={view} onChange={setView} options={views} />
        <span className="ml-auto max-md:hidden" />
        <Select
          aria-label="Stage"
          className="w-32"
          size="default"
          value={stageName ?? ''}
          options={[
            { value: '', label: 'All stages' },
            ...(stages.data ?? []).map((stage) => ({ value: stage.stageName, label: stage.stageName })),
          ]}
          onChange={(next) => setStageName(next === '' ? undefined : next)}
        />
        <Select
          aria-label="Time"
          className="w-40"
          size="default"
          value={rangeName}
          options={timeRanges.map(({ value, label }) => ({ value, label }))}
          onChange={setRangeName}
        />
        <Button icon={ExportIcon} onClick={() => void download()}>
          CSV
        </Button>
        <OpenTraceButton compact />
        <IconButton label="How much history is kept" icon={WrenchIcon} onClick={() => setShowsRetention(true)} />
      </header>
      {(view === 'requests' || view === 'metrics') && <RequestCharts metrics={metrics.data ?? noMetrics} time={time} />}
      {view === 'metrics' ? (
        <>
          <GapNotes gaps={gaps.data ?? []} />
          <MetricsPane
            metrics={metrics.data ?? noMetrics}
            time={time}
            range={chartRange}
            chosen={measured}
            onChoose={setMeasured}
          />
        </>
      ) : (
        <>
          <div className="flex flex-none flex-wrap items-center gap-2 border-line border-b bg-surface px-4 py-2">
            <FilterField
              chips={filter.chips}
              text={filter.text}
              onChange={(chips, text) => setFilter({ chips, text })}
            />
            <Segment
              label="Status"
              value={segment}
              onChange={setSegment}
              options={[
                { value: 'all', label: <SegmentLabel name="All" count={total} /> },
                { value: '2', label: <SegmentLabel name="2XX" count={byClass[2] ?? 0} /> },
                { value: '4', label: <SegmentLabel name="4XX" count={byClass[4] ?? 0} /> },
                { value: '5', label: <SegmentLabel name="5XX" count={byClass[5] ?? 0} /> },
              ]}
            />
            <Toggle checked={tail} onChange={setTail} aria-label="Live tail">
              <span className="text-text">Live tail</span>
            </Toggle>
          </div>
          {compared !== undefined && compared.right === undefined && (
            <div
              role="status"
              className="flex h-9 flex-none items-center gap-2 border-line border-b bg-accent-soft px-4 text-dense"
            >
              Comparing {compared.left.httpMethod} {compared.left.path} ({compared.left.status},{' '}
              {clockText(compared.left.at)}) with another request: open it and choose Compare.
              <IconButton
                label="Compare nothing"
                icon={CloseIcon}
                size={24}
                className="ml-auto"
                onClick={() => setCompared(undefined)}
              />
            </div>
          )}
          {invocations.error !== undefined && (
            <div className="px-4 py-2">
              <Notice tone="bad">{invocations.error}</Notice>
            </div>
          )}
          {view === 'requests' && (
            <RequestsTable
              invocations={invocations}
              notes={<GapRows gaps={gaps.data ?? []} />}
              openId={openId}
              onOpen={setOpenId}
              detail={(row) => <RunDetail row={row} onCompare={compare} onLog={() => setView('executionLog')} />}
              empty={
                <NothingFound
                  apiId={apiId}
                  filtered={filter.text !== '' || filter.chips.length > 0 || segment !== 'all'}
                />
              }
            />
          )}
          {view === 'accessLog' && <AccessLogPane filter={asked} stageName={stageName} tail={tail} />}
          {view === 'executionLog' && <ExecutionLogPane rows={invocations.rows} chosen={openId} onChoose={setOpenId} />}
        </>
      )}
      {compared?.right !== undefined && (
        <CompareDialog left={compared.left} right={compared.right} onClose={() => setCompared(undefined)} />
      )}
      {showsRetention && <RetentionDialog onClose={() => setShowsRetention(false)} />}
    </div>
  )
}

function methodRange(method: MeasuredMethod | undefined) {
  if (method === undefined) return {}
  const { stageName, httpMethod, resourcePath = '' } = method
  return { stageNames: [stageName], methods: [httpMethod], resourcePaths: [resourcePath] }
}

function SegmentLabel({ name, count }: { name: string; count: number }) {
  return (
    <>
      {name} <span className="tabular-nums">{grouped(count)}</span>
    </>
  )
}

function NothingFound({ apiId, filtered }: { apiId: string; filtered: boolean }) {
  return (
    <EmptyState
      icon={LogsIcon}
      title={filtered ? 'No request fits the filter' : 'No requests in this time'}
      action={
        filtered ? undefined : (
          <Link href={`/apis/${apiId}/console`} className="font-medium text-accent-text hover:underline">
            Send a request in the console
          </Link>
        )
      }
    >
      {filtered
        ? 'Take a chip or a word away, or choose a longer time.'
        : 'Requests that you send from the console and requests that reach a deployed stage stand here, each with its cause. Choose a longer time to see older ones.'}
    </EmptyState>
  )
}
