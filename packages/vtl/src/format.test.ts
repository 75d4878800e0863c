import { expect, test } from 'vitest'
import { compileTemplate } from './compile.ts'
import { formatTemplate } from './format.ts'

test.each([
  ['#set( $a=1 )', '#set($a = 1)'],
  ['#set($a  =\n  1)', '#set($a = 1)'],
  ['#if( $a == 1 )x#elseif( $b )y#end', '#if($a == 1)x#elseif($b)y#end'],
  ['#foreach( $i  in  [1..3] )$i#end', '#foreach($i in [1..3])$i#end'],
  ['#foreach( ${i} in $l )$i#end', '#foreach(${i} in $l)$i#end'],
  ['#if( $a )#set( $b=2 )#end', '#if($a)#set($b = 2)#end'],
  ['  #set( $a=1 ) \ntext', '  #set($a = 1) \ntext'],
  ['#unknown( $a )  ( $b )', '#unknown( $a )  ( $b )'],
  ['#set( $a = $x + $y )', '#set( $a = $x + $y )'],
  ['#foreach($e in )x#end', '#foreach($e in )x#end'],
  ['#if( $a', '#if( $a'],
  ['#foreach($e inX $l)x#end', '#foreach($e inX $l)x#end'],
  ['#foreach($e in$ [""])x#end', '#foreach($e in$ [""])x#end'],
])('%j is formatted as %j', (source, expected) => {
  expect(formatTemplate(source)).toBe(expected)
})

test('formatting what is formatted changes nothing, and never the output', () => {
  const source = '#set( $l=[1,2] )\n#foreach( $i in $l )\n  #if( $i==2 )[$i]#else( $i )#end\n#end'
  const formatted = formatTemplate(source)
  expect(formatTemplate(formatted)).toBe(formatted)
  expect(compileTemplate(formatted).render({}).text).toBe(compileTemplate(source).render({}).text)
})
