import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatMs, gridLines } from './scale.ts'

test.each([
  [0, [0, 0.2, 0.4, 0.6, 0.8, 1]],
  [41.4, [0, 10, 20, 30, 40, 50]],
  [145, [0, 50, 100, 150]],
])('a run of %d ms has lines at %j', (total, lines) => {
  expect(gridLines(total)).toEqual(lines)
})

test('there are three to eight lines, and the last is at or above the total', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1e7, noNaN: true }), (total) => {
      const lines = gridLines(total)
      expect(lines.length).toBeGreaterThanOrEqual(3)
      expect(lines.length).toBeLessThanOrEqual(8)
      expect(lines.at(-1)).toBeGreaterThanOrEqual(total)
    }),
  )
})

test.each([
  [0.24, '0.2 ms'],
  [99.94, '99.9 ms'],
  [143.2, '143 ms'],
  [4200, '4,200 ms'],
  [29_000, '29.0 s'],
])('%d ms reads %s', (ms, text) => {
  expect(formatMs(ms)).toBe(text)
})
