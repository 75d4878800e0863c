'use client'

import type { ReactNode } from 'react'
import { IconButton } from '@/ui/button'
import { HelpIcon } from '@/ui/icons'
import { axisTimes, axisTop, axisValue, linePath, placeOf, spansOf } from './chart-scale.ts'
import { type MetricHelp, metricHelp } from './metric-help.ts'
import { axisText, type TimeRange } from './time-range.ts'

/** What every chart of a page shares: its span of time, and the moment that is marked in all of them. */
export type ChartTime = { range: TimeRange; from: number; to: number; mark: number | undefined }

export type BarSeries = { color: string; values: readonly { at: number; value: number }[] }
export type LineSeries = { name: string; color: string; values: readonly { at: number; value: number | undefined }[] }

type ChartProps = {
  title: string
  help: MetricHelp
  /** right of the title: the figures */
  figures: ReactNode
  /** what the chart shows, for those who do not see it */
  summary: string
  time: ChartTime
  bars?: BarSeries
  lines?: readonly LineSeries[]
}

/** A chart with its title, figures and axes; the plot is 96 high. */
export function Chart({ title, help, figures, summary, time, bars, lines = [] }: ChartProps) {
  const { range, from, to, mark } = time
  const greatest = Math.max(
    0,
    ...(bars?.values.map(({ value }) => value) ?? []),
    ...lines.flatMap(({ values }) => values.map(({ value }) => value ?? 0)),
  )
  const top = axisTop(greatest)
  const place = (at: number) => placeOf(at, from, to)
  const width = Math.max(0.4, (range.spanMs / range.ms) * 100 * 0.8)
  return (
    <section aria-label={title} className="min-w-0 border-line border-r px-4 pt-2.5 pb-2 last:border-r-0">
      <header className="flex h-5 items-center gap-1 whitespace-nowrap">
        <h2 className="font-medium text-base">{title}</h2>
        <IconButton label={`${title}: ${metricHelp[help]}`} icon={HelpIcon} iconSize={12} size={20} />
        <span className="ml-auto flex min-w-0 items-center gap-2 overflow-hidden text-small text-text-2 tabular-nums">
          {figures}
        </span>
      </header>
      <div className="mt-1 grid grid-cols-[28px_1fr] gap-x-1.5">
        <div className="relative h-[74px] text-caption text-text-2 tabular-nums">
          {[top, top / 2, 0].map((value) => (
            <span
              key={value}
              className="-translate-y-1/2 absolute right-0"
              style={{ top: `${100 - (value / top) * 100}%` }}
            >
              {axisValue(value)}
            </span>
          ))}
        </div>
        <div className="relative h-[74px]">
          <svg
            role="img"
            aria-label={summary}
            viewBox="0 0 100 100"
            preserveAspectRatio="none"
            className="absolute inset-0 size-full overflow-visible"
          >
            {[0, 50, 100].map((y) => (
              <line
                key={y}
                x1="0"
                x2="100"
                y1={y}
                y2={y}
                stroke="var(--color-line)"
                strokeWidth="1"
                vectorEffect="non-scaling-stroke"
              />
            ))}
            {bars?.values.map(({ at, value }) => (
              <rect
                key={at}
                x={place(at)}
                width={width}
                y={100 - Math.max((value / top) * 100, value > 0 ? 2 : 0)}
                height={Math.max((value / top) * 100, value > 0 ? 2 : 0)}
                fill={bars.color}
              />
            ))}
            {lines.map(({ name, color, values }) => (
              <path
                key={name}
                d={linePath(
                  values.map(({ at, value }) => ({ x: place(at + range.spanMs / 2), y: value })),
                  top,
                )}
                fill="none"
                stroke={color}
                strokeWidth="1.75"
                strokeLinecap="round"
                strokeLinejoin="round"
                vectorEffect="non-scaling-stroke"
              />
            ))}
            {spansOf(from, to, range.spanMs).map((at) => (
              <rect key={at} x={place(at)} width={width * 1.25} y="0" height="100" className="fill-transparent">
                <title>{spanText(at, range, bars, lines)}</title>
              </rect>
            ))}
          </svg>
          {mark !== undefined && mark >= from && mark < to && (
            <span
              className="absolute inset-y-0 border-text-3 border-l border-dotted"
              style={{ left: `${place(mark)}%` }}
              aria-hidden="true"
            />
          )}
        </div>
        <div className="relative col-start-2 mt-1 h-4 text-caption text-text-2 tabular-nums">
          {axisTimes(from, to).map((at) => (
            <span key={at} className="-translate-x-1/2 absolute" style={{ left: `${place(at)}%` }}>
              {axisText(at, range)}
            </span>
          ))}
        </div>
      </div>
    </section>
  )
}

/** What one span of a chart holds, as its tooltip says it. */
function spanText(at: number, range: TimeRange, bars: BarSeries | undefined, lines: readonly LineSeries[]): string {
  const value = bars?.values.find((point) => point.at === at)?.value ?? 0
  const known = lines.flatMap(({ name, values }) => {
    const point = values.find((each) => each.at === at)?.value
    return point === undefined ? [] : [`${name} ${axisValue(point)} ms`]
  })
  return `${axisText(at, range)}: ${bars === undefined ? known.join(', ') || 'nothing' : value.toLocaleString('en-US')}`
}
