import { expect, test } from 'vitest'
import { vtlTokens } from './vtl-tokens.ts'

const pieces = (source: string) =>
  vtlTokens(source).map(({ kind, start, end }) => `${kind} ${source.slice(start, end)}`)

test.each([
  ['#set($a = 5)', ['directive #set', 'reference $a', 'number 5']],
  ['{ "id": "x$a.b", "n": 12 }', ['string "id"', 'string "x', 'reference $a.b', 'string "', 'string "n"', 'number 12']],
  ['"a\\"b": true', ['string "a\\"b"', 'number true']],
  ['"open\n1', ['string "open', 'number 1']],
  ['plain words', []],
])('%s is coloured', (source, expected) => {
  expect(pieces(source)).toEqual(expected)
})

test('a string that a reference interrupts goes on behind it, and tokens never overlap', () => {
  const source = `{ "a": "$b-$c d", #if($x == "y")"k": null#end }`
  expect(pieces(source)).toEqual(expect.arrayContaining(['string  d"', 'string "y"', 'string "k"', 'number null']))
  const tokens = vtlTokens(source)
  for (const [index, token] of tokens.entries()) expect(token.start).toBeGreaterThanOrEqual(tokens[index - 1]?.end ?? 0)
})
