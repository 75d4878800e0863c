import { expect, test } from 'vitest'
import { eachPlace, findPlace, jsonPlaces, placeAt, plainPath } from './json-places.ts'

const text = '{ "id": "o-1", "odd name": true, "items": [ { "sku": "A" }, { "sku": "B" } ] }'

function written(path: string): string | undefined {
  const root = jsonPlaces(text)
  const place = root === undefined ? undefined : findPlace(root, path)
  return place === undefined ? undefined : text.slice(place.start, place.end)
}

test.each([
  ['$.id', '"o-1"'],
  ['$["odd name"]', 'true'],
  ['$.items[1].sku', '"B"'],
  ['$.items[0]', '{ "sku": "A" }'],
  ['$.items[7]', undefined],
  ['$.i', undefined],
])('%s stands where it is written', (path, expected) => {
  expect(written(path)).toBe(expected)
})

test.each([
  ['"B"', '$.items[1].sku'],
  ['"items"', '$.items'],
  ['true', '$["odd name"]'],
])('the value at %s is found by its place', (part, path) => {
  const root = jsonPlaces(text)
  expect(root && placeAt(root, text.indexOf(part) + 1)?.path).toBe(path)
})

test.each([
  ["{ a: 1, 'b': 2, }", ['$', '$.a', '$.b']],
  ['{ "a": [1, ', ['$', '$.a', '$.a[0]']],
  ['"text"', ['$']],
  ['', []],
  ['{ "a" 1', ['$']],
])('of %s everything readable has a place', (lax, paths) => {
  const root = jsonPlaces(lax)
  expect(root === undefined ? [] : [...eachPlace(root)].map(({ path }) => path)).toEqual(paths)
})

test('deep nesting ends in time and without an overflow', () => {
  expect(jsonPlaces('['.repeat(100_000))?.kind).toBe('array')
})

test.each([
  ['$', '$'],
  ['$.a.b', '$.a.b'],
  ["$['a']['x y']", '$.a["x y"]'],
  ['$.items[0]', '$.items[0]'],
  ['a', '$.a'],
  ['$..a', undefined],
  ['$.a[*]', undefined],
  ['$.a[?(@.b)]', undefined],
  ['$.a[0:1]', undefined],
])('the path %s leads to %s', (path, expected) => {
  expect(plainPath(path)).toBe(expected)
})
