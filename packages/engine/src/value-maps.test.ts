import { describe, expect, it } from 'vitest'
import { allValues, lastValues, type QueryList } from './query-string.ts'
import { quote, quoteOrNull } from './quote.ts'
import { valueMapsText } from './value-maps.ts'

describe('JSON of texts', () => {
  it.each(['', 'plain', ' !#[]~', '"', '\\', 'a\nb', '\u007f', '\u0000', 'ü', '\ud800', '😀', '\u2028', '</script>'])(
    '%j is quoted as JSON.stringify quotes it',
    (text) => {
      expect(quote(text)).toBe(JSON.stringify(text))
    },
  )

  it('nothing is null', () => {
    expect(quoteOrNull(undefined)).toBe('null')
    expect(quoteOrNull('a')).toBe('"a"')
  })
})

describe('JSON of the values of a list, by name', () => {
  it.each<[string, QueryList]>([
    ['an empty list', []],
    [
      'names that differ',
      [
        ['Host', 'h'],
        ['accept', '*/*'],
        ['Accept', 'a"b'],
      ],
    ],
    [
      'a name that comes again',
      [
        ['a', '1'],
        ['b', '2'],
        ['a', '3'],
      ],
    ],
    [
      'names that are indexes',
      [
        ['b', '2'],
        ['10', 'x'],
        ['9', 'y'],
      ],
    ],
    [
      'names of members that every object has',
      [
        ['__proto__', 'p'],
        ['constructor', 'c'],
        ['toString', 't'],
      ],
    ],
    [
      'an empty name',
      [
        ['', 'x'],
        ['a', ''],
      ],
    ],
    ['many names', Array.from({ length: 100 }, (_, index): [string, string] => [`n${index % 60}`, String(index)])],
  ])('of %s is what the maps give', (_case, list) => {
    expect(valueMapsText(list)).toEqual({
      last: JSON.stringify(lastValues(list)),
      all: JSON.stringify(allValues(list)),
    })
  })
})
