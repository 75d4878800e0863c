import { expect, test } from 'vitest'
import { emptySample } from '../preview-protocol.ts'
import { recordRendering } from '../record/record-rendering.ts'
import { asExpression, watchRows } from './watch-rows.ts'

const watches = ['$a + 1']
const recording = recordRendering('#set($a = 1)#set($b = "x")#set($a = 5)$a', emptySample, { watches })

test('what changed at the step stands first, with the value before', () => {
  const rows = watchRows(recording, 3, 1, watches).map(({ name, value, before }) => [name, value.text, before?.text])
  expect(rows).toEqual([
    ['a', '5', '1'],
    ['b', 'x', undefined],
    ['$a + 1', '6', '2'],
  ])
})

test('going back shows the values that were', () => {
  const rows = watchRows(recording, 1, 3, watches).map(({ name, value }) => [name, value.type, value.text])
  expect(rows).toEqual([
    ['a', 'Integer', '1'],
    ['$a + 1', 'Integer', '2'],
  ])
})

test.each([
  ['5', '5'],
  ['-1.5', '-1.5'],
  ['true', 'true'],
  ['"x y"', '"x y"'],
  ['[1, 2]', '[1, 2]'],
  ['$root.id', '$root.id'],
  ["O'Brien", "'O''Brien'"],
  ['', "''"],
])('%s is given as %s', (typed, expression) => {
  expect(asExpression(typed)).toBe(expression)
})
