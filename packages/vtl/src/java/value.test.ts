import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fromJson } from './from-json.ts'
import { toJavaString } from './to-string.ts'
import { JavaMap, JavaMapView, type JavaValue, JsonArray } from './value.ts'

const key = fc.constantFrom<JavaValue>('a', 'b', 'c', '', '__proto__', 'constructor', '1', '\0x', 1, 1n, null, true)
const operation = fc.oneof(
  fc.record({ kind: fc.constant('get' as const), key }),
  fc.record({ kind: fc.constant('has' as const), key }),
  fc.record({ kind: fc.constant('set' as const), key, value: fc.constantFrom<JavaValue>(null, 'x', 7) }),
  fc.record({ kind: fc.constant('delete' as const), key }),
  fc.record({ kind: fc.constantFrom('clear' as const, 'size' as const, 'entries' as const) }),
)

type Step = { kind: string; key?: JavaValue; value?: JavaValue }

function apply(map: JavaMap, { kind, key: at, value }: Step): unknown {
  switch (kind) {
    case 'get':
      return map.get(at ?? null)
    case 'has':
      return map.has(at ?? null)
    case 'set':
      return map.set(at ?? null, value ?? null)
    case 'delete':
      return map.delete(at ?? null)
    case 'clear':
      return map.clear()
    case 'size':
      return map.size
    default:
      return [...map.entries()]
  }
}

test('a map over a record behaves like one that was filled entry by entry', () => {
  const record = fc.dictionary(
    fc.constantFrom('a', 'b', 'c', '', 'constructor', '\0x'),
    fc.constantFrom(null, 'v', 3, undefined),
  )
  fc.assert(
    fc.property(record, fc.array(operation, { maxLength: 12 }), (members, steps) => {
      const before = JSON.stringify(members)
      const over = fromJson(members) as JavaMap
      const filled = JavaMap.of(
        Object.entries(members).filter((entry) => entry[1] !== undefined) as [string, JavaValue][],
      )
      for (const step of steps) expect(apply(over, step)).toEqual(apply(filled, step))
      expect(over.keyList()).toEqual([...filled.keys()])
      expect([...over.values()]).toEqual([...filled.values()])
      expect(toJavaString(over)).toBe(toJavaString(filled))
      expect(JSON.stringify(members)).toBe(before)
    }),
    { numRuns: 1_000, seed: 7 },
  )
})

test('what a map over a record holds is the same object each time, and stays so after a change', () => {
  const map = fromJson({ list: [1], inner: { x: 1 } }) as JavaMap
  const [list, inner] = [map.get('list'), map.get('inner')]
  expect(map.get('list')).toBe(list)
  map.set('other', 1)
  expect(map.get('list')).toBe(list)
  expect(map.get('inner')).toBe(inner)
})

test('members of a record’s prototype are no entries', () => {
  const map = fromJson({ a: 1 }) as JavaMap
  for (const name of ['toString', 'constructor', '__proto__', 'hasOwnProperty']) {
    expect(map.get(name)).toBeNull()
    expect(map.has(name)).toBe(false)
  }
})

test('a final entry can be put once', () => {
  const map = new JavaMap()
  map.isFinal = (name) => name === 'status'
  map.set('status', 1)
  map.set('other', 1)
  map.set('other', 2)
  expect(() => map.set('status', 2)).toThrow('status is set a second time')
})

test('views hold what the map holds now', () => {
  const map = JavaMap.of([
    ['a', 1],
    ['b', 2],
  ])
  const [keys, values] = [new JavaMapView(map, 'keys'), new JavaMapView(map, 'values')]
  map.set('c', 3)
  expect([keys.toList(), [...keys]]).toEqual([
    ['a', 'b', 'c'],
    ['a', 'b', 'c'],
  ])
  expect([values.toList(), [...values]]).toEqual([
    [1, 2, 3],
    [1, 2, 3],
  ])
})

test('a list of json-smart prints as JSON wherever it stands', () => {
  expect(toJavaString(JsonArray.ofItems(['a/b', 1]))).toBe('["a\\/b",1]')
  expect(toJavaString(JavaMap.of([['l', JsonArray.ofItems([JavaMap.of([['k', 'v']])])]]))).toBe('{l=[{"k":"v"}]}')
})

test('arrays nested without end are refused, not followed', () => {
  let nested: unknown[] = []
  for (let depth = 0; depth < 2_000; depth++) nested = [nested]
  expect(() => fromJson(nested as never)).toThrow(RangeError)
})
