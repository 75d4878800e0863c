import { describe, expect, it } from 'vitest'
import { looksLikeScripting, looksLikeSqlInjection } from './detectors.ts'

describe('the stand-in for the detector of SQL injection', () => {
  it.each([
    "1' OR '1'='1",
    '1 or 1=1',
    'id=1 UNION SELECT password FROM users',
    "x'; DROP TABLE users",
    '1 and sleep(5)',
    "admin' --",
    'a union/**/all select b',
  ])('knows %s', (text) => {
    expect(looksLikeSqlInjection(text)).toBe(true)
  })

  it.each(["O'Brien", '42', 'select a colour from the list', 'rock and roll', 'a=1&b=2', 'union of states'])(
    'lets %s pass',
    (text) => {
      expect(looksLikeSqlInjection(text)).toBe(false)
    },
  )
})

describe('the stand-in for the detector of scripting', () => {
  it.each(['<script>alert(1)</script>', '<img src=x onerror=alert(1)>', 'java\tscript:alert(1)', '< svg/onload=x>'])(
    'knows %s',
    (text) => {
      expect(looksLikeScripting(text)).toBe(true)
    },
  )

  it.each(['hello', 'a < b and c > d', 'price: 5', 'a description'])('lets %s pass', (text) => {
    expect(looksLikeScripting(text)).toBe(false)
  })
})

it.each(["' or ", "'or", '<a on', 'union ', 'select ', 'j a v', "' ", '<img src=', '1 or 1='])(
  'both end on a long run of %j',
  (part) => {
    const text = part.repeat(Math.ceil(65_536 / part.length))
    expect([typeof looksLikeSqlInjection(text), typeof looksLikeScripting(text)]).toEqual(['boolean', 'boolean'])
  },
)
