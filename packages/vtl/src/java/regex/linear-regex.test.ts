import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assemble } from './assemble.ts'
import { LinearRegex } from './linear-regex.ts'
import { Machine } from './machine.ts'
import { parseRegex } from './parse.ts'

const plenty = () => ({ remaining: 1_000_000_000 })

const { regex } = fc.letrec<{ regex: string; sequence: string; item: string }>((tie) => ({
  regex: fc.array(tie('sequence'), { minLength: 1, maxLength: 3 }).map((options) => options.join('|')),
  sequence: fc.array(tie('item'), { maxLength: 3 }).map((items) => items.join('')),
  item: fc
    .tuple(
      fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        fc.constantFrom('a', 'b', 'ab', '[ab]', '[^a]', '.', '\\w', '\\b', '^', '$', '(?i:A)', 'é'),
        tie('regex').map((inner) => `(${inner})`),
        tie('regex').map((inner) => `(?:${inner})`),
      ),
      fc.constantFrom('', '', '', '*', '+', '?', '*?', '+?', '??', '{2}', '{1,2}', '{2,}?'),
    )
    .map(([item, quantifier]) => `${item}${item === '^' || item === '$' || item === '\\b' ? '' : quantifier}`),
}))

describe('LinearRegex', () => {
  it('finds and matches what the backtracking matcher does, on the inputs that suit it', () => {
    let compared = 0
    const inputs = fc.string({ unit: fc.constantFrom('a', 'a', 'b', 'A', '-', 'é', '\n'), maxLength: 8 })
    fc.assert(
      fc.property(regex, inputs, (pattern, input) => {
        const parsed = parseRegex(pattern, 0)
        const linear = LinearRegex.of(pattern, parsed)
        if (!linear?.suits(input, false)) return
        compared++
        const machine = new Machine(assemble(pattern, parsed), input)
        const shown = (spans: number[] | null) => (linear.suits(input, true) ? spans : spans?.slice(0, 2))
        for (let from = 0; from <= input.length; from++) {
          const expected = machine.find(from, from, plenty()) ? machine.spans() : null
          expect(shown(linear.find(input, from, plenty()))).toEqual(shown(expected))
        }
        const whole = machine.matches(plenty()) ? machine.spans() : null
        expect(shown(linear.matches(input, plenty()))).toEqual(shown(whole))
      }),
      { numRuns: 3000, seed: 17 },
    )
    expect(compared).toBeGreaterThan(500)
  })

  it.each(['a(?=b)', '(?<=a)b', '(a)\\1', 'a*+', '(?>a)', '\\R', '\\X', '\\G', '(a?)*', '(?m)^a', '(?:){2}'])(
    'does not take on %s',
    (pattern) => {
      expect(LinearRegex.of(pattern, parseRegex(pattern, 0))).toBeNull()
    },
  )

  it('does not suit inputs for which Java and RE2 part', () => {
    const of = (pattern: string) => LinearRegex.of(pattern, parseRegex(pattern, 0))
    expect(of('a$')?.suits('a\n', false)).toBe(false)
    expect(of('a$')?.suits('a', true)).toBe(true)
    expect(of('\\ba')?.suits('é', false)).toBe(false)
    expect(of('[^b]')?.suits('€', false)).toBe(false)
    expect(of('(a)+')?.suits('a', true)).toBe(false)
    expect(of('(a)+')?.suits('a', false)).toBe(true)
  })
})
