import { expect, test } from 'vitest'
import { emptySample } from '../preview-protocol.ts'
import { recordRendering } from '../record/record-rendering.ts'
import { movedBreakpoints, nextStop, previousStop, runToLine, stepOver, stoppingLine } from './stepping.ts'

const template = `#set($a = 1)
{
#foreach($i in [1..3])
  $i $i
#end
}
$a`
const recording = recordRendering(template, emptySample)
const lines = recording.steps.map(({ line }) => line)
const at = (step: number) => `${recording.steps[step]?.line} ${recording.steps[step]?.loops[0]?.index ?? '-'}`

test('steps stand before each statement and at the end', () => {
  expect(lines).toEqual([1, 3, 4, 4, 4, 4, 4, 4, 7, 7])
})

test('a breakpoint stops once for each pass, in both directions', () => {
  const breakpoints = new Map([[4, '']])
  const first = nextStop(recording, 0, breakpoints)
  const second = nextStop(recording, first, breakpoints)
  expect([at(first), at(second)]).toEqual(['4 0', '4 1'])
  expect(previousStop(recording, second, breakpoints)).toBe(first)
  expect(nextStop(recording, nextStop(recording, second, breakpoints), breakpoints)).toBe(recording.steps.length - 1)
  expect(previousStop(recording, first, breakpoints)).toBe(0)
})

test('a condition that does not hold stops nothing', () => {
  const conditional = recordRendering(template, emptySample, { conditions: [{ line: 4, condition: '$i == 3' }] })
  const stop = nextStop(conditional, 0, new Map([[4, '$i == 3']]))
  expect(conditional.steps[stop]?.loops[0]?.index).toBe(2)
})

test('stepping over a loop runs through all of its passes', () => {
  expect(recording.steps[stepOver(recording, 1)]?.line).toBe(7)
  expect(stepOver(recording, 0)).toBe(1)
  expect(stepOver(recording, recording.steps.length - 1)).toBe(recording.steps.length - 1)
})

test('running to the cursor stops at the first step of its line', () => {
  expect(runToLine(recording, 0, 4)).toBe(2)
  expect(runToLine(recording, 9, 4)).toBeUndefined()
})

test.each([
  [1, 1],
  [2, 3],
  [5, 7],
  [8, undefined],
])('a click on line %i stops at line %s', (line, stops) => {
  expect(stoppingLine(template, line)).toBe(stops)
})

test.each([
  ['a\nb\nc', 'x\na\nb\nc', [4]],
  ['a\nb\nc', 'a\nc', [2]],
  ['a\nb\nc', 'a\nb\nc\nd', [3]],
  ['a\nb\nc', 'a\nB\nc', [3]],
])('a breakpoint on line 3 of %j follows its text in %j', (before, after, expected) => {
  expect([...movedBreakpoints(new Map([[3, '']]), before, after).keys()]).toEqual(expected)
})
