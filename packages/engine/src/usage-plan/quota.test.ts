import { expect, it } from 'vitest'
import { quotaPeriodEnd } from './quota.ts'

const at = (text: string) => Date.parse(`${text}Z`)

it.each([
  ['DAY', '2026-02-28T23:59:59.999', '2026-03-01T00:00'],
  ['DAY', '2026-03-01T00:00', '2026-03-02T00:00'],
  ['WEEK', '2026-03-01T12:00', '2026-03-02T00:00'],
  ['WEEK', '2026-03-02T00:00', '2026-03-09T00:00'],
  ['MONTH', '2024-02-29T01:00', '2024-03-01T00:00'],
  ['MONTH', '2026-12-31T23:00', '2027-01-01T00:00'],
] as const)('a quota by %s at %s ends at %s', (period, now, end) => {
  expect(quotaPeriodEnd(period, at(now))).toBe(at(end))
})
