import { expect, test } from 'vitest'
import { emptySample } from '../playground/preview-protocol.ts'
import { type KeptBenches, readBenches, withBench, writeBenches } from './kept-bench.ts'

/** A storage that holds so many characters. */
function storageOf(room: number) {
  const items = new Map<string, string>()
  return {
    getItem: (key: string) => items.get(key) ?? null,
    setItem(key: string, value: string) {
      if (value.length > room) throw new Error('full')
      items.set(key, value)
    },
  }
}

test('breakpoints, watches and a changed sample are there again', () => {
  const storage = storageOf(10_000)
  const first = withBench([], 'api:root:GET:request', { breakpoints: [[2, '$i == 1']] })
  const both = withBench(first, 'api:root:GET:request', { watches: ['$a'], sample: { ...emptySample, body: '{}' } })
  writeBenches(both, storage)
  expect(readBenches(storage)).toEqual(both)
  expect(both).toEqual([
    [
      'api:root:GET:request',
      { breakpoints: [[2, '$i == 1']], watches: ['$a'], sample: { ...emptySample, body: '{}' } },
    ],
  ])
})

test('where there is no room, what was changed longest ago is forgotten', () => {
  const storage = storageOf(120)
  let benches: KeptBenches = []
  for (const place of ['a', 'b', 'c', 'a']) benches = withBench(benches, place, { watches: ['$long + $expression'] })
  writeBenches(benches, storage)
  expect(benches.map(([place]) => place)).toEqual(['b', 'c', 'a'])
  expect(readBenches(storage).map(([place]) => place)).toEqual(['c', 'a'])
})

test('more than forty are not kept', () => {
  let benches: KeptBenches = []
  for (let place = 0; place < 50; place++) benches = withBench(benches, `place ${place}`, { watches: [] })
  expect(benches).toHaveLength(40)
  expect(benches.at(-1)?.[0]).toBe('place 49')
})

test.each(['', 'null', '{', '[["a",{"breakpoints":"x"}]]'])('storage with %j reads as nothing', (text) => {
  expect(readBenches({ getItem: () => text })).toEqual([])
})
