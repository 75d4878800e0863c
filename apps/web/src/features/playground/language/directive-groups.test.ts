import { expect, test } from 'vitest'
import { directiveGroupAt, directiveGroupsOf } from './directive-groups.ts'

const words = (source: string) =>
  directiveGroupsOf(source).map((group) => group.map(({ start, end }) => source.slice(start, end)))

test.each([
  ['#if($a)x#elseif($b)y#else z#end', [['#if', '#elseif', '#else', '#end']]],
  [
    '#foreach($i in $l)#if($i)a#{else}b#{end}#end',
    [
      ['#foreach', '#end'],
      ['#if', '#{else}', '#{end}'],
    ],
  ],
  ['#define($b)\nx\n#end\n', [['#define', '#end']]],
  ['#set($a = 1)', []],
  ['#if($a) #end #end', [['#if', '#end']]],
])('the words of %s belong together', (source, expected) => {
  expect(words(source)).toEqual(expected)
})

test('a group is found from each of its words', () => {
  const source = '#if($a)\n  #foreach($i in $l)$i#end\n#end'
  expect(directiveGroupAt(source, 1)?.at(-1)?.start).toBe(source.lastIndexOf('#end'))
  expect(directiveGroupAt(source, source.indexOf('#end') + 2)?.[0]?.start).toBe(source.indexOf('#foreach'))
  expect(directiveGroupAt(source, source.indexOf('$i#') + 1)).toBeUndefined()
})
