import { expect, it } from 'vitest'
import { quotaPeriodEnd } from './quota.ts'

const at = (text: string) => Date.parse(`${text}Z`)

it.each([
  ['DAY', 0, '2026-02-28T23:59:59.999', '2026-03-01T00:00'],
  ['DAY', 0, '2026-03-01T00:00', '2026-03-02T00:00'],
  ['WEEK', 0, '2026-03-01T12:00', '2026-03-08T00:00'],
  ['WEEK', 0, '2026-02-28T12:00', '2026-03-01T00:00'],
  ['WEEK', 1, '2026-03-01T12:00', '2026-03-02T00:00'],
  ['WEEK', 1, '2026-03-02T00:00', '2026-03-09T00:00'],
  ['WEEK', 6, '2026-03-06T23:59', '2026-03-07T00:00'],
  ['MONTH', 0, '2024-02-29T01:00', '2024-03-01T00:00'],
  ['MONTH', 0, '2026-12-31T23:00', '2027-01-01T00:00'],
  ['MONTH', 9, '2026-12-09T23:59', '2026-12-10T00:00'],
  ['MONTH', 9, '2026-12-10T00:00', '2027-01-10T00:00'],
  ['MONTH', 27, '2026-02-28T00:00', '2026-03-28T00:00'],
  ['MONTH', 27, '2026-02-27T23:59', '2026-02-28T00:00'],
] as const)('a quota by %s that begins on day %i ends, at %s, at %s', (period, offset, now, end) => {
  expect(quotaPeriodEnd({ period, offset }, at(now))).toBe(at(end))
})
