import { expect, test } from 'vitest'
import { type ConsoleRequest, emptyRequest } from '../console/console-request.ts'
import type { Run } from '../console/run.ts'
import { countStates, type FolderRun } from './folder-run.ts'
import type { PlannedRequest } from './plan-run.ts'
import { type RunPlan, type RunPorts, runFolder } from './run-folder.ts'

const text = (value: string) => Buffer.from(value).toString('base64')

/** An answer as a simulation gives it; only what runs look at is there. */
function answerOf(status: number, body: unknown, clock = 0): Run {
  const answer = { status, headers: [['Content-Type', 'application/json']], body: text(JSON.stringify(body)) }
  return {
    id: `run-${clock}`,
    simulated: true,
    clock,
    outcome: { answer, latencyMs: 10.5, phases: [] },
  } as unknown as Run
}

const planned = (
  name: string,
  request: Partial<ConsoleRequest>,
  variables: Record<string, string> = {},
): PlannedRequest => ({
  id: name,
  name,
  folders: [],
  request: { ...emptyRequest, ...request },
  layers: [
    {
      name: 'the API',
      variables: Object.entries(variables).map(([key, value]) => ({
        name: key,
        value,
        secret: key.startsWith('secret'),
      })),
    },
  ],
})
const plan = (requests: PlannedRequest[], changes: Partial<RunPlan> = {}): RunPlan => ({
  name: 'Orders',
  requests,
  iterations: 1,
  rows: [],
  stopAtFirstFailure: false,
  carriesState: true,
  seed: 7,
  models: {},
  ...changes,
})

type Sent = { path: string; clock: number; seed: number }
async function run(
  runPlan: RunPlan,
  answer: (request: ConsoleRequest, sent: readonly Sent[]) => Run | Promise<Run>,
  ports: Partial<RunPorts> = {},
): Promise<{ run: FolderRun; sent: Sent[]; told: FolderRun[] }> {
  const sent: Sent[] = []
  const told: FolderRun[] = []
  const result = await runFolder(runPlan, {
    send: async (request, { clock, seed }) => {
      sent.push({ path: request.path, clock, seed })
      const given = await answer(request, sent)
      return { ...given, clock }
    },
    now: () => 1000,
    onChange: (changed) => told.push(changed),
    isCancelled: () => false,
    ...ports,
  })
  return { run: result, sent, told }
}

const extract = (variable: string, expression: string, secret = false) =>
  ({ variable, from: 'jsonPath', expression, secret }) as const
const create = planned('create', { path: '/orders', extractions: [extract('id', '$.id')] }, { id: 'from the API' })
const read = planned('read', {
  path: '/orders/{{id}}',
  assertions: [{ kind: 'jsonPath', path: '$.id', test: 'equals', expected: '{{id}}' }],
})

test('values go from one request to the next, into its path and its assertions', async () => {
  const { run: done, sent } = await run(plan([create, read]), () => answerOf(200, { id: 'o-1' }))
  expect(sent.map(({ path }) => path)).toEqual(['/orders', '/orders/o-1'])
  expect(done).toMatchObject({ state: 'finished', seed: 7 })
  expect(done.results).toMatchObject([
    { state: 'passed', values: [{ variable: 'id', value: 'o-1' }] },
    { state: 'passed', assertions: [{ passed: true, expected: '"o-1"' }], status: 200, latencyMs: 10.5 },
  ])
})

test('a value that does not come fails its request, and blocks those that need it, also where an outer variable has the name', async () => {
  const reader = planned('read', { path: '/orders/{{id}}' }, { id: 'from the API' })
  const last = planned('last', { path: '/{{other}}' }, { other: '{{id}}' })
  const free = planned('free', { path: '/free' })
  const { run: done, sent } = await run(plan([create, reader, last, free]), () => answerOf(200, {}))
  expect(sent.map(({ path }) => path)).toEqual(['/orders', '/free'])
  expect(done.results.map(({ state }) => state)).toEqual(['failed', 'blocked', 'blocked', 'passed'])
  expect(done.results[0]?.values).toMatchObject([{ problem: 'there is nothing at $.id' }])
  expect(done.results[1]?.reason).toBe('Needs {{id}}, which "create" did not give.')
})

test('what a blocked or failed request would have given is missing too', async () => {
  const second = planned('second', { path: '/{{id}}', extractions: [extract('next', '$.next')] })
  const third = planned('third', { path: '/{{next}}' })
  const { run: done } = await run(plan([create, second, third]), () => {
    throw new Error('nobody answers')
  })
  expect(done.results).toMatchObject([
    { state: 'error', reason: 'nobody answers' },
    { state: 'blocked', reason: 'Needs {{id}}, which "create" did not give.' },
    { state: 'blocked', reason: 'Needs {{next}}, which "second" did not give.' },
  ])
})

test('an unknown variable is the error of its request, with the place', async () => {
  const { run: done, sent } = await run(plan([planned('x', { path: '/{{nope}}?a={{nope}}' })]), () => answerOf(200, {}))
  expect(sent).toEqual([])
  expect(done.results[0]).toMatchObject({
    state: 'error',
    reason: expect.stringContaining('In path: {{nope}}, is not set'),
  })
  expect(done.results[0]?.reason).toContain('In query string:')
})

