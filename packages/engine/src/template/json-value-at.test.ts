import { expect, test } from 'vitest'
import { compileJsonPath } from './json-value-at.ts'

const body = { id: 7, who: { name: 'Ada', 'x-y': [1, { z: null }] }, list: [{ n: 1 }, { n: 2 }] }

test.each([
  ['$.id', 7],
  ['$.who.name', 'Ada'],
  ["$.who['x-y'][0]", 1],
  ['$.who.x-y[1].z', null],
  ['$.who', body.who],
  ['$.list[-1].n', 2],
  ['$.list[*].n', [1, 2]],
  ['$..n', [1, 2]],
  ['$.list[?(@.n > 1)]', [{ n: 2 }]],
  ['$.list.length()', 2],
  ['$.who.toString', undefined],
  ['$.who.__proto__', undefined],
  ['$.nope.x', undefined],
  ['$.list.length', undefined],
  ['$.list[9]', undefined],
  ['$.who[0]', undefined],
  ['$.id[?(@.x)]', undefined],
  ['$.[', undefined],
  ['$.', undefined],
])('%s of a body', (path, expected) => {
  expect(compileJsonPath(path)(body)).toEqual(expected)
})
