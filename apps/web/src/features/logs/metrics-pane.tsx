'use client'

import type { MetricValues, Percentiles } from '@gatewright/db'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTRPC } from '@/trpc/client'
import { classNames } from '@/ui/class-names'
import { grouped } from '@/ui/counted'
import { VerbChip } from '@/ui/verb-chip'
import { useOpenApi } from '../designer/design-context.tsx'
import type { ChartTime } from './chart.tsx'
import { BackendCharts, type Metrics, milliseconds } from './metric-charts.tsx'
import { metricHelp } from './metric-help.ts'

/** A method of a stage, as metrics tell them apart; without a resource: requests that matched none. */
export type MeasuredMethod = { stageName: string; httpMethod: string; resourcePath?: string }

type MetricsPaneProps = {
  metrics: Metrics
  time: ChartTime
  range: { from: number; to: number; stageNames?: readonly string[] }
  /** the method that the charts show alone */
  chosen: MeasuredMethod | undefined
  onChoose: (method: MeasuredMethod | undefined) => void
}

const keyOf = ({ stageName, httpMethod, resourcePath }: MeasuredMethod) =>
  `${stageName} ${httpMethod} ${resourcePath ?? ''}`

const headings = [
  'Stage',
  'Method',
  'Count',
  '4XX',
  '5XX',
  'Latency p50',
  'p95',
  'p99',
  'Integration p50',
  'p95',
  'p99',
  'Cache hits',
  'Cache misses',
] as const

/** All metrics per stage and method, as the service's detailed metrics have them, and what each of them means. */
export function MetricsPane({ metrics, time, range, chosen, onChoose }: MetricsPaneProps) {
  const { apiId } = useOpenApi()
  const trpc = useTRPC()
  const byMethod = useQuery({
    ...trpc.invocation.metricsByMethod.queryOptions({ apiId, range }),
    placeholderData: keepPreviousData,
  })
  const isChosen = (row: MeasuredMethod) => chosen !== undefined && keyOf(row) === keyOf(chosen)
  return (
    <div className="flex min-h-0 flex-1 flex-col overflow-auto bg-surface">
      <BackendCharts metrics={metrics} time={time} />
      <table aria-label="Metrics per stage and method" className="w-full text-dense">
        <thead>
          <tr className="h-[26px] border-line border-b bg-sunken text-small text-text-2">
            {headings.map((name, index) => (
              <th
                key={`${name}-${index < 8 ? 'l' : 'i'}`}
                scope="col"
                className={`px-3 font-normal first:pl-4 ${index < 2 ? 'text-left' : 'text-right'}`}
              >
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {(byMethod.data ?? []).map((row) => (
            <tr
              key={keyOf(row)}
              className={classNames('h-[30px] border-line border-b', isChosen(row) && 'bg-accent-soft')}
            >
              <td className="pl-4">{row.stageName === '' ? '–' : row.stageName}</td>
              <td className="px-3">
                <button
                  type="button"
                  aria-pressed={isChosen(row)}
                  title={isChosen(row) ? 'Chart all methods' : 'Chart this method alone'}
                  className="flex items-center gap-2 rounded-row hover:underline"
                  onClick={() => onChoose(isChosen(row) ? undefined : row)}
                >
                  <VerbChip verb={row.httpMethod} />
                  <span className="font-mono text-code">{row.resourcePath ?? 'no method'}</span>
                </button>
              </td>
              <Figures values={row} />
            </tr>
          ))}
        </tbody>
      </table>
      {byMethod.data?.length === 0 && (
        <p className="px-4 py-3 text-dense text-text-3">No live request was answered in this time.</p>
      )}
      <section aria-label="What the metrics mean" className="mt-auto border-line border-t px-4 py-3">
        <dl className="grid grid-cols-1 gap-x-6 gap-y-1.5 text-small md:grid-cols-2">
          {Object.entries(metricHelp).map(([name, help]) => (
            <div key={name} className="flex gap-2">
              <dt className="w-32 flex-none font-medium">{name}</dt>
              <dd className="text-text-2">{help}</dd>
            </div>
          ))}
        </dl>
      </section>
    </div>
  )
}

function Figures({ values }: { values: MetricValues }) {
  const { count, errors4xx, errors5xx, latency, integrationLatency, cacheHits, cacheMisses } = values
  const cells = [
    { name: 'count', text: grouped(count) },
    { name: '4xx', text: grouped(errors4xx), tone: errors4xx > 0 ? 'text-warn-text' : 'text-text-3' },
    { name: '5xx', text: grouped(errors5xx), tone: errors5xx > 0 ? 'text-bad-text' : 'text-text-3' },
    ...spread('latency', latency),
    ...spread('integration', integrationLatency),
    { name: 'hits', text: grouped(cacheHits) },
    { name: 'misses', text: grouped(cacheMisses) },
  ]
  return cells.map(({ name, text, ...rest }) => (
    <td key={name} className={`px-3 text-right tabular-nums ${'tone' in rest ? rest.tone : ''}`}>
      {text}
    </td>
  ))
}

function spread(name: string, values: Percentiles | undefined) {
  return (['p50', 'p95', 'p99'] as const).map((percentile) => ({
    name: `${name}-${percentile}`,
    text: values === undefined ? '–' : milliseconds(values[percentile]),
  }))
}
