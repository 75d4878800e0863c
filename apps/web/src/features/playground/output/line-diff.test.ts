import { expect, test } from 'vitest'
import { lineDiff } from './line-diff.ts'

const drawn = (before: string, after: string) => lineDiff(before, after).map(({ sign, text }) => sign + text)

test.each([
  ['a\nb\nc', 'a\nB\nc', [' a', '-b', '+B', ' c']],
  ['a\nc', 'a\nb\nc', [' a', '+b', ' c']],
  ['a\nb\nc', 'a\nc', [' a', '-b', ' c']],
  ['a\nx\nb\ny', 'a\nb\nz', [' a', '-x', ' b', '-y', '+z']],
  ['same', 'same', [' same']],
])('%j to %j', (before, after, expected) => {
  expect(drawn(before, after)).toEqual(expected)
})

test('both texts can be read from the lines, whatever they are', () => {
  const before = Array.from({ length: 900 }, (_, index) => `${index % 7}`).join('\n')
  const after = Array.from({ length: 900 }, (_, index) => `${index % 5}`).join('\n')
  const lines = lineDiff(before, after)
  const of = (sign: string) =>
    lines.flatMap((line) => (line.sign === ' ' || line.sign === sign ? [line.text] : [])).join('\n')
  expect(of('-')).toBe(before)
  expect(of('+')).toBe(after)
})
