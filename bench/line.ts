import type { Spread } from './statistics.ts'

/** What a line measured: a ratio to its reference, figures beside it for people. */
export type BenchResult = {
  readonly ratio: Spread
  readonly beside: { readonly [name: string]: string }
}

/**
 * One line of the bench. `bound` says what must hold of the median; `atMost` for costs, `atLeast` for speed-ups.
 * `run` measures in that many interleaved rounds, so that a noisy machine disturbs both sides alike.
 */
export type BenchLine = {
  readonly name: string
  readonly unit: string
  readonly bound?: { readonly atMost: number } | { readonly atLeast: number }
  run(rounds: number): Promise<BenchResult>
}

/** Whether a result keeps the bound of its line; a line without one cannot break it. */
export function keepsBound(line: BenchLine, result: BenchResult): boolean {
  if (line.bound === undefined) return true
  return 'atMost' in line.bound ? result.ratio.median <= line.bound.atMost : result.ratio.median >= line.bound.atLeast
}
