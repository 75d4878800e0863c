import type { TraceEvent } from '@gatewright/engine'
import { expect, test } from 'vitest'
import { traceTable } from './trace-rows.ts'

const run = { startedAt: 1000, latencyMs: 40 }

test('phases become rows in the order in which they ran, with times since arrival', () => {
  const events: TraceEvent[] = [
    { type: 'phaseStarted', phase: 'accept', at: 1000 },
    { type: 'phaseCompleted', phase: 'accept', at: 1001, result: 'draft, as dev' },
    { type: 'phaseStarted', phase: 'waf', at: 1001 },
    { type: 'phaseCompleted', phase: 'waf', at: 1001, result: 'none attached', skipped: true },
  ]
  expect(traceTable(events, run).rows).toMatchObject([
    { label: 'Stage and host', startMs: 0, durationMs: 1, state: 'ok', result: 'draft, as dev', group: 'front' },
    { label: 'Web ACL', startMs: 1, durationMs: 0, state: 'skipped', result: 'none attached' },
  ])
})

test('steps stand inside their phase, with what went in and what came out', () => {
  const events: TraceEvent[] = [
    { type: 'phaseStarted', phase: 'authorize', at: 1000 },
    { type: 'stepStarted', phase: 'authorize', step: 'Identity source', at: 1000, input: { Authorization: 'x' } },
    { type: 'stepCompleted', phase: 'authorize', step: 'Identity source', at: 1002, ok: false, result: 'missing' },
  ]
  const [row] = traceTable(events, run).rows
  expect(row?.steps).toMatchObject([
    {
      label: 'Identity source',
      durationMs: 2,
      state: 'failed',
      result: 'missing',
      went: [{ kind: 'json', value: { Authorization: 'x' } }],
    },
  ])
})

test('the phase that ended the run says why, and the phases never reached are named', () => {
  const cause = {
    phase: 'authorize',
    rule: 'authorizerDenied',
    status: 403,
    message: 'The authorizer said no.',
    subject: 'token-check',
    received: {},
    wouldPass: [],
    notReached: ['apiKey', 'integration'],
  }
  const events: TraceEvent[] = [
    { type: 'phaseStarted', phase: 'authorize', at: 1000 },
    { type: 'phaseFailed', phase: 'authorize', at: 1040, cause },
  ]
  const table = traceTable(events, { ...run, cause })
  expect(table.rows[0]).toMatchObject({
    state: 'failed',
    result: 'token-check',
    rule: [{ kind: 'note', text: 'The authorizer said no.' }],
  })
  expect(table.notReached).toEqual(['API key', 'Integration'])
  expect(table.endedIn).toBe('authorize')
})

test('a template shows its text as the rule and its output as what came out', () => {
  const events: TraceEvent[] = [
    { type: 'phaseStarted', phase: 'integrationRequest', at: 1000 },
    {
      type: 'templateRendered',
      phase: 'integrationRequest',
      at: 1000,
      which: 'request',
      contentType: 'application/json',
      template: { text: '{"a": $input.json("$.b")}' },
      output: { text: '{"a": 1}' },
      overrides: { header: {} },
    },
  ]
  const [row] = traceTable(events, run).rows
  expect(row?.rule).toMatchObject([{ kind: 'text', language: 'vtl', text: '{"a": $input.json("$.b")}' }])
  expect(row?.came).toMatchObject([{ kind: 'text', text: '{"a": 1}' }])
})

test('real time stands beside virtual time, and is what passed up to the end of the phase', () => {
  const events: TraceEvent[] = [
    { type: 'phaseStarted', phase: 'accept', at: 1000 },
    { type: 'phaseCompleted', phase: 'accept', at: 1000, result: 'completed' },
    { type: 'phaseStarted', phase: 'integration', at: 1000 },
    { type: 'phaseCompleted', phase: 'integration', at: 1040, result: 'completed' },
  ]
  expect(traceTable(events, run, [1, 3, 3, 8]).rows).toMatchObject([
    { durationMs: 0, realMs: 3 },
    { durationMs: 40, realMs: 5 },
  ])
  expect(traceTable(events, run).rows.map(({ realMs }) => realMs)).toEqual([undefined, undefined])
})

