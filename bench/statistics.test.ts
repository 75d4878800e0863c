import { describe, expect, it } from 'vitest'
import { median, quantile, spread } from './statistics.ts'

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
})
