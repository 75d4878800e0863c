import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { elementTexts, memberText } from './raw-text.ts'

describe('raw texts of JSON', () => {
  it('keep the order that parsing loses', () => {
    expect(memberText('{"a": {"m": {"b": 1, "7": 2}}}', 'a', 'm')).toBe('{"b": 1, "7": 2}')
  })

  it('are not led astray by brackets, commas and quotes inside strings', () => {
    expect(elementTexts('["a,]\\"}", {"x": "[,"}]')).toEqual(['"a,]\\"}"', '{"x": "[,"}'])
  })

  it.each(['[]', '[ ]', '{}'])('find nothing in %s', (text) => {
    expect(elementTexts(text)).toEqual([])
    expect(memberText(text, 'a')).toBeUndefined()
  })

  it('parse to what the whole parses to', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue()), fc.nat(3), (values, indent) => {
        const text = JSON.stringify(values, null, indent)
        expect(elementTexts(text).map((element) => JSON.parse(element))).toEqual(JSON.parse(text))
      }),
    )
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (members) => {
        const text = JSON.stringify(members)
        for (const [name, value] of Object.entries(JSON.parse(text))) {
          expect(JSON.parse(memberText(text, name) ?? 'null')).toEqual(value)
        }
      }),
    )
  })
})
