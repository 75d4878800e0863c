import fc from 'fast-check'
import { expect, test } from 'vitest'
import { queryFields, queryRows, withQuery, withQueryRows } from './query.ts'

test('fields that are not changed keep their encoding, duplicates and order', () => {
  const path = '/x?a=1&a=b+c&e&=v&q=%zz'
  expect(withQuery(path, queryFields(path))).toBe(path)
  const changed = queryFields(path).map((field, at) => (at === 1 ? { ...field, value: 'ü&' } : field))
  expect(withQuery(path, changed)).toBe('/x?a=1&a=%C3%BC%26&e&=v&q=%zz')
})

test('a parameter that is switched off leaves the path and comes back at its place', () => {
  const rows = queryRows({ path: '/x?a=1&b=2&c=3', unusedQuery: [] })
  const off = withQueryRows(
    '/x?a=1&b=2&c=3',
    rows.map((row, at) => ({ ...row, enabled: at !== 1 })),
  )
  expect(off).toEqual({ path: '/x?a=1&c=3', unusedQuery: [{ name: 'b', value: '2', at: 1 }] })
  expect(queryRows(off).map(({ name, enabled }) => [name, enabled])).toEqual([
    ['a', true],
    ['b', false],
    ['c', true],
  ])
  expect(
    withQueryRows(
      off.path,
      queryRows(off).map((row) => ({ ...row, enabled: true })),
    ).path,
  ).toBe('/x?a=1&b=2&c=3')
})

test('rows and request lead to each other', () => {
  const row = fc.record({ name: fc.string(), value: fc.string(), enabled: fc.boolean() })
  fc.assert(
    fc.property(fc.array(row, { maxLength: 8 }), (rows) => {
      const shown = queryRows(withQueryRows('/x', rows)).map(({ name, value, enabled }) => ({ name, value, enabled }))
      // no name and no value at all is how an empty query string reads
      if (rows.filter(({ enabled }) => enabled).length > 0) expect(shown).toEqual(rows)
    }),
  )
})
