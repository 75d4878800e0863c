const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const
const weekdays = ['Thu', 'Fri', 'Sat', 'Sun', 'Mon', 'Tue', 'Wed'] as const
const dayMs = 86_400_000

/** A moment in UTC, taken apart; `epochMs` is epoch milliseconds. */
export function utcFields(epochMs: number) {
  const days = Math.floor(epochMs / dayMs)
  const inDay = Math.floor((epochMs - days * dayMs) / 1000)
  const { year, month, day } = civilFromDays(days)
  return {
    year,
    month,
    day,
    weekday: weekdays[((days % 7) + 7) % 7] ?? 'Thu',
    monthName: months[month - 1] ?? 'Jan',
    hour: Math.floor(inDay / 3600),
    minute: Math.floor(inDay / 60) % 60,
    second: inDay % 60,
  }
}

/** Days since 1970-01-01 → proleptic Gregorian date (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms"). */
function civilFromDays(days: number) {
  const shifted = days + 719_468
  const era = Math.floor(shifted / 146_097)
  const dayOfEra = shifted - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1,
  }
}

function two(value: number): string {
  return value < 10 ? `0${value}` : String(value)
}

/** `$context.requestTime`: `04/Mar/2020:19:15:17 +0000`. */
export function requestTimeText(epochMs: number): string {
  const second = Math.floor(epochMs / 1000)
  if (second !== lastRequestTime.second) {
    const at = utcFields(epochMs)
    const text = `${two(at.day)}/${at.monthName}/${at.year}:${two(at.hour)}:${two(at.minute)}:${two(at.second)} +0000`
    lastRequestTime = { second, text }
  }
  return lastRequestTime.text
}

let lastRequestTime = { second: Number.NaN, text: '' }

/** The date before each line of the test console's log: `Tue Mar 10 00:00:00 UTC 2020`. */
export function logTimeText(epochMs: number): string {
  const at = utcFields(epochMs)
  return `${at.weekday} ${at.monthName} ${two(at.day)} ${two(at.hour)}:${two(at.minute)}:${two(at.second)} UTC ${at.year}`
}

/** ISO 8601 basic form, as `X-Amz-Date` has it: `20200304T191517Z`. */
export function amzDateText(epochMs: number): string {
  const at = utcFields(epochMs)
  return `${at.year}${two(at.month)}${two(at.day)}T${two(at.hour)}${two(at.minute)}${two(at.second)}Z`
}

/** ISO 8601 in UTC, whole seconds: `2020-03-04T19:15:17Z`. */
export function isoTimeText(epochMs: number): string {
  const at = utcFields(epochMs)
  return `${at.year}-${two(at.month)}-${two(at.day)}T${two(at.hour)}:${two(at.minute)}:${two(at.second)}Z`
}

const isoTime = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(\.\d+)?)?\s*(Z|[-+]\d{2}:?\d{2})?)?$/i

/** Epoch milliseconds of an ISO 8601 date, or date and time; without a zone it is UTC. Undefined for anything else. */
export function parseIsoTime(text: string): number | undefined {
  const [, year, month, day, hour = '0', minute = '0', second = '0', fraction = '0', zone = 'Z'] =
    isoTime.exec(text) ?? []
  if (year === undefined || month === undefined || day === undefined) return undefined
  const offset = zoneMinutes(zone)
  const minutes = Number(hour) * 60 + Number(minute) - offset
  return (
    daysFromCivil(Number(year), Number(month), Number(day)) * dayMs +
    (minutes * 60 + Number(second) + Number(`0${fraction}`)) * 1000
  )
}

const amzDate = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z$/

/** Epoch milliseconds of a date as `X-Amz-Date` has it: `20200304T191517Z`. Undefined for anything else. */
export function parseAmzDate(text: string): number | undefined {
  const [whole, year, month, day, hour, minute, second] = amzDate.exec(text) ?? []
  return whole === undefined ? undefined : parseIsoTime(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`)
}

function zoneMinutes(zone: string): number {
  if (zone.toUpperCase() === 'Z') return 0
  const digits = zone.slice(1).replace(':', '')
  return (zone.startsWith('-') ? -1 : 1) * (Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2)))
}

/** Proleptic Gregorian date → days since 1970-01-01 (the inverse of {@link civilFromDays}). */
function daysFromCivil(year: number, month: number, day: number): number {
  const shiftedYear = month <= 2 ? year - 1 : year
  const era = Math.floor(shiftedYear / 400)
  const yearOfEra = shiftedYear - era * 400
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}
