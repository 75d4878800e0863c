import { expect, test } from 'vitest'
import { emptySample } from '../playground/preview-protocol.ts'
import { recordRendering } from '../playground/record/record-rendering.ts'
import { type Move, moved, type Place, placesOf, type RunBreakpoints, type Stop } from './stops.ts'

const template = `#set($a = 1)
#foreach($n in [1, 2])
#set($a = $a + $n)
#end
$a`
const recording = recordRendering(template, emptySample)
const stops: Stop[] = [{ phase: 'accept' }, { phase: 'integrationRequest', recording }, { phase: 'integration' }]
const none: RunBreakpoints = { phases: new Set(), lines: new Map() }
const last = recording.steps.length - 1
const inside = (step: number): Place => ({ phase: 'integrationRequest', step })
const lines = (...numbers: number[]): RunBreakpoints => ({
  phases: new Set(),
  lines: new Map([['integrationRequest', new Map(numbers.map((line) => [line, '']))]]),
})

test('the steps of a template come before its phase is over', () => {
  expect(placesOf(stops)).toEqual([
    { phase: 'accept' },
    ...recording.steps.map((_, step) => inside(step)),
    { phase: 'integrationRequest' },
    { phase: 'integration' },
  ])
})

test.each<[string, Place, Move, Place]>([
  ['over a phase, its template and all', { phase: 'accept' }, 'over', { phase: 'integrationRequest' }],
  ['into the next template', { phase: 'accept' }, 'into', inside(0)],
  [
    'into where there is no template is to the next phase',
    { phase: 'integrationRequest' },
    'into',
    { phase: 'integration' },
  ],
  ['over a loop inside', inside(1), 'over', inside(4)],
  ['into a loop', inside(1), 'into', inside(2)],
  ['over the end of a template ends its phase', inside(last), 'over', { phase: 'integrationRequest' }],
  ['back from behind a phase is to the end of its template', { phase: 'integrationRequest' }, 'back', inside(last)],
  ['back out of a template', inside(0), 'back', { phase: 'accept' }],
  ['back over a phase', { phase: 'integration' }, 'overBack', { phase: 'integrationRequest' }],
  ['back over the rest of a template', inside(3), 'overBack', { phase: 'accept' }],
  ['no further than the end', { phase: 'integration' }, 'over', { phase: 'integration' }],
  ['no further than the beginning', { phase: 'accept' }, 'back', { phase: 'accept' }],
  ['a phase that is gone counts as the last', { phase: 'gatewayResponse' }, 'back', { phase: 'integrationRequest' }],
])('%s', (_, from, move, to) => {
  expect(moved(stops, from, move, none)).toEqual(to)
})

test('going on stops behind phases and on lines with a breakpoint, each time a line runs, in both directions', () => {
  const behind: RunBreakpoints = { phases: new Set(['integrationRequest']), lines: new Map() }
  expect(moved(stops, { phase: 'accept' }, 'resume', behind)).toEqual({ phase: 'integrationRequest' })
  expect(moved(stops, { phase: 'integration' }, 'resumeBack', behind)).toEqual({ phase: 'integrationRequest' })
  const first = moved(stops, { phase: 'accept' }, 'resume', lines(3))
  const second = moved(stops, first, 'resume', lines(3))
  expect([first, second].map(({ step = -1 }) => recording.steps[step]?.line)).toEqual([3, 3])
  expect(first).not.toEqual(second)
  expect(moved(stops, second, 'resume', lines(3))).toEqual({ phase: 'integration' })
  expect(moved(stops, second, 'resumeBack', lines(3))).toEqual(first)
})
