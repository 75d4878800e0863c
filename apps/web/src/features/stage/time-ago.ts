const steps: readonly [number, string][] = [
  [60, 's'],
  [60, 'min'],
  [24, 'h'],
  [30, 'days'],
]

/** `40 min ago`; both times are epoch milliseconds. */
export function timeAgo(at: Date | number, now: number): string {
  let value = Math.max(0, Math.floor((now - Number(at)) / 1000))
  if (value < 10) return 'just now'
  for (const [size, unit] of steps) {
    if (value < size) return `${value} ${value === 1 && unit === 'days' ? 'day' : unit} ago`
    value = Math.floor(value / size)
  }
  return new Date(Number(at)).toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric' })
}
