import { create } from 'mutative'
import { expect, test } from 'vitest'
import { writeInto } from './write-into.ts'

test.each([
  ['nothing differs', { a: { b: [1] } }, { a: { b: [1] } }, []],
  ['a member is added', { a: {} }, { a: { b: 1 } }, [['a', 'b']]],
  ['a member is gone', { a: { b: 1 }, c: 2 }, { a: {}, c: 2 }, [['a', 'b']]],
  ['a list differs', { a: { b: [1, 2] }, c: 2 }, { a: { b: [2] }, c: 2 }, [['a', 'b']]],
  ['an object takes the place of a text', { a: 'x' }, { a: { b: 1 } }, [['a']]],
  ['null takes the place of an object', { a: { b: 1 } }, { a: null }, [['a']]],
])('makes the draft equal and touches only that: %s', (_name, before, after, touched) => {
  const [result, patches] = create(before as Record<string, unknown>, (draft) => writeInto(draft, after), {
    enablePatches: true,
  })
  expect(result).toEqual(after)
  expect(patches.map(({ path }) => path)).toEqual(touched)
})
