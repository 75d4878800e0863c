import { describe, expect, it } from 'vitest'
import { amzDateText, isoTimeText, parseAmzDate, parseIsoTime } from './clock-text.ts'

describe('parseIsoTime', () => {
  it.each([
    ['2026-03-01T12:00:00Z', Date.UTC(2026, 2, 1, 12)],
    ['2026-03-01T12:00:00.25Z', Date.UTC(2026, 2, 1, 12, 0, 0, 250)],
    ['2026-03-01T12:00:00+01:00', Date.UTC(2026, 2, 1, 11)],
    ['2024-02-29', Date.UTC(2024, 1, 29)],
    ['1969-12-31T23:59:59Z', -1000],
    ['tomorrow', undefined],
    ['1772366400', undefined],
  ])('reads %s', (text, expected) => {
    expect(parseIsoTime(text)).toBe(expected)
  })

  it('reads what isoTimeText and amzDateText write', () => {
    for (let at = Date.UTC(1999, 11, 31, 23, 59, 59); at < Date.UTC(2032, 0, 1); at += 86_400_000 * 17 + 61_000) {
      expect(parseIsoTime(isoTimeText(at))).toBe(at)
      expect(parseAmzDate(amzDateText(at))).toBe(at)
    }
  })
})
