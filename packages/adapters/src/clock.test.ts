import { expect, test } from 'vitest'
import { realClock, virtualClock } from './clock.ts'

test('the precise time is that of the machine, and never goes back while that does not', () => {
  const { now, precise = now } = realClock()
  let before = 0
  for (let read = 0; read < 10_000; read += 1) {
    const earliest = now() - 2
    const time = precise()
    expect(time).toBeGreaterThanOrEqual(Math.max(before, earliest))
    expect(time).toBeLessThanOrEqual(now() + 2)
    before = time
  }
})

test('the precise time tells fractions of a millisecond, in which quick requests are over', () => {
  const { now, precise = now } = realClock()
  const times = Array.from({ length: 100 }, () => precise())
  expect(times.some((time) => !Number.isInteger(time))).toBe(true)
})

test('virtual time is the same for everybody', () => {
  expect(virtualClock(5).precise).toBeUndefined()
})
