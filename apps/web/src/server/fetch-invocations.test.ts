import { countInvocations, createApi, invocationCursor, listInvocationGaps, searchInvocations } from '@gatewright/db'
import { emptyRestApi } from '@gatewright/definition'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Context } from './context.ts'
import { fetchInvocations } from './fetch-invocations.ts'
import { getRecordedRun, getRun } from './run-history.ts'
import { testContext } from './test-context.ts'

const at = 1_795_000_000_000

describe('fetching what the gateway answered', () => {
  let context: Context
  let close: () => Promise<void>
  let apiId: string
  let batches: unknown[]
  let asked: unknown[]
  beforeEach(async () => {
    const made = await testContext()
    close = made.close
    batches = []
    asked = []
    const gateway: Context['gateway'] = {
      ...made.context.gateway,
      invocations: async (cursor) => {
        asked.push(cursor)
        return batches.shift()
      },
    }
    context = { ...made.context, gateway }
    const design = { definition: emptyRestApi('birds'), layout: {}, backends: { functions: {}, http: {}, aws: {} } }
    apiId = (await createApi(context.database, design)).id
  })
  afterEach(() => close())

  const cause = {
    phase: 'apiKey',
    rule: 'apiKeyMissing',
    status: 403,
    responseType: 'INVALID_API_KEY',
    message: 'The method wants an API key, and none came.',
    place: ['resources', 'r1', 'methods', 'GET', 'apiKeyRequired'],
    received: {},
    wouldPass: ['A key.'],
    notReached: ['throttle'],
  }
  const record = (sequence: number, given: object = {}) => ({
    sequence,
    outcome: {
      apiId,
      stage: 'dev',
      requestId: `request-${sequence}`,
      startedAt: at + sequence,
      latencyMs: 0.5,
      cause,
      caller: { sourceIp: '127.0.0.1' },
      phases: [],
      context: { status: '403' },
      answer: { status: 403, headers: [['Content-Type', 'application/json']], body: { base64: 'e30=', size: 2 } },
      ...given,
    },
    request: {
      method: 'GET',
      target: `/${apiId}/dev/birds?x=1`,
      headers: [['User-Agent', 'curl/8.5.0']],
      body: { base64: Buffer.from('hello').toString('base64'), size: 9000 },
    },
    logEvents: [
      { type: 'log', phase: 'apiKey', at, level: 'INFO', dataTrace: false, text: 'API Key authorized because…' },
    ],
  })

  it('keeps the outcome with its cause, and a request that can be sent again', async () => {
    batches = [{ start: 's1', next: 1, gaps: [], invocations: [record(1)] }]
    expect(await fetchInvocations(context)).toBe(true)
    const [row] = await searchInvocations(context.database, apiId, { words: ['apikeymissing', 'curl'] }, { limit: 10 })
    expect(row).toMatchObject({
      mode: 'live',
      stageName: 'dev',
      path: '/birds?x=1',
      status: 403,
      phase: 'apiKey',
      rule: 'apiKeyMissing',
      hasTrace: false,
      at: at + 1,
    })
    const run = await getRecordedRun(context, apiId, row?.id ?? '')
    expect(run.outcome.cause).toEqual(cause)
    expect(run).toMatchObject({
      simulated: false,
      source: { type: 'stage', stageName: 'dev' },
      request: { method: 'GET', path: '/birds?x=1', body: 'hello' },
      cut: { request: 9000 },
    })
    expect(run.log).toEqual(['Wed Nov 18 11:06:40 UTC 2026 : API Key authorized because…'])
    await expect(getRun(context, row?.id ?? '')).rejects.toMatchObject({ code: 'gone' })
    await expect(getRecordedRun(context, 'another', row?.id ?? '')).rejects.toMatchObject({ code: 'notFound' })
  })

  it('goes on where it stopped, also after a start of its own, and keeps nothing twice', async () => {
    batches = [
      { start: 's1', next: 2, gaps: [], invocations: [record(1), record(2)] },
      { start: 's1', next: 2, gaps: [], invocations: [] },
      { start: 's2', next: 1, gaps: [], invocations: [record(1)] },
    ]
    expect(await fetchInvocations(context)).toBe(true)
    expect(await fetchInvocations(context)).toBe(false)
    expect(await fetchInvocations(context)).toBe(true)
    expect(asked).toEqual([undefined, { start: 's1', sequence: 2 }, { start: 's1', sequence: 2 }])
    expect(await invocationCursor(context.database)).toEqual({ start: 's2', sequence: 1 })
    expect((await countInvocations(context.database, apiId, {})).total).toBe(3)
  })

  it('keeps what was lost as a gap', async () => {
    const gap = { apiId, count: 12, from: at, to: at + 5 }
    batches = [{ start: 's1', next: 20, gaps: [gap], invocations: [] }]
    await fetchInvocations(context)
    expect(await listInvocationGaps(context.database, apiId, 0)).toEqual([gap])
  })

  it('says that it does not know the form of an answer, and ends without a gateway', async () => {
    batches = [{ invocations: 'none' }]
    await expect(fetchInvocations(context)).rejects.toMatchObject({ code: 'unavailable' })
    expect(await fetchInvocations(context)).toBeUndefined()
  })
})
