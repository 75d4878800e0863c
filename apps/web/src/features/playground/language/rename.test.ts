import { parseTemplate } from '@gatewright/vtl'
import { expect, test } from 'vitest'
import { definitionOf, refusalOfName, usesOf, variableAt } from './rename.ts'

const source = '#set($a = 1)${a} $!a.b "$a-b" #set($s = "x $a")#foreach($i in $a)$i#end'
const { ast } = parseTemplate(source)

test('every use of a variable is found, inside texts too, and no other name', () => {
  const renamed = usesOf(ast, 'a').reduceRight(
    (text, { start, end }) => `${text.slice(0, start)}total${text.slice(end)}`,
    source,
  )
  expect(renamed).toBe('#set($total = 1)${total} $!total.b "$a-b" #set($s = "x $total")#foreach($i in $total)$i#end')
})

test.each([
  [source.indexOf('${a}'), 'a'],
  [source.indexOf('$i in') + 1, 'i'],
  [source.indexOf('x $a') + 2, 'a'],
  [source.indexOf('"$a-b"'), undefined],
])('the variable at %i is %s', (offset, name) => {
  expect(variableAt(ast, offset)?.name).toBe(name)
})

test('the definition is the first place that gives a value', () => {
  expect(definitionOf(ast, 'a')?.start).toBe(6)
  expect(definitionOf(ast, 'i')?.start).toBe(source.indexOf('$i in') + 1)
  expect(definitionOf(ast, 'nothing')).toBeUndefined()
})

test.each([
  ['a', 'total', undefined],
  ['a', 'i', /used already/],
  ['a', '1x', /begins with a letter/],
  ['a', 'input', /binds/],
  ['util', 'x', /cannot have another name/],
])('$%s may become $%s or says why not', (from, to, refusal) => {
  const said = refusalOfName(ast, from, to)
  if (refusal === undefined) expect(said).toBeUndefined()
  else expect(said).toMatch(refusal)
})
