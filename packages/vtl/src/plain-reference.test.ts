import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseTemplate } from './parse.ts'

/** Read as it comes, and with every reference in pieces. */
function bothWays(source: string) {
  const taken: string[] = []
  const inPieces = parseTemplate(source, { onToken: ({ kind }) => taken.push(kind) })
  return { whole: parseTemplate(source), inPieces, taken }
}

test.each([
  '$a',
  '$!a.b',
  '${a.b}c',
  '$!{a}',
  '$a.b()',
  "$a.b('it''s', \"x\", -12, $c.d($e))f",
  '$a.b( \n$c )',
  '$a.b ( $c )',
  '$a.true',
  '$a.b(true)',
  '$a._b',
  '$a.b()c',
  '$a.b()(',
  '$a(',
  '$a #set($b = 1)',
  '$a[0].b',
  '$a$b\\$c',
  '$a.b("$c")$a.b("""")',
  "#set($a.b = $c.d('x') + ${e})#if($a.b)#foreach(${f} in $g.h())$f#end#end",
  '#define($a.b)x#end#define(${c})y#end#macro(m $p ${q})$p#end#literal()$a.b(1)#end',
  '$a.b($a.b($a.b($a.b($a.b($a.b($a))))))',
])('%s is one tree, whether its references are read whole or in pieces', (source) => {
  const { whole, inPieces } = bothWays(source)
  expect(whole).toEqual(inPieces)
})

test('whoever follows the tokens gets every piece', () => {
  expect(bothWays('$a.b').taken).toEqual(['identifier', 'dot', 'identifier'])
})

test('any text has the same tree and the same mistakes', () => {
  const piece = fc.constantFrom(
    ...['$', '$a', '$!', '${', '}', '{', '.', '.b', '.b(', '(', ')', '[', ']', ',', ' ', '\t', '\n', "'", '"', '\\'],
    ...['#', '#if(', '#end', '#set(', '#foreach($i in ', '#macro(', '#define(', '#literal()', '=', '+', '..', '-', '!'],
    ...['1', '1.5', 'true', 'a', '_', 'é', "'x'", '"y"', '##'],
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 20 }), fc.boolean(), (pieces, isShallow) => {
      const source = pieces.join('')
      const limits = isShallow ? { maxNestingDepth: 3 } : {}
      const whole = parseTemplate(source, { limits })
      const inPieces = parseTemplate(source, { limits, onToken: () => undefined })
      expect(whole).toEqual(inPieces)
    }),
    { numRuns: 5_000, seed: 11 },
  )
})
