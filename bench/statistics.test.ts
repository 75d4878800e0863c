import { describe, expect, it } from 'vitest'
import { median, quantile, spread, upperBoundOfMedian } from './statistics.ts'

describe('statistics', () => {
  it.each([
    [[3, 1, 2], 2],
    [[4, 1, 3, 2], 2.5],
    [[7], 7],
  ])('the median of %j is %d', (figures, expected) => {
    expect(median(figures)).toBe(expected)
  })

  it.each([
    [0.99, 99],
    [0.5, 50],
    [1, 100],
    [0, 1],
  ])('quantile %d of 1…100 is %d', (share, expected) => {
    expect(
      quantile(
        Array.from({ length: 100 }, (_, index) => 100 - index),
        share,
      ),
    ).toBe(expected)
  })

  it('spreads from the least to the greatest', () => {
    expect(spread([2, 9, 4])).toEqual({ median: 4, least: 2, greatest: 9 })
  })

  // ranks as in tables of the binomial distribution: of 20 coins at most 14 show heads with a chance of 0.979, 13 with 0.942
  it.each([
    [7, 6],
    [20, 14],
    [100, 58],
  ])('the bound of the median of %i figures has rank %i, counted from 0', (count, rank) => {
    expect(upperBoundOfMedian(Array.from({ length: count }, (_, index) => count - 1 - index))).toBe(rank)
  })
})
