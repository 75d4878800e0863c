import { expect, test } from 'vitest'
import { cellText, columnsOf, fromPlain, isPlain, toPlain } from './attribute-json.ts'

test.each([[{ id: 'a', n: 1.5, yes: true, none: null, list: ['x', 2], map: { deep: [] } }], [{}]])(
  'plain JSON %j comes back the same',
  (plain) => {
    const item = fromPlain(plain)
    expect(toPlain(item)).toEqual(plain)
    expect(isPlain(item)).toBe(true)
  },
)

test('an attribute may have any name', () => {
  const item = fromPlain(JSON.parse('{"__proto__":{"constructor":1}}'))
  expect(JSON.stringify(item)).toBe('{"__proto__":{"M":{"constructor":{"N":"1"}}}}')
  expect(JSON.stringify(toPlain(item))).toBe('{"__proto__":{"constructor":1}}')
})

test.each([
  ['a set', { s: { SS: ['a'] } }, { s: ['a'] }],
  ['bytes', { b: { B: 'AQI=' } }, { b: 'AQI=' }],
  ['a number of 20 digits', { n: { N: '12345678901234567890' } }, { n: '12345678901234567890' }],
  ['one of them deep inside', { m: { M: { l: { L: [{ NS: ['1'] }] } } } }, { m: { l: [[1]] } }],
])('%s is shown, but plain JSON cannot say it', (_title, item, plain) => {
  expect(isPlain(item)).toBe(false)
  expect(toPlain(item)).toEqual(plain)
})

test('columns are the key and what most items have; cells are text', () => {
  const items = [fromPlain({ id: 'a', x: 1 }), fromPlain({ id: 'b', x: 1, y: { z: 1 } })]
  expect(columnsOf(items, ['id'], 2)).toEqual(['id', 'x'])
  expect(columnsOf(items, ['id'], 5)).toEqual(['id', 'x', 'y'])
  expect(items.map(({ y }) => cellText(y))).toEqual(['', '{"z":1}'])
})
