import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  compileJavaRegex,
  JavaRegexReplacementError,
  JavaRegexSyntaxError,
  javaRegexFlags,
  RegexBudgetExceeded,
  RegexTooComplex,
} from './regex.ts'

interface RecordedCase {
  pattern: string
  flags: number
  input: string
  replacement: string
  limit: number
  result: unknown
}

const recorded = readFileSync(join(import.meta.dirname, 'regex/fixture/java-17.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as RecordedCase)

function run({ pattern, flags, input, replacement, limit }: RecordedCase): unknown {
  try {
    const regex = compileJavaRegex(pattern, flags)
    return {
      matches: regex.matches(input),
      find: regex.findAll(input).map((match) => match.spans),
      replaceAll: replaced(() => regex.replaceAll(input, replacement)),
      split: regex.split(input, limit),
    }
  } catch (error) {
    if (error instanceof JavaRegexSyntaxError) return { syntaxError: error.message }
    throw error
  }
}

function replaced(replace: () => string): unknown {
  try {
    return replace()
  } catch (error) {
    if (error instanceof JavaRegexReplacementError) return { error: `${error.exception}: ${error.message}` }
    throw error
  }
}

/** What Java has and we say we have not: names of characters. */
const namesCharacter = ({ pattern }: RecordedCase) => pattern.includes('\\N{')

describe('compileJavaRegex', () => {
  it(`gives what Java 17 gave in all ${recorded.length} recorded cases`, () => {
    const cases = recorded.filter((one) => !namesCharacter(one))
    expect(cases.length).toBeGreaterThan(2000)
    const wrong = cases
      .map((one) => ({ ...one, got: run(one) }))
      .filter(({ result, got }) => JSON.stringify(result) !== JSON.stringify(got))
    expect(wrong).toEqual([])
  })

  it('reports the whole match, the groups and the named groups', () => {
    const match = compileJavaRegex('(?<key>\\w+)=(\\w+)?').find('x a=;b=2', 2)
    expect(match).toMatchObject({ start: 2, end: 4, groups: ['a=', 'a', null], spans: [2, 4, 2, 3, -1, -1] })
    expect([...(match?.namedGroups ?? [])]).toEqual([['key', 'a']])
  })

  it('matches the whole input with groups', () => {
    expect(compileJavaRegex('(a|ab)(c|bcd)').match('abcd')?.groups).toEqual(['abcd', 'a', 'bcd'])
    expect(compileJavaRegex('a|ab').match('abc')).toBeNull()
  })

  it('finds nothing from a place outside the input', () => {
    expect(compileJavaRegex('').find('a', 2)).toBeNull()
    expect(compileJavaRegex('').find('a', 1)?.start).toBe(1)
  })

  it('replaces the first occurrence only when asked to', () => {
    expect(compileJavaRegex('a(.)').replaceFirst('axay', '$1-')).toBe('x-ay')
    expect(compileJavaRegex('a').replaceFirst('b', '$9')).toBe('b')
  })

  it('takes the pattern as text under the literal flag', () => {
    expect(compileJavaRegex('a.(', javaRegexFlags.literal).find('xa.(')?.start).toBe(1)
    expect(compileJavaRegex('A.', javaRegexFlags.literal | javaRegexFlags.caseInsensitive).matches('a.')).toBe(true)
  })

  it('gives the same object for the same pattern and flags', () => {
    expect(compileJavaRegex('same')).toBe(compileJavaRegex('same'))
    expect(compileJavaRegex('same')).not.toBe(compileJavaRegex('same', 2))
  })

  it('keeps no more than a bounded number of patterns', () => {
    const first = compileJavaRegex('first of many')
    for (let n = 0; n < 300; n++) compileJavaRegex(`pattern ${n}`)
    expect(compileJavaRegex('first of many')).not.toBe(first)
  })

  it('says that names of characters are not available', () => {
    expect(() => compileJavaRegex('\\N{LATIN SMALL LETTER A}')).toThrow(RegexTooComplex)
  })
})

describe('a hostile pattern', () => {
  const long = 'a'.repeat(5000)

  it.each([
    ['(a+)+$', `${long}!`, false],
    ['^(a|a)*b', long, false],
    ['(?:a|b|ab)*c', long, false],
    ['(\\w+\\s?)+$', `${long}!`, false],
    ['(?:a?){20}a{20}b', 'a'.repeat(2000), false],
    ['(a|b|ab)*', 'ab'.repeat(20_000), true],
  ])('%s is answered although it backtracks without end', (pattern, input, expected) => {
    expect(compileJavaRegex(pattern).matches(input)).toBe(expected)
  })

  it.each([
    ['(?=(a*)*b)', long],
    ['(a*)*b', long],
    ['(\\w+)\\1{1000000000}', long],
    ['(?:a{1,500}){1,500}b', 'a'.repeat(1000)],
    ['(?:a(?=a)|a)*?(?:a(?=a)|a)*?(?:a(?=a)|a)*?b', long],
  ])('%s ends by the budget', (pattern, input) => {
    expect(() => compileJavaRegex(pattern).find(input)).toThrow(RegexBudgetExceeded)
  })

  it('spends the budget of its caller', () => {
    const budget = { remaining: 1000 }
    const regex = compileJavaRegex('[ab]c')
    regex.find('abababab', 0, budget)
    expect(budget.remaining).toBeLessThan(1000)
    expect(() => {
      for (let n = 0; n < 1000; n++) regex.find('abababab', 0, budget)
    }).toThrow(RegexBudgetExceeded)
  })

  it.each([
    ['groups', `${'('.repeat(500)}a${')'.repeat(500)}`],
    ['classes', `${'['.repeat(500)}a${']'.repeat(500)}`],
    ['characters', 'a'.repeat(10_001)],
  ])('with too many %s is refused', (_what, pattern) => {
    expect(() => compileJavaRegex(pattern)).toThrow(RegexTooComplex)
  })

  it('nested as deep as allowed neither overflows the stack while compiling nor while matching', () => {
    const pattern = `${'(?:'.repeat(390)}a${')?'.repeat(390)}`
    expect(compileJavaRegex(pattern).matches('a')).toBe(true)
    expect(compileJavaRegex('(?:a|b)*c').matches(`${'ab'.repeat(100_000)}c`)).toBe(true)
  })
})
