import { accountSchema, backendsSchema } from '@gatewright/definition'
import type { BackendFailure, LambdaCall } from '@gatewright/engine'
import { afterAll, describe, expect, test } from 'vitest'
import { virtualClock } from '../clock.ts'
import { createEgressPolicy } from '../egress-policy.ts'
import { createEndpointClient } from '../http/endpoint-client.ts'
import { createLambdaBackend } from './lambda-backend.ts'
import { createSandboxPool } from './sandbox-pool.ts'

const pool = createSandboxPool()
const endpoint = createEndpointClient(createEgressPolicy())
afterAll(() => pool.dispose())

const call = (changes: Partial<LambdaCall> = {}): LambdaCall => ({
  functionArn: 'arn:aws:lambda:us-east-1:123456789012:function:f',
  functionName: 'f',
  payload: '{}',
  invocationType: 'RequestResponse',
  requestId: '11111111-2222-4333-8444-555555555555',
  ...changes,
})

const start = 1_700_000_000_000
const backendOf = (definition: object, fractions: number[] = []) => {
  const clock = virtualClock(start)
  const drawn: number[] = []
  const random = {
    uuid: () => 'seed',
    fraction: () => {
      const value = fractions.shift() ?? 0.999
      drawn.push(value)
      return value
    },
  }
  const lambda = createLambdaBackend({
    functions: backendsSchema.parse({ functions: { f: definition } }).functions,
    endpoint,
    pool,
    clock,
    random,
    account: accountSchema.parse({}),
    scope: String(Math.random()),
    computeLimitMs: 5_000,
    memoryLimitMb: 64,
  })
  return { lambda, clock, drawn }
}
const handler = (source: string) => ({ code: { type: 'HANDLER', source } })
const fixed = (payload: string) => ({ type: 'FIXED', payload })

describe('which code answers', () => {
  test.each([
    ['no qualifier means the code itself', undefined, [], 'latest', '$LATEST'],
    ['$LATEST means the code itself', '$LATEST', [], 'latest', '$LATEST'],
    ['a version', '2', [], 'two', '2'],
    ['an alias without weights draws nothing', 'plain', [], 'one', '1'],
    ['a weighted alias below the weight', 'canary', [0.19], 'two', '2'],
    ['a weighted alias at the weight', 'canary', [0.2], 'one', '1'],
  ])('%s', async (_title, qualifier, fractions, payload, version) => {
    const { lambda, drawn } = backendOf(
      {
        code: fixed('latest'),
        versions: { 1: { code: fixed('one'), environment: {} }, 2: { code: fixed('two'), environment: {} } },
        aliases: {
          plain: { functionVersion: '1' },
          canary: { functionVersion: '1', routingConfig: { 2: 0.2 } },
        },
      },
      [...fractions],
    )
    const result = await lambda(call(qualifier === undefined ? {} : { qualifier }), 1000)
    expect(result).toMatchObject({ payload, executedVersion: version })
    expect(drawn).toEqual(fractions)
  })

  test.each([
    ['an unknown function', { functionName: 'g' }],
    ['a function named like a member of every object', { functionName: 'constructor' }],
    ['an unknown qualifier', { qualifier: 'nope' }],
    ['a qualifier named like a member of every object', { qualifier: '__proto__' }],
  ])('%s is not found', async (_title, changes) => {
    const { lambda } = backendOf({ code: fixed('x') })
    await expect(lambda(call(changes), 1000)).rejects.toMatchObject({ kind: 'functionNotFound' })
  })

  test('a fixed error document is a function error', async () => {
    const { lambda } = backendOf({ code: { type: 'FIXED', payload: '{"errorMessage":"no"}', functionError: true } })
    expect(await lambda(call(), 1000)).toMatchObject({ payload: '{"errorMessage":"no"}', functionError: 'Unhandled' })
  })
})

describe('time', () => {
  test('a timer of a handler moves the clock, computing does not', async () => {
    const { lambda, clock } = backendOf(
      handler(`exports.handler = async () => {
        for (let i = 0; i < 100000; i += 1) Math.sqrt(i)
        await new Promise((done) => setTimeout(done, 1500))
        return Date.now()
      }`),
    )
    expect(await lambda(call(), 29_000)).toMatchObject({ payload: String(start + 1500) })
    expect(clock.now()).toBe(start + 1500)
  })

  test('a handler above the limit of the integration fails as timeout when the limit is up', async () => {
    const { lambda, clock } = backendOf(handler('exports.handler = (e, c, done) => { setTimeout(done, 2000) }'))
    await expect(lambda(call(), 1000)).rejects.toMatchObject({ kind: 'timeout' })
    expect(clock.now()).toBe(start + 1000)
  })

  test('a handler above its own timeout gives the document of a timed out task', async () => {
    const { lambda, clock } = backendOf(handler('exports.handler = (e, c, done) => { setTimeout(done, 4000) }'))
    const result = await lambda(call(), 29_000)
    expect(result.functionError).toBe('Unhandled')
    expect(JSON.parse(result.payload)).toEqual({
      errorType: 'Sandbox.Timedout',
      errorMessage: 'RequestId: 11111111-2222-4333-8444-555555555555 Error: Task timed out after 3.00 seconds',
    })
    expect(clock.now()).toBe(start + 3000)
  })

  test('the same seed and start give the same bytes', async () => {
    const source = `const { randomUUID } = require('crypto')
      exports.handler = async () => [Math.random(), Math.random(), randomUUID(), Date.now(), new Date().getTimezoneOffset()]`
    const first = await backendOf(handler(source)).lambda(call(), 1000)
    const second = await backendOf(handler(source)).lambda(call(), 1000)
    expect(first.payload).toBe(second.payload)
    expect(JSON.parse(first.payload)).toHaveLength(5)
  })
})