test('cancelling lets the present request finish and leaves the rest out', async () => {
  let cancelled = false
  const { run: done, sent } = await run(
    plan([create, read, read]),
    () => {
      cancelled = true
      return answerOf(200, { id: 'o-1' })
    },
    { isCancelled: () => cancelled },
  )
  expect(sent).toHaveLength(1)
  expect(done.state).toBe('cancelled')
  expect(done.results.map(({ state }) => state)).toEqual(['passed', 'notRun', 'notRun'])
})

test('with the option, the first failure ends the run', async () => {
  const requests = [
    create,
    { ...read, request: { ...read.request, assertions: [{ kind: 'status', expected: '404' }] } },
    read,
  ]
  const { run: done } = await run(plan(requests as PlannedRequest[], { stopAtFirstFailure: true }), () =>
    answerOf(200, { id: 'o-1' }),
  )
  expect(done.results.map(({ state }) => state)).toEqual(['passed', 'failed', 'notRun'])
  expect(done.results[2]?.reason).toBe('The run stopped at the first failure: read.')
  expect(done.state).toBe('finished')
})

test('each iteration sees its row of data, and starts without the values of the one before', async () => {
  const first = planned('first', { path: '/{{user}}/{{$iteration}}' }, { user: 'nobody' })
  const rows = [{ user: 'ann' }, { user: '{{bob}}' }]
  const { run: done, sent } = await run(plan([first, create, read], { iterations: 3, rows }), (_, all) =>
    answerOf(200, all.length > 4 ? {} : { id: 'o-1' }),
  )
  expect(sent.filter((_, at) => at % 3 === 0 || at === 6).map(({ path }) => path)).toContain('/ann/1')
  expect(sent.map(({ path }) => path)).toEqual([
    '/ann/1',
    '/orders',
    '/orders/o-1',
    '/%7B%7Bbob%7D%7D/2',
    '/orders',
    '/ann/3',
    '/orders',
  ])
  expect(done.results.map(({ state }) => state)).toEqual([
    ...['passed', 'passed', 'passed', 'passed', 'failed', 'blocked', 'passed', 'failed', 'blocked'],
  ])
})

test('virtual time goes on from request to request, or begins anew for each', async () => {
  const requests = [create, read]
  const carried = await run(plan(requests), () => answerOf(200, { id: 'x' }))
  expect(carried.sent.map(({ clock }) => clock)).toEqual([1000, 1011])
  const fresh = await run(plan(requests, { carriesState: false }), () => answerOf(200, { id: 'x' }))
  expect(fresh.sent.map(({ clock, seed }) => [clock, seed])).toEqual([
    [1000, 7],
    [1000, 8],
  ])
})

test('progress is told for every step, one request running at a time', async () => {
  const { told } = await run(plan([create, read]), () => answerOf(200, { id: 'x' }))
  for (const each of told) expect(countStates(each).running).toBeLessThanOrEqual(1)
  expect(told.map((each) => each.results.map(({ state }) => state[0]).join(''))).toEqual([
    'ww',
    'rw',
    'pw',
    'pr',
    'pp',
    'pp',
  ])
})

test('no secret is in the results: neither a variable nor a value that was taken, wherever it stood', async () => {
  const login = planned(
    'login',
    { path: '/login?key={{secretKey}}', extractions: [extract('token', '$.token', true)] },
    { secretKey: 'k/&-4711' },
  )
  const use = planned('use', {
    path: '/use/{{token}}',
    assertions: [{ kind: 'body', test: 'equals', expected: '{{token}} {{nothing}}' }],
  })
  const check = planned('check', { path: '/c', assertions: [{ kind: 'body', test: 'equals', expected: '{{token}}' }] })
  const { run: done, sent, told } = await run(plan([login, use, check]), () => answerOf(200, { token: 'tok"en-0815' }))
  expect(sent.map(({ path }) => path)).toContain('/login?key=k%2F%26-4711')
  for (const each of [...told, done]) {
    expect(JSON.stringify(each)).not.toMatch(/4711|0815/)
  }
  expect(done.results[2]?.assertions[0]?.passed).toBe(false)
})

test('a secret that is a word of the results changes none of them', async () => {
  const secrets = { secretState: 'passed', secretMethod: 'GET', secretName: 'create' }
  const odd = planned(
    'create',
    { path: '/{{secretState}}', assertions: [{ kind: 'status', expected: '2xx' }] },
    secrets,
  )
  const { run: done } = await run(plan([odd]), () => answerOf(200, {}))
  expect(done.results).toMatchObject([{ name: 'create', method: 'GET', state: 'passed', path: '/••••' }])
})

test('the same seed gives the same requests', async () => {
  const random = planned('r', { path: '/{{$uuid}}/{{$randomInt}}/{{$timestamp}}' })
  const first = await run(plan([random, random]), () => answerOf(200, {}))
  expect((await run(plan([random, random]), () => answerOf(200, {}))).sent).toEqual(first.sent)
  expect(first.sent[0]?.path).not.toBe(first.sent[1]?.path)
})
