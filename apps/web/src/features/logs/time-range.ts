/** A span of time that ends now, and the spans that its charts are drawn in. */
export type TimeRange = { value: string; label: string; ms: number; spanMs: number }

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

export const timeRanges: readonly [TimeRange, ...TimeRange[]] = [
  { value: '30m', label: 'Last 30 minutes', ms: 30 * minute, spanMs: minute },
  { value: '5m', label: 'Last 5 minutes', ms: 5 * minute, spanMs: 10_000 },
  { value: '3h', label: 'Last 3 hours', ms: 3 * hour, spanMs: 5 * minute },
  { value: '24h', label: 'Last 24 hours', ms: day, spanMs: 30 * minute },
  { value: '7d', label: 'Last 7 days', ms: 7 * day, spanMs: 4 * hour },
  { value: '90d', label: 'Last 90 days', ms: 90 * day, spanMs: 2 * day },
]

/** Where a range begins and ends at `now` (epoch milliseconds): whole spans, the last of which has just begun. */
export function rangeAt(range: TimeRange, now: number): { from: number; to: number } {
  const to = (Math.floor(now / range.spanMs) + 1) * range.spanMs
  return { from: to - range.ms, to }
}

/** What one span is, in words: `per minute`. */
export function perSpan({ spanMs }: TimeRange): string {
  if (spanMs === minute) return 'per minute'
  if (spanMs < minute) return `per ${spanMs / 1000} seconds`
  if (spanMs < hour) return `per ${spanMs / minute} minutes`
  return spanMs < day ? `per ${spanMs / hour} hours` : `per ${spanMs / day} days`
}

/** `14:06:12.418` in the time zone of the browser. */
export function clockText(at: number, withMs = true): string {
  const date = new Date(at)
  const two = (value: number) => String(value).padStart(2, '0')
  const clock = `${two(date.getHours())}:${two(date.getMinutes())}`
  if (!withMs) return clock
  return `${clock}:${two(date.getSeconds())}.${String(date.getMilliseconds()).padStart(3, '0')}`
}

/** A label of a chart's time axis: the clock up to a day, the date beyond. */
export function axisText(at: number, range: TimeRange): string {
  if (range.ms <= day) return clockText(at, false)
  return new Date(at).toLocaleDateString('en-GB', { day: 'numeric', month: 'short' })
}
