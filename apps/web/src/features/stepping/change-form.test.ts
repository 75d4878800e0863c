import type { Intervention, TraceEvent } from '@gatewright/engine'
import { restPhases } from '@gatewright/engine/phases'
import { expect, test } from 'vitest'
import type { Run } from '../console/run.ts'
import { type ChangeForm, changeFormOf, readChangeForm, withChange, withoutPhase } from './change-form.ts'

const run = (events: readonly TraceEvent[], body = ''): Run =>
  ({ trace: { events }, outcome: { answer: { status: 200, headers: [], body: btoa(body) } } }) as unknown as Run
const completed = (phase: string, output?: object): TraceEvent =>
  ({ type: 'phaseCompleted', phase, at: 0, result: 'completed', output }) as TraceEvent

const request = run([
  completed('integrationRequest', {
    httpMethod: 'POST',
    path: { id: '7' },
    query: [['q', 'a=b']],
    headers: [['X-A', '1']],
    body: { text: '{"n":1}' },
  }),
])

/** What an edited form of a phase means. */
function edited(from: Run, phase: string, edit: object) {
  const before = changeFormOf(from, phase)
  if (before === undefined) throw new Error(`nothing can be changed behind ${phase}`)
  return readChangeForm(before, { ...before, ...edit } as ChangeForm)
}

test('a form shows what came out, and unchanged it means no change', () => {
  expect(changeFormOf(request, 'integrationRequest')).toMatchObject({
    httpMethod: 'POST',
    path: 'id=7',
    query: 'q=a=b',
    headers: 'X-A: 1',
    body: '{"n":1}',
  })
  expect(edited(request, 'integrationRequest', {})).toEqual({ change: undefined })
})

test('only what was changed is part of the change', () => {
  expect(edited(request, 'integrationRequest', { body: '{"n":2}' })).toEqual({
    change: { type: 'request', phase: 'integrationRequest', body: '{"n":2}' },
  })
  expect(edited(request, 'integrationRequest', { query: 'q=x\n\nr=', httpMethod: 'PUT' })).toEqual({
    change: {
      type: 'request',
      phase: 'integrationRequest',
      httpMethod: 'PUT',
      query: [
        ['q', 'x'],
        ['r', ''],
      ],
    },
  })
})

test.each<[string, object, object]>([
  ['headers without a colon', { headers: 'X-A: 1\nnonsense' }, { headers: 'Line 2 has no ":": write name: value.' }],
  ['a header name with blanks', { headers: 'X A: 1' }, { headers: 'Line 1: "X A" is no name of a header.' }],
  ['a method in small letters', { httpMethod: 'get' }, { httpMethod: expect.stringContaining('capital letters') }],
  ['a query without a name', { query: '=1' }, { query: expect.stringContaining('Line 1') }],
])('%s is told at its field, with its line', (_, edit, errors) => {
  expect(edited(request, 'integrationRequest', edit)).toEqual({ errors })
})

test('the answer of a backend, of a mock and of the method are shown as they came', () => {
  const events: TraceEvent[] = [
    {
      type: 'endpointResponse',
      phase: 'integration',
      at: 0,
      status: 404,
      headers: [['A', 'b']],
      body: { text: 'gone' },
      latencyMs: 1,
    },
    completed('methodResponse', { status: 200, headers: [['C', 'd']] }),
  ]
  expect(changeFormOf(run(events), 'integration')).toMatchObject({ status: '404', headers: 'A: b', body: 'gone' })
  expect(changeFormOf(run(events, 'é'), 'methodResponse')).toMatchObject({ status: '200', headers: 'C: d' })
  expect(edited(run(events), 'integration', { status: '99' })).toMatchObject({ errors: { status: expect.any(String) } })
  expect(edited(run(events), 'integration', { status: '418' })).toEqual({
    change: { type: 'answer', phase: 'integration', status: 418 },
  })
})

test('bodies that are no text, or were cut, stay as they are', () => {
  const locked = (body: object) =>
    changeFormOf(run([completed('integrationResponse', { status: 200, headers: [], body })]), 'integrationResponse')
  expect(locked({ text: 'AA==', isBase64: true })).toMatchObject({ locked: expect.stringContaining('no text') })
  expect(locked({ text: 'a', truncated: true })).toMatchObject({ locked: expect.stringContaining('too long') })
})

test('a caller takes simple values; a refusal has to be let pass before it gets one', () => {
  const passed = run([completed('authorize', { principalId: 'ann', context: { principalId: 'ann', role: 'clerk' } })])
  expect(changeFormOf(passed, 'authorize')).toMatchObject({ principalId: 'ann', context: '{\n  "role": "clerk"\n}' })
  expect(edited(passed, 'authorize', { context: '{"role":"admin"}' })).toEqual({
    change: { type: 'verdict', phase: 'authorize', verdict: 'pass', context: { role: 'admin' } },
  })
  expect(edited(passed, 'authorize', { context: '{"role":' })).toEqual({
    errors: { context: 'Line 1, column 9: from here on this is no JSON.' },
  })
  expect(edited(passed, 'authorize', { context: '{"role":[]}' })).toMatchObject({
    errors: { context: expect.stringContaining('role') },
  })
  expect(edited(run([]), 'authorize', { principalId: 'bob' })).toMatchObject({
    errors: { verdict: expect.any(String) },
  })
  expect(edited(run([]), 'authorize', { principalId: 'bob', verdict: 'pass' })).toEqual({
    change: { type: 'verdict', phase: 'authorize', verdict: 'pass', principalId: 'bob' },
  })
})

const changes: Intervention[] = [
  { type: 'verdict', phase: 'authorize', verdict: 'pass' },
  { type: 'variable', phase: 'integrationRequest', step: 2, name: 'a', text: '1' },
  { type: 'request', phase: 'integrationRequest', body: 'x' },
  { type: 'answer', phase: 'methodResponse', status: 201 },
]

test('a change drops those that were made further on', () => {
  const variable: Intervention = { type: 'variable', phase: 'integrationRequest', step: 1, name: 'b', text: '2' }
  expect(withChange(changes, variable, restPhases)).toEqual([changes[0], variable])
  const later: Intervention = { ...variable, step: 5 }
  expect(withChange(changes, later, restPhases)).toEqual([changes[0], changes[1], later])
})

test('a second change of the same phase keeps what the first one changed', () => {
  const second: Intervention = { type: 'request', phase: 'integrationRequest', httpMethod: 'PUT' }
  expect(withChange(changes, second, restPhases)).toEqual([
    changes[0],
    changes[1],
    { type: 'request', phase: 'integrationRequest', body: 'x', httpMethod: 'PUT' },
  ])
})

test('taking back the changes of a phase takes those behind it back too', () => {
  expect(withoutPhase(changes, 'integrationRequest', restPhases)).toEqual([changes[0]])
})