test('a phase that only completed says what it came to, from the run and from its own events', () => {
  const at = 1000
  const phase = (name: string, inside: TraceEvent[] = []): TraceEvent[] => [
    { type: 'phaseStarted', phase: name, at },
    ...inside,
    { type: 'phaseCompleted', phase: name, at, result: 'completed' },
  ]
  const body = { text: '{}', isBase64: false }
  const events = [
    ...phase('accept'),
    ...phase('routeRequest'),
    ...phase('integration', [
      { type: 'endpointResponse', phase: 'integration', at, status: 202, headers: [], body, latencyMs: 0 },
    ]),
    ...phase('methodResponse'),
  ]
  const facts = { stage: 'dev', methodVerb: 'GET', resourcePath: '/orders', answer: { status: 200 } }
  expect(traceTable(events, { ...run, ...facts }).rows.map(({ result }) => result)).toEqual([
    'stage dev',
    'GET /orders',
    'answered 202',
    '200',
  ])
})

test('real time of a simulation stands beside the virtual one, where it began and how long it took', () => {
  const at = 1000
  const events: TraceEvent[] = [
    { type: 'phaseStarted', phase: 'accept', at },
    { type: 'phaseCompleted', phase: 'accept', at, result: 'completed' },
    { type: 'phaseStarted', phase: 'waf', at },
    { type: 'phaseCompleted', phase: 'waf', at, result: 'no web ACL', skipped: true },
  ]
  const table = traceTable(events, run, [0.5, 2, 2.5, 4])
  expect(table.realTotalMs).toBe(4)
  expect(table.rows).toMatchObject([
    { durationMs: 0, realStartMs: 0, realMs: 2 },
    { durationMs: 0, realStartMs: 2, realMs: 2 },
  ])
})

test('calls of services stand inside the phase of the function that made them, with input and answer', () => {
  const events: TraceEvent[] = [
    { type: 'phaseStarted', phase: 'integration', at: 1000 },
    {
      type: 'serviceCalled',
      phase: 'integration',
      at: 1005,
      durationMs: 3,
      functionName: 'orders',
      service: 'dynamodb',
      action: 'PutItem',
      ok: false,
      input: { text: '{"TableName":"orders"}' },
      answer: { text: '{"name":"ResourceNotFoundException"}' },
    },
  ]
  expect(traceTable(events, run).rows[0]?.steps).toMatchObject([
    {
      label: 'dynamodb PutItem',
      startMs: 5,
      durationMs: 3,
      state: 'failed',
      went: [{ title: 'Input', text: '{"TableName":"orders"}' }],
      came: [{ title: 'Error' }],
    },
  ])
})

test('what somebody changed is marked, with what was there before', () => {
  const events: TraceEvent[] = [
    { type: 'phaseStarted', phase: 'methodResponse', at: 1000 },
    { type: 'changed', phase: 'methodResponse', at: 1000, was: { status: 200 }, is: { status: 418 } },
    {
      type: 'phaseCompleted',
      phase: 'methodResponse',
      at: 1001,
      result: 'completed',
      output: { status: 418, headers: [['A', 'b']] },
    },
  ]
  const [row] = traceTable(events, run).rows
  expect(row?.changed).toBe(true)
  expect(row?.came).toMatchObject([
    { title: 'Changed by you', tone: 'warn' },
    { title: 'Before the change', value: { status: 200 } },
    { title: 'Output status', text: '418' },
    { title: 'Output headers', headers: [['A', 'b']] },
  ])
})

test('a template row knows what it takes to render it elsewhere, unless it was cut', () => {
  const input = {
    body: { text: '{}' },
    params: { path: { id: '7' }, querystring: {}, header: {} },
    context: { stage: 'dev' },
    stageVariables: { a: 'b' },
  }
  const rendered = (truncated: boolean): TraceEvent[] => [
    { type: 'phaseStarted', phase: 'integrationRequest', at: 1000 },
    {
      type: 'templateRendered',
      phase: 'integrationRequest',
      at: 1000,
      which: 'request',
      contentType: 'application/json',
      template: truncated ? { text: '$a', truncated } : { text: '$a' },
      input,
      output: { text: '$a' },
      overrides: {},
    },
  ]
  const renderingOf = (events: TraceEvent[]) => {
    const part = traceTable(events, run).rows[0]?.rule[0]
    return part?.kind === 'text' ? part.rendering : undefined
  }
  expect(renderingOf(rendered(false))).toEqual({
    template: '$a',
    direction: 'request',
    contentType: 'application/json',
    sample: { body: '{}', params: input.params, context: input.context, stageVariables: input.stageVariables },
  })
  expect(renderingOf(rendered(true))).toBeUndefined()
})
