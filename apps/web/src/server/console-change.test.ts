import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createCaller } from './router.ts'
import { testContext } from './test-context.ts'

let made: Awaited<ReturnType<typeof testContext>>
let api: ReturnType<typeof createCaller>
let apiId: string
beforeEach(async () => {
  made = await testContext()
  api = createCaller(made.context)
  apiId = await counting()
})
afterEach(() => made.close())

/** An API whose function says how often it ran and what it got, behind a template with steps. */
async function counting(): Promise<string> {
  const { apiId } = await api.api.create({ name: 'Count' })
  const { design, revision } = await api.api.get({ apiId })
  if (design.definition.kind !== 'REST') throw new Error('not REST')
  const method = {
    authorizationType: 'NONE',
    methodResponses: { 200: {} },
    integration: {
      type: 'AWS',
      httpMethod: 'POST',
      uri: 'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:count/invocations',
      requestTemplates: { 'application/json': '#set($n = $input.path(\'$.n\'))\n#set($m = $n + 1)\n{"m": $m}' },
      integrationResponses: { 200: {} },
    },
  }
  const count = {
    code: {
      type: 'HANDLER',
      language: 'javascript',
      handler: 'index.handler',
      source: 'export const handler = async (event) => ({ got: event.m, id: Math.random() })',
    },
  }
  await api.design.save({
    apiId,
    baseRevision: revision,
    label: 'Add a method',
    patches: [
      {
        op: 'add',
        path: ['definition', 'resources', design.definition.rootResourceId, 'methods', 'POST'],
        value: method,
      },
      { op: 'add', path: ['backends', 'functions', 'count'], value: count },
    ],
  } as never)
  return apiId
}

const base = () =>
  api.console.simulate({
    apiId,
    source: { type: 'draft' },
    request: { method: 'POST', path: '/', headers: [['Content-Type', 'application/json']], body: '{"n":1}' },
    seed: 5,
    clock: 1_768_478_400_000,
  })
const answerOf = (run: { outcome: { answer: { body: string } } }) =>
  Buffer.from(run.outcome.answer.body, 'base64').toString()

describe('going on with a changed value', () => {
  test('runs the same request, seed and clock; a backend that is asked the same is not called again', async () => {
    const run = await base()
    const changed = await api.console.change({
      apiId,
      runId: run.id,
      interventions: [{ type: 'answer', phase: 'integrationResponse', status: 202 }],
    })
    expect(changed.outcome.answer.status).toBe(202)
    expect(answerOf(changed)).toBe(answerOf(run))
    expect(changed.calledAnew).toEqual([])
    expect([changed.seed, changed.clock, changed.outcome.requestId]).toEqual([
      run.seed,
      run.clock,
      run.outcome.requestId,
    ])
  })

  test('calls a backend anew when it is asked something else, and goes on from its answer', async () => {
    const run = await base()
    const changed = await api.console.change({
      apiId,
      runId: run.id,
      interventions: [{ type: 'request', phase: 'integrationRequest', body: '{"m":40}' }],
    })
    expect(JSON.parse(answerOf(changed))).toMatchObject({ got: 40 })
    expect(changed.calledAnew).toEqual(['lambda count'])
    const further = await api.console.change({
      apiId,
      runId: changed.id,
      interventions: [...(changed.interventions ?? []), { type: 'answer', phase: 'methodResponse', status: 201 }],
    })
    expect(further.calledAnew).toEqual([])
    expect(answerOf(further)).toBe(answerOf(changed))
  })

  test('gives a variable of a template its value at its step; expressions see the variables of the service', async () => {
    const run = await base()
    const changed = await api.console.change({
      apiId,
      runId: run.id,
      interventions: [
        { type: 'variable', phase: 'integrationRequest', step: 1, name: 'n', text: "$input.path('$.n') + 100" },
      ],
    })
    expect(JSON.parse(answerOf(changed))).toMatchObject({ got: 102 })
  })

  test('without changes it is the first run again', async () => {
    const run = await base()
    const changed = await api.console.change({
      apiId,
      runId: run.id,
      interventions: [{ type: 'answer', phase: 'methodResponse', status: 201 }],
    })
    const again = await api.console.change({ apiId, runId: changed.id, interventions: [] })
    expect(again.interventions).toBeUndefined()
    expect(again.outcome).toEqual(run.outcome)
  })

  test('the history, the trace and the log say that values were changed by hand', async () => {
    const run = await base()
    const changed = await api.console.change({
      apiId,
      runId: run.id,
      interventions: [{ type: 'answer', phase: 'methodResponse', status: 201 }],
    })
    const [newest] = await api.console.history({ apiId })
    expect(newest).toMatchObject({ id: changed.id, mode: 'changed' })
    expect(changed.trace.events).toContainEqual(expect.objectContaining({ type: 'changed', phase: 'methodResponse' }))
    expect(changed.log.join('\n')).toContain('not what the service would do')
  })

  test('a share carries the changes, without their secrets, and replays to the same bytes', async () => {
    const run = await base()
    const { id } = await api.console.change({
      apiId,
      runId: run.id,
      interventions: [
        { type: 'request', phase: 'integrationRequest', headers: [['Authorization', 'Bearer very-secret-token']] },
        { type: 'answer', phase: 'methodResponse', status: 201 },
      ],
    })
    const { payload } = await api.share.preview({ apiId, run: { id } })
    expect(payload.interventions).toHaveLength(2)
    expect(JSON.stringify(payload)).not.toContain('very-secret-token')
    expect(await api.share.replay({ payload })).toMatchObject({ same: true, outcome: { answer: { status: 201 } } })
  })

  test('what does not fit is refused with its place, and a run that nobody remembers is gone', async () => {
    const run = await base()
    await expect(
      api.console.change({
        apiId,
        runId: run.id,
        interventions: [{ type: 'answer', phase: 'methodResponse', status: 7 }],
      }),
    ).rejects.toThrow('A status is 100 at least')
    await expect(api.console.change({ apiId, runId: 'none', interventions: [] })).rejects.toThrow('too long ago')
  })
})

test('a simulation that is followed tells its events in order, and ends with the run that is kept', async () => {
  const told = await api.console.followSimulated({
    apiId,
    source: { type: 'draft' },
    request: { method: 'POST', path: '/', headers: [], body: '{"n":1}' },
  })
  const events: unknown[] = []
  let id: string | undefined
  for await (const part of told) {
    if ('events' in part) events.push(...part.events)
    if ('run' in part) id = part.run.id
  }
  const run = await api.console.run({ id: id ?? '' })
  expect(run.trace.events.slice(0, events.length)).toEqual(events)
  expect(events.length).toBeGreaterThan(0)
})
