'use client'

import type { MetricValues, Percentiles } from '@gatewright/db'
import { counted, grouped } from '@/ui/counted'
import { type BarSeries, Chart, type ChartTime, type LineSeries } from './chart.tsx'
import { spansOf } from './chart-scale.ts'

/** Metrics of a range as the server gives them. */
export type Metrics = { series: readonly (MetricValues & { at: number })[]; totals: MetricValues }

const percentiles = [
  { name: 'p50', color: 'var(--color-ph-back)' },
  { name: 'p95', color: 'var(--color-ph-map)' },
  { name: 'p99', color: 'var(--color-ph-access)' },
] as const

/** Count, 4XX, 5XX and Latency over one range, with a common mark. */
export function RequestCharts({ metrics, time }: { metrics: Metrics; time: ChartTime }) {
  const { totals } = metrics
  return (
    <div className="grid flex-none max-md:auto-cols-[85%] max-md:grid-flow-col max-md:overflow-x-auto border-line border-b bg-surface md:grid-cols-2 xl:grid-cols-4">
      <CountChart metrics={metrics} time={time} />
      <ErrorChart metrics={metrics} time={time} title="4XX" />
      <ErrorChart metrics={metrics} time={time} title="5XX" />
      <LatencyChart title="Latency" total={totals.latency} metrics={metrics} time={time} />
    </div>
  )
}

/** The metrics that the four charts leave out. */
export function BackendCharts({ metrics, time }: { metrics: Metrics; time: ChartTime }) {
  const { totals } = metrics
  return (
    <div className="grid flex-none max-md:auto-cols-[85%] max-md:grid-flow-col max-md:overflow-x-auto border-line border-b bg-surface md:grid-cols-3">
      <LatencyChart title="IntegrationLatency" total={totals.integrationLatency} metrics={metrics} time={time} />
      <CacheChart metrics={metrics} time={time} title="CacheHitCount" />
      <CacheChart metrics={metrics} time={time} title="CacheMissCount" />
    </div>
  )
}

type Part = { metrics: Metrics; time: ChartTime }

function CountChart({ metrics: { series, totals }, time }: Part) {
  return (
    <Chart
      title="Count"
      help="Count"
      time={time}
      summary={counted(totals.count, 'request')}
      figures={
        <>
          <b className="font-semibold text-base text-text">{grouped(totals.count)}</b>{' '}
          {totals.count === 1 ? 'request' : 'requests'}
        </>
      }
      bars={bars(series, 'var(--color-ph-map)', ({ count }) => count)}
    />
  )
}

function ErrorChart({ metrics: { series, totals }, time, title }: Part & { title: '4XX' | '5XX' }) {
  const read = (values: MetricValues) => (title === '4XX' ? values.errors4xx : values.errors5xx)
  const count = read(totals)
  const share = totals.count === 0 ? 0 : (count / totals.count) * 100
  const shareText = `${share === 0 || share >= 0.1 ? share.toFixed(1) : '< 0.1'} %`
  return (
    <Chart
      title={title}
      help={title}
      time={time}
      summary={`${counted(count, 'answer')}, ${shareText} of all`}
      figures={
        <>
          <b className={`font-semibold text-base ${title === '4XX' ? 'text-warn-text' : 'text-bad-text'}`}>
            {grouped(count)}
          </b>
          {shareText}
        </>
      }
      bars={bars(series, title === '4XX' ? 'var(--color-warn)' : 'var(--color-bad)', read)}
    />
  )
}

function LatencyChart({
  title,
  total,
  metrics: { series },
  time,
}: Part & { title: 'Latency' | 'IntegrationLatency'; total: Percentiles | undefined }) {
  const read = (values: MetricValues) => (title === 'Latency' ? values.latency : values.integrationLatency)
  const lines = percentiles.map(({ name, color }): LineSeries => {
    const known = new Map(series.map((point) => [point.at, read(point)?.[name]]))
    const values = spansOf(time.from, time.to, time.range.spanMs).map((at) => ({ at, value: known.get(at) }))
    return { name, color, values }
  })
  const text = (name: keyof Percentiles) => (total === undefined ? '–' : milliseconds(total[name]))
  return (
    <Chart
      title={title}
      help={title}
      time={time}
      summary={`p50 ${text('p50')}, p95 ${text('p95')}, p99 ${text('p99')} milliseconds`}
      figures={
        <>
          {percentiles.map(({ name, color }) => (
            <span key={name} className="flex items-center gap-1">
              <span className="size-2 rounded-[2px]" style={{ background: color }} aria-hidden="true" />
              {name} <b className="font-semibold text-text">{text(name)}</b>
            </span>
          ))}
          ms
        </>
      }
      lines={lines}
    />
  )
}

function CacheChart({
  metrics: { series, totals },
  time,
  title,
}: Part & { title: 'CacheHitCount' | 'CacheMissCount' }) {
  const read = (values: MetricValues) => (title === 'CacheHitCount' ? values.cacheHits : values.cacheMisses)
  const asked = totals.cacheHits + totals.cacheMisses
  const share = asked === 0 ? 'no caching' : `${((read(totals) / asked) * 100).toFixed(1)} %`
  return (
    <Chart
      title={title}
      help={title}
      time={time}
      summary={`${counted(read(totals), 'request')}, ${share}`}
      figures={
        <>
          <b className="font-semibold text-base text-text">{grouped(read(totals))}</b>
          {share}
        </>
      }
      bars={bars(series, title === 'CacheHitCount' ? 'var(--color-ok)' : 'var(--color-ph-front)', read)}
    />
  )
}

function bars(series: Metrics['series'], color: string, read: (values: MetricValues) => number): BarSeries {
  return { color, values: series.map((point) => ({ at: point.at, value: read(point) })) }
}

/** Milliseconds in at most four characters or so. */
export function milliseconds(ms: number): string {
  return ms < 10 ? ms.toFixed(1) : Math.round(ms).toLocaleString('en-US')
}
