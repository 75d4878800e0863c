import type { Spread } from './statistics.ts'

/** What a line measured: a ratio to its reference or a time, figures beside it for people. */
export type BenchResult = {
  readonly ratio: Spread
  /** bound of the median that holds with 95 % confidence, where a line is judged by it */
  readonly upperBound?: number
  readonly beside: { readonly [name: string]: string }
}

/**
 * One line of the bench. `bound` says what must hold of the median; `atMost` for costs, `atLeast` for speed-ups. With
 * `upperBoundAtMost` it must hold of the median's upper bound.
 * `run` measures in that many interleaved rounds, so that a noisy machine disturbs both sides alike.
 */
export type BenchLine = {
  readonly name: string
  readonly unit: string
  readonly bound?: { readonly atMost: number } | { readonly atLeast: number } | { readonly upperBoundAtMost: number }
  run(rounds: number): Promise<BenchResult>
}

/** Whether a result keeps the bound of its line; a line without one cannot break it. */
export function keepsBound({ bound }: BenchLine, { ratio, upperBound = Number.NaN }: BenchResult): boolean {
  if (bound === undefined) return true
  if ('atMost' in bound) return ratio.median <= bound.atMost
  if ('atLeast' in bound) return ratio.median >= bound.atLeast
  return upperBound <= bound.upperBoundAtMost
}

/** The bound as people read it; empty without one. */
export function boundText({ bound }: BenchLine): string {
  if (bound === undefined) return ''
  if ('atMost' in bound) return `≤ ${bound.atMost}`
  return 'atLeast' in bound ? `≥ ${bound.atLeast}` : `upper ≤ ${bound.upperBoundAtMost}`
}
