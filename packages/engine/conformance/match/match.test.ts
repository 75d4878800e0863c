import type { Json } from '@gatewright/definition'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { match } from './match.ts'

const holds: [name: string, expected: Json, actual: Json][] = [
  ['equal values', { a: [1, 'x', null, true] }, { a: [1, 'x', null, true] }],
  ['members in another order', { a: 1, b: 2 }, { b: 2, a: 1 }],
  ['$any', { a: { $any: true } }, { a: { deep: [] } }],
  ['$any for null', { a: { $any: true } }, { a: null }],
  ['$type string', { $type: 'string' }, ''],
  ['$type null', { $type: 'null' }, null],
  ['$type array', { $type: 'array' }, []],
  ['$type object', { $type: 'object' }, {}],
  ['$matches searches', { $matches: 'b+' }, 'abbc'],
  ['$matches with (?i)', { $matches: '(?i)^ABC$' }, 'abc'],
  ['$matches with (?s)', { $matches: '(?s)a.b' }, 'a\nb'],
  ['$subset', { $subset: { a: 1 } }, { a: 1, b: 2 }],
  ['$subset in $subset', { $subset: { a: { $subset: { b: 1 } } } }, { a: { b: 1, c: 2 }, d: 3 }],
  ['$absent in $subset', { $subset: { a: { $absent: true } } }, { b: 1 }],
  ['$set in any order', { $set: [1, { $type: 'string' }, 3] }, [3, 'x', 1]],
  ['a member named like a marker beside others', { $any: true, b: 1 }, { $any: true, b: 1 }],
  ['__proto__ as a member', JSON.parse('{"__proto__":1}'), JSON.parse('{"__proto__":1}')],
]

const differs: [name: string, expected: Json, actual: Json | undefined, path: string][] = [
  ['another value', { a: { b: 1 } }, { a: { b: 2 } }, '$.a.b'],
  ['another type', 1, '1', '$'],
  ['a missing member', { a: 1, b: 2 }, { a: 1 }, '$.b'],
  ['an extra member', { a: 1 }, { a: 1, 'x-y': 2 }, '$["x-y"]'],
  ['a shorter list', [1, 2], [1], '$[1]'],
  ['a longer list', [1], [1, 2], '$[1]'],
  ['a list for an object', {}, [], '$'],
  ['an object for a list', [], {}, '$'],
  ['null for an object', {}, null, '$'],
  ['nothing for $any', { a: { $any: true } }, {}, '$.a'],
  ['another $type', { $type: 'number' }, '1', '$'],
  ['no match', { $matches: '^b' }, 'ab', '$'],
  ['a number for $matches', { $matches: '1' }, 1, '$'],
  ['a member that should be absent', { $subset: { a: { $absent: true } } }, { a: null }, '$.a'],
  ['a $set with one too many', { $set: [1] }, [1, 1], '$'],
  ['a $set with one too few', { $set: [1, 1] }, [1], '$'],
  ['an inherited member', { toString: { $any: true } }, {}, '$.toString'],
]

describe('match', () => {
  it.each(holds)('holds: %s', (_name, expected, actual) => {
    expect(match(expected, actual)).toBeUndefined()
  })

  it.each(differs)('differs at its place: %s', (_name, expected, actual, path) => {
    expect(match(expected, actual)?.path).toBe(path)
  })

  it('holds for every value against itself, and for no value against one that holds it', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const json: Json = JSON.parse(JSON.stringify(value).replaceAll('"$', '"'))
        expect(match(json, structuredClone(json))).toBeUndefined()
        expect(match(json, [json])).toBeDefined()
      }),
    )
  })
})
