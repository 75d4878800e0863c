import fc from 'fast-check'
import { expect, test } from 'vitest'
import { jsonError } from './json-error.ts'

test.each([
  ['{"a":1}', undefined],
  ['', undefined],
  ['{\n"a": abc\n}', { line: 2, column: 6 }],
  ['{\n"a": 1', { line: 2, column: 7 }],
  ['[1,]', { line: 1, column: 4 }],
  ['{"a" 1}', { line: 1, column: 6 }],
  ['01', { line: 1, column: 1 }],
  ['{} x', { line: 1, column: 4 }],
  ['"a\nb"', { line: 1, column: 1 }],
])('%j breaks at %j', (text, place) => {
  if (place === undefined) expect(jsonError(text)).toBeUndefined()
  else expect(jsonError(text)).toMatchObject(place)
})

test('it agrees with JSON.parse on what is JSON', () => {
  const nearly = fc.oneof(
    fc.json(),
    fc
      .tuple(fc.json(), fc.nat(), fc.constantFrom('', ',', '}', '"', '1', ' '))
      .map(
        ([json, at, insert]) =>
          json.slice(0, at % (json.length + 1)) + insert + json.slice((at % (json.length + 1)) + 1),
      ),
  )
  fc.assert(
    fc.property(nearly, (text) => {
      if (text.trim() === '' || /[^\x20-\x7e\n]/.test(text)) return
      let isJson = true
      try {
        JSON.parse(text)
      } catch {
        isJson = false
      }
      expect(jsonError(text) === undefined).toBe(isJson)
    }),
    { numRuns: 2000 },
  )
})
