/** Grid lines of a waterfall: every 1, 2 or 5 × 10ⁿ ms, about five of them, from 0 to the first at or above `totalMs`. */
export function gridLines(totalMs: number): number[] {
  const total = Math.max(totalMs, 1)
  const raw = total / 5
  const power = 10 ** Math.floor(Math.log10(raw))
  const step = ([1, 2, 5, 10].find((factor) => factor * power >= raw) ?? 10) * power
  const lines: number[] = []
  for (let index = 0; index * step < total; index++) lines.push(round(index * step))
  return [...lines, round(lines.length * step)]
}

function round(value: number): number {
  return Number(value.toPrecision(12))
}

/** `12.4 ms`: one decimal below 100 ms, none above, `29.0 s` from 10 s. */
export function formatMs(ms: number): string {
  if (ms >= 10_000) return `${(ms / 1000).toFixed(1)} s`
  return ms < 100 ? `${ms.toFixed(1)} ms` : `${Math.round(ms).toLocaleString('en-US')} ms`
}
