import { expect, test } from 'vitest'
import { assertWhatCame } from './assert-what-came.ts'
import { type Assertion, assertionSchema, type Extraction } from './assertion.ts'
import type { AnswerFacts } from './assertion-result.ts'
import { checkAssertions } from './check-assertions.ts'
import { extractValues } from './extract-values.ts'

const body = {
  id: 'o-1',
  total: 12.5,
  count: 3,
  open: true,
  note: null,
  items: [
    { sku: 'a', n: 1 },
    { sku: 'b', n: 2 },
  ],
}
const facts: AnswerFacts = {
  status: 201,
  headers: [
    ['Content-Type', 'application/json'],
    ['Set-Cookie', 'sid=abc; Path=/; HttpOnly'],
    ['X-Tag', 'one'],
    ['x-tag', 'two'],
  ],
  body: JSON.stringify(body),
  latencyMs: 41.4,
  simulated: true,
  phases: [
    { phase: 'accept', startedAt: 0, durationMs: 1, result: 'completed' },
    { phase: 'authorize', startedAt: 1, durationMs: 0, result: 'skipped' },
    { phase: 'integration', startedAt: 2, durationMs: 40, result: 'failed' },
  ],
  cause: {
    phase: 'integration',
    rule: 'integrationTimedOut',
    status: 504,
    message: 'The endpoint did not answer in time.',
    received: {},
    wouldPass: [],
    notReached: [],
  },
}
const models = {
  Item: { schema: '{"type":"object","required":["sku"],"properties":{"n":{"type":"integer"}}}' },
  Order: {
    schema:
      '{"type":"object","properties":{"items":{"type":"array","items":{"$ref":"https://apigateway.amazonaws.com/restapis/x/models/Item"}}}}',
  },
  Strict: { schema: '{"type":"object","required":["absent"]}' },
  Broken: { schema: '{' },
} as never

const check = (assertion: Assertion, given: AnswerFacts = facts) => {
  const [result] = checkAssertions([assertion], given, models)
  if (result === undefined) throw new Error('no result')
  return result
}

const path = (at: string, testName: Extract<Assertion, { kind: 'jsonPath' }>['test'], expected = ''): Assertion => ({
  kind: 'jsonPath',
  path: at,
  test: testName,
  expected,
})
const header = (name: string, testName: Extract<Assertion, { kind: 'header' }>['test'], expected = ''): Assertion => ({
  kind: 'header',
  name,
  test: testName,
  expected,
})

test.each<[Assertion, boolean]>([
  [{ kind: 'status', expected: '201' }, true],
  [{ kind: 'status', expected: '200' }, false],
  [{ kind: 'status', expected: '2xx' }, true],
  [{ kind: 'status', expected: '404, 5XX, 201' }, true],
  [{ kind: 'status', expected: '' }, false],
  [{ kind: 'status', expected: '2x' }, false],
  [header('content-type', 'equals', 'application/json'), true],
  [header('Content-Type', 'equals', 'text/html'), false],
  [header('x-tag', 'equals', 'two'), true],
  [header('X-Tag', 'matches', '^o.e$'), true],
  [header('X-Tag', 'matches', '('), false],
  [header('x-tag', 'present'), true],
  [header('x-none', 'present'), false],
  [header('x-none', 'absent'), true],
  [header('x-tag', 'absent'), false],
  [path('$.id', 'equals', 'o-1'), true],
  [path('$.id', 'equals', '"o-1"'), true],
  [path('$.count', 'equals', '3'), true],
  [path('$.count', 'equals', '"3"'), false],
  [path('$.items[0]', 'equals', '{"n":1,"sku":"a"}'), true],
  [path('$.items[*].sku', 'equals', '["a","b"]'), true],
  [path('$.items[?(@.n == 9)]', 'exists'), false],
  [path('$.items[?(@.n == 9)]', 'absent'), true],
  [path('$.items[?(@.n == 2)].sku', 'equals', '["b"]'), true],
  [path('$.note', 'exists'), true],
  [path('$.note', 'equals', 'null'), true],
  [path('$.none', 'exists'), false],
  [path('$.none', 'absent'), true],
  [path('$.count', 'type', 'integer'), true],
  [path('$.count', 'type', 'number'), true],
  [path('$.total', 'type', 'integer'), false],
  [path('$.items', 'type', 'array'), true],
  [path('$.id', 'type', 'text'), false],
  [path('$.id', 'matches', 'o-\\d+'), true],
  [path('$.items', 'count', '2'), true],
  [path('$.items[?(@.n > 5)]', 'count', '0'), true],
  [path('$.id', 'count', '1'), false],
  [path('$.items[', 'exists'), false],
  [{ kind: 'schema', model: 'Order', schema: '' }, true],
  [{ kind: 'schema', model: 'Strict', schema: '' }, false],
  [{ kind: 'schema', model: 'None', schema: '' }, false],
  [{ kind: 'schema', model: 'Broken', schema: '' }, false],
  [{ kind: 'schema', model: '', schema: '{"required":["id"]}' }, true],
  [{ kind: 'schema', model: '', schema: '{"properties":{"id":{"type":"integer"}}}' }, false],
  [{ kind: 'schema', model: '', schema: 'no json' }, false],
  [{ kind: 'body', test: 'contains', expected: '"sku":"b"' }, true],
  [{ kind: 'body', test: 'equals', expected: '{}' }, false],
  [{ kind: 'body', test: 'matches', expected: '"total":\\d+' }, true],
  [{ kind: 'duration', expected: '42' }, true],
  [{ kind: 'duration', expected: '41' }, false],
  [{ kind: 'duration', expected: 'soon' }, false],
  [{ kind: 'phase', phase: 'authorize', test: 'reached' }, true],
  [{ kind: 'phase', phase: 'integrationResponse', test: 'notReached' }, true],
  [{ kind: 'phase', phase: 'integrationResponse', test: 'reached' }, false],
  [{ kind: 'cause', test: 'is', expected: 'integrationTimedOut' }, true],
  [{ kind: 'cause', test: 'is', expected: 'authorizerDenied' }, false],
  [{ kind: 'cause', test: 'is', expected: 'nonsense' }, false],
  [{ kind: 'cause', test: 'none', expected: '' }, false],
])('%j passes: %s', (assertion, passed) => {
  expect(check(assertion).passed).toBe(passed)
})

