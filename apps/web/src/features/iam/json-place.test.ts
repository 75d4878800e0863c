import { describe, expect, it } from 'vitest'
import { jsonPlace } from './json-place.ts'

const text = '{ "a": [1, {"b\\"c": "x, }"}],\n "d": {} }'

describe('jsonPlace', () => {
  it.each([
    [['a'], '[1, {"b\\"c": "x, }"}]'],
    [['a', 0], '1'],
    [['a', 1, 'b"c'], '"x, }"'],
    [['d'], '{}'],
    [['d', 'missing'], '{}'],
    [['a', 7], '[1, {"b\\"c": "x, }"}]'],
    [[], text],
  ])('finds %j', (path, expected) => {
    const place = jsonPlace(text, path)
    expect(place && text.slice(place.start, place.end)).toBe(expected)
  })

  it.each(['', '{', '{"a": ', '[1, "x'])('finds nothing in %j', (broken) => {
    expect(jsonPlace(broken, ['a'])).toBeUndefined()
  })
})
