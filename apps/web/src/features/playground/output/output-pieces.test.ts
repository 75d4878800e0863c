import { expect, test } from 'vitest'
import { outputPieces } from './output-pieces.ts'

test('a line is cut at colours, at what is lit, and at what is not produced yet', () => {
  const pieces = outputPieces('"a": 12, "b"', 100, { lit: [{ start: 101, end: 102 }], produced: 109, json: true })
  expect(
    pieces.map(({ text, kind, isLit, isAhead }) => `${text}|${kind}|${isLit ? 'lit' : ''}|${isAhead ? 'ahead' : ''}`),
  ).toEqual([
    '"|string||',
    'a|string|lit|',
    '"|string||',
    ': |plain||',
    '12|number||',
    ', |plain||',
    '"b"|string||ahead',
  ])
})

test('the pieces of a line are the line', () => {
  const line = '{ "x": [1, true], "y\\"z": null } \u{1F389}'
  const pieces = outputPieces(line, 7, { lit: [{ start: 0, end: 9 }], produced: 20, json: true })
  expect(pieces.map(({ text }) => text).join('')).toBe(line)
})