describe('injected faults', () => {
  test('latency moves the clock before the function runs', async () => {
    const { lambda, clock } = backendOf({ code: fixed('1'), faultInjection: { latencyMs: 250 } })
    await lambda(call(), 1000)
    expect(clock.now()).toBe(start + 250)
  })

  test('latency at the limit is a timeout at the limit', async () => {
    const { lambda, clock } = backendOf({ code: fixed('1'), faultInjection: { latencyMs: 1000 } })
    await expect(lambda(call(), 1000)).rejects.toMatchObject({ kind: 'timeout' })
    expect(clock.now()).toBe(start + 1000)
  })

  test('the probability is drawn once a call from the source of chance', async () => {
    const { lambda, drawn } = backendOf(
      { code: fixed('fine'), faultInjection: { errorProbability: 0.5, error: 'THROTTLE' } },
      [0.5, 0.49, 0.9, 0.1],
    )
    const outcomes: string[] = []
    for (let index = 0; index < 4; index += 1) {
      outcomes.push(
        await lambda(call(), 1000).then(
          ({ payload }) => payload,
          (error: BackendFailure) => error.kind,
        ),
      )
    }
    expect(outcomes).toEqual(['fine', 'throttled', 'fine', 'throttled'])
    expect(drawn).toEqual([0.5, 0.49, 0.9, 0.1])
  })

  test.each([
    ['TIMEOUT', 'timeout', 1000],
    ['CONNECTION_REFUSED', 'connectionRefused', 0],
    ['THROTTLE', 'throttled', 0],
  ])('%s fails as %s', async (error, kind, elapsed) => {
    const { lambda, clock } = backendOf({ code: fixed('1'), faultInjection: { errorProbability: 1, error } })
    await expect(lambda(call(), 1000)).rejects.toMatchObject({ kind })
    expect(clock.now()).toBe(start + elapsed)
  })

  test('ERROR is an error document', async () => {
    const { lambda } = backendOf({ code: fixed('1'), faultInjection: { errorProbability: 1 } })
    expect(await lambda(call(), 1000)).toMatchObject({ functionError: 'Unhandled' })
  })
})

describe('sizes', () => {
  test.each([
    ['RequestResponse', 6_291_456],
    ['Event', 1_048_576],
  ] as const)('a payload of an %s invocation above %i bytes is refused', async (invocationType, limit) => {
    const { lambda } = backendOf({ code: fixed('1') })
    const text = `"${'x'.repeat(limit - 2)}"`
    await expect(lambda(call({ invocationType, payload: text }), 1000)).resolves.toBeDefined()
    await expect(lambda(call({ invocationType, payload: `${text} ` }), 1000)).rejects.toMatchObject({
      kind: 'tooLarge',
    })
  })

  test('an answer above 6 MB is a function error', async () => {
    const { lambda } = backendOf(handler('exports.handler = async () => "x".repeat(6291556)'))
    expect(JSON.parse((await lambda(call(), 29_000)).payload)).toEqual({
      errorType: 'Function.ResponseSizeTooLarge',
      errorMessage: 'Response payload size exceeded maximum allowed payload size (6291556 bytes).',
    })
  })

  test.each([['{"a":'], ['{}\u0000'], ['not json']])(
    'an event that is no JSON never reaches the handler: %j',
    async (payload) => {
      const { lambda } = backendOf(handler('exports.handler = async () => "reached"'))
      const result = await lambda(call({ payload }), 1000)
      expect(result.functionError).toBe('Unhandled')
      expect(JSON.parse(result.payload).errorMessage).toMatch(/^Could not parse request body into json: /)
    },
  )
})

test('a handler that has less memory here than its setting says so when it runs out of it', async () => {
  const { lambda } = backendOf(
    handler('exports.handler = async () => { const all = []; for (;;) all.push(new Uint8Array(1e6)) }'),
  )
  const result = await lambda(call(), 29_000)
  expect(JSON.parse(result.payload).errorMessage).toMatch(/signal: killed$/)
  expect(result.console?.slice(-1)).toEqual([
    { at: start, level: 'warn', text: expect.stringMatching(/^Not simulated: the function may have 128 MB, .* 64 MB/) },
  ])
})

test('an Event invocation answers with an empty payload at once, and its console is kept', async () => {
  const { lambda, clock } = backendOf(
    handler('exports.handler = async () => { await new Promise((r) => setTimeout(r, 900)); console.log("done") }'),
  )
  const result = await lambda(call({ invocationType: 'Event' }), 29_000)
  expect(result).toMatchObject({ payload: '', console: [{ text: 'done', at: start + 900 }] })
  expect(clock.now()).toBe(start)
})

test('a remote function on this machine is refused by the egress policy', async () => {
  const { lambda } = backendOf({ code: { type: 'REMOTE', endpoint: 'http://127.0.0.1:9' } })
  await expect(lambda(call(), 1000)).rejects.toMatchObject({ kind: 'egressRefused' })
})
