import type { UsagePlan } from '@gatewright/definition'
import { utcFields } from '../clock-text.ts'

const dayMs = 86_400_000
/** 1970-01-05, the first Monday of the epoch */
const firstMonday = 4 * dayMs

/** When the quota period that holds `now` ends, in epoch milliseconds: UTC days, weeks from Monday, calendar months. */
export function quotaPeriodEnd(period: NonNullable<UsagePlan['quota']>['period'], now: number): number {
  switch (period) {
    case 'DAY':
      return (Math.floor(now / dayMs) + 1) * dayMs
    case 'WEEK':
      return firstMonday + (Math.floor((now - firstMonday) / (7 * dayMs)) + 1) * 7 * dayMs
    case 'MONTH':
      return monthEnd(now)
  }
}

function monthEnd(now: number): number {
  const { month } = utcFields(now)
  let end = (Math.floor(now / dayMs) + 1) * dayMs
  while (utcFields(end).month === month) end += dayMs
  return end
}