test('a failure says what was expected, what came and where', () => {
  expect(check({ kind: 'status', expected: '200, 204' })).toEqual({
    text: 'status is 200, 204',
    passed: false,
    expected: '200 or 204',
    actual: '201',
    place: 'status',
  })
  expect(check(path('$.items[', 'exists')).actual).toContain('position')
  expect(check({ kind: 'schema', model: '', schema: '{"required":["id","x"]}' }).actual).toContain(
    'object has missing required properties (["x"])',
  )
  expect(check({ kind: 'duration', expected: '1' }).actual).toBe('41.4 ms of virtual time')
  expect(check({ kind: 'duration', expected: '1' }, { ...facts, simulated: false }).actual).toBe('41.4 ms')
  expect(check({ kind: 'phase', phase: 'authorize', test: 'notReached' }).actual).toBe('reached, had nothing to do')
  expect(check({ kind: 'cause', test: 'none', expected: '' }).actual).toContain('integrationTimedOut')
})

test('a body that is no JSON, or no text, fails and never throws', () => {
  for (const given of ['', 'no json', undefined, '['.repeat(100_000)]) {
    const odd = { ...facts, body: given }
    for (const assertion of [path('$.id', 'exists'), { kind: 'schema', model: 'Order', schema: '' } as const])
      expect(check(assertion, odd).passed).toBe(false)
  }
})

test('a pattern that would never end fails with the reason', () => {
  const hostile = { ...facts, body: `${'a'.repeat(50_000)}!` }
  const result = check({ kind: 'body', test: 'matches', expected: '(a*)*(a*)*b' }, hostile)
  expect(result.passed).toBe(false)
})

test('what came is asserted so that the same answer passes', () => {
  const made = assertWhatCame(facts)
  expect(made).toContainEqual({ kind: 'status', expected: '201' })
  expect(made).toContainEqual(path('$.items[0].sku', 'type', 'string'))
  expect(made).toContainEqual({ kind: 'cause', test: 'is', expected: 'integrationTimedOut' })
  expect(checkAssertions(made, facts, models).filter(({ passed }) => !passed)).toEqual([])
  const odd = { ...facts, body: JSON.stringify({ "it's": { 'a b': [[]] } }) }
  expect(checkAssertions(assertWhatCame(odd), odd, models).filter(({ passed }) => !passed)).toEqual([])
})

test('assertions of the first version are read as what they meant', () => {
  expect(assertionSchema.parse({ kind: 'status', equals: 404 })).toEqual({ kind: 'status', expected: '404' })
  expect(assertionSchema.parse({ kind: 'header', name: 'A', equals: 'b' })).toEqual(header('A', 'equals', 'b'))
  expect(assertionSchema.parse({ kind: 'bodyContains', text: 'x' })).toEqual({
    kind: 'body',
    test: 'contains',
    expected: 'x',
  })
  expect(assertionSchema.safeParse({ kind: 'magic' }).success).toBe(false)
})

const take = (from: Extraction['from'], expression: string) =>
  extractValues([{ variable: 'v', from, expression, secret: false }], facts)[0]

test('values are taken from body, headers, cookies and status; what is missing says so', () => {
  expect(take('jsonPath', '$.id')).toMatchObject({ value: 'o-1' })
  expect(take('jsonPath', '$.items[1]')).toMatchObject({ value: '{"sku":"b","n":2}' })
  expect(take('header', 'x-tag')).toMatchObject({ value: 'one' })
  expect(take('cookie', 'sid')).toMatchObject({ value: 'abc' })
  expect(take('status', '')).toMatchObject({ value: '201' })
  expect(take('jsonPath', '$.none')).toMatchObject({ problem: 'there is nothing at $.none' })
  expect(take('cookie', 'none')).toMatchObject({ problem: 'the answer sets no cookie none' })
  expect(take('header', 'none')).toMatchObject({ problem: 'the answer has no header none' })
})
