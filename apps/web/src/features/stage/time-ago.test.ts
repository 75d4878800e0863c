import { expect, test } from 'vitest'
import { timeAgo } from './time-ago.ts'

const second = 1000
test.each([
  [3 * second, 'just now'],
  [40 * second, '40 s ago'],
  [40 * 60 * second, '40 min ago'],
  [2 * 3600 * second, '2 h ago'],
  [24 * 3600 * second, '1 day ago'],
  [3 * 24 * 3600 * second, '3 days ago'],
])('%d ms reads %s', (ms, text) => {
  expect(timeAgo(1_000_000_000_000 - ms, 1_000_000_000_000)).toBe(text)
})
