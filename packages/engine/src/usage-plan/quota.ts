import type { UsagePlan } from '@gatewright/definition'
import { utcFields } from '../clock-text.ts'

type Quota = Pick<NonNullable<UsagePlan['quota']>, 'period' | 'offset'>

const dayMs = 86_400_000
/** 1970-01-04, the first Sunday of the epoch */
const firstSunday = 3 * dayMs

/**
 * When the quota period that holds `now` ends, in epoch milliseconds. Periods are UTC days, weeks and calendar months; `offset` is
 * the day on which weeks (0: Sunday) and months (0: the first) begin.
 */
export function quotaPeriodEnd({ period, offset }: Quota, now: number): number {
  switch (period) {
    case 'DAY':
      return (Math.floor(now / dayMs) + 1) * dayMs
    case 'WEEK': {
      const start = firstSunday + offset * dayMs
      return start + (Math.floor((now - start) / (7 * dayMs)) + 1) * 7 * dayMs
    }
    case 'MONTH':
      // shifted, so that the period is a calendar month
      return monthEnd(now - offset * dayMs) + offset * dayMs
  }
}

function monthEnd(now: number): number {
  const { month } = utcFields(now)
  let end = (Math.floor(now / dayMs) + 1) * dayMs
  while (utcFields(end).month === month) end += dayMs
  return end
}
