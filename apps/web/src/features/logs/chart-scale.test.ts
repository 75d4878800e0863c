import { expect, test } from 'vitest'
import { axisTimes, axisTop, axisValue, linePath, placeOf, spansOf } from './chart-scale.ts'

test.each([
  [0, 1],
  [1, 1],
  [2.5, 3],
  [44, 50],
  [51, 100],
  [420, 500],
  [0.3, 0.3],
])('an axis for %s ends at %s', (value, top) => {
  expect(axisTop(value)).toBeCloseTo(top)
})

test('values are short', () => {
  expect([0, 25, 0.5, 1250, 30_000].map(axisValue)).toEqual(['0', '25', '0.5', '1250', '30k'])
})

test('places and times lie between the ends', () => {
  expect(placeOf(15, 10, 20)).toBe(50)
  const times = axisTimes(100, 200)
  expect(Math.min(...times)).toBeGreaterThan(100)
  expect(Math.max(...times)).toBeLessThan(200)
})

test('a line is broken where nothing was measured, never leaves the box, and shows a point alone', () => {
  const path = linePath(
    [
      { x: 0, y: 0 },
      { x: 10, y: 5 },
      { x: 20, y: undefined },
      { x: 30, y: 99 },
    ],
    10,
  )
  expect(path).toBe('M0.00 100.00L10.00 50.00M29.20 0.00h1.6')
})

test('a range has as many spans as fit', () => {
  expect(spansOf(60, 240, 60)).toEqual([60, 120, 180])
})
