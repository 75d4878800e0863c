/** The middle of some figures (mean of the two middle ones for an even number of them). */
export function median(figures: readonly number[]): number {
  const sorted = figures.toSorted((a, b) => a - b)
  const upper = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
  const lower = sorted[Math.ceil(sorted.length / 2) - 1] ?? Number.NaN
  return (upper + lower) / 2
}

/** The figure that a share of all figures does not exceed (nearest rank). */
export function quantile(figures: ArrayLike<number>, share: number): number {
  const sorted = Float64Array.from(figures).sort()
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
}

/** Median, least and greatest of a round's ratios. */
export type Spread = { readonly median: number; readonly least: number; readonly greatest: number }

export function spread(figures: readonly number[]): Spread {
  return { median: median(figures), least: Math.min(...figures), greatest: Math.max(...figures) }
}

/**
 * An upper bound of the median of what the figures are drawn from, which holds with 95 % confidence whatever their
 * distribution (sign test): the figure whose rank a fair coin passes in at most one case of twenty.
 */
export function upperBoundOfMedian(figures: readonly number[]): number {
  const sorted = figures.toSorted((a, b) => a - b)
  let chance = 0.5 ** sorted.length
  let atMost = chance
  let rank = 0
  while (rank < sorted.length && atMost < 0.95) {
    chance *= (sorted.length - rank) / (rank + 1)
    atMost += chance
    rank += 1
  }
  return sorted[Math.min(rank, sorted.length - 1)] ?? Number.NaN
}
