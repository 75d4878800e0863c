import { accountSchema, type RestApi, stageSchema } from '@gatewright/definition'
import { replayTape } from '@gatewright/engine'
import { describe, expect, it } from 'vitest'
import type { ConsoleRequest } from './console-request.ts'
import { exampleIds, getExample } from './examples.ts'
import type { RunResult } from './run.ts'
import { runOnPorts } from './run-on-ports.ts'
import { invocationOf, type Simulation, simulate } from './simulate.ts'

function simulation(
  example: (typeof exampleIds)[number],
  request: ConsoleRequest,
  changes: Partial<Simulation> = {},
): Simulation {
  const { design, variables } = getExample(example)
  return {
    apiId: 'a1b2c3d4e5',
    definition: design.definition as RestApi,
    backends: design.backends,
    stageName: 'dev',
    stage: stageSchema.parse({ variables }),
    deploymentId: 'draft',
    account: accountSchema.parse({}),
    domainName: 'a1b2c3d4e5.execute-api.us-east-1.amazonaws.com',
    request,
    seed: 42,
    clock: 1_795_000_000_000,
    ...changes,
  }
}

const bodyOf = (result: Pick<RunResult, 'outcome'>) => Buffer.from(result.outcome.answer.body, 'base64').toString()
const cancel = (token?: string): ConsoleRequest => ({
  method: 'DELETE',
  path: '/orders/1042',
  headers: token === undefined ? [] : [['Authorization', token]],
  body: '',
})

describe('every example', () => {
  const all = exampleIds.flatMap((id) =>
    getExample(id).requests.map(({ name, request }, index) => ({ id, name, request, index })),
  )

  it.each(all.filter(({ index }) => index === 0))('$id answers 200 to its first request', async ({ id, request }) => {
    expect((await simulate(simulation(id, request))).outcome.answer.status).toBe(200)
  })

  it.each(all)(
    '$id: "$name" gives the same bytes from the same seed, and from its tape alone',
    async ({ id, request }) => {
      const given = simulation(id, request)
      const first = await simulate(given)
      expect(await simulate(given)).toEqual(first)
      const { tape, calledAnew, ...result } = first
      expect(calledAnew).toEqual([])
      expect(await runOnPorts(invocationOf(given), replayTape(JSON.parse(JSON.stringify(tape))))).toEqual(result)
    },
  )

  it.each([
    ['orders', 'An order that is not there', 404, 'NotFound: order 9999'],
    ['orders', 'Create an order', 201, '"total": 42.5'],
    ['orders', 'Cancel with a token', 200, '"by":"clerk"'],
    ['orders', 'Cancel without a token', 401, 'Unauthorized'],
    ['petstore-mock', 'A pet that is not there', 404, 'There is no pet unknown'],
    ['petstore-mock', 'A body that does not fit', 400, ''],
    ['inbox', 'Read an event', 200, 'invoice.paid'],
    ['inbox', 'Exchange rates', 200, '1.17'],
  ] as const)('%s: "%s" answers %i', async (id, name, status, text) => {
    const found = getExample(id).requests.find((request) => request.name === name)
    if (found === undefined) throw new Error(`no request "${name}"`)
    const result = await simulate(simulation(id, found.request))
    expect(result.outcome.answer.status).toBe(status)
    expect(bodyOf(result)).toContain(text)
  })
})

describe('a simulation', () => {
  it('shows its phases in the trace and the service’s lines in the log', async () => {
    const result = await simulate(simulation('orders', cancel('Bearer clerk')))
    const phases = result.trace.events.flatMap((event) => (event.type === 'phaseStarted' ? [event.phase] : []))
    expect(phases).toEqual(expect.arrayContaining(['routeRequest', 'authorize', 'integration']))
    expect(result.log[0]).toBe(`Execution log for request ${result.outcome.requestId}`)
  })

  it('names the authorizer that denied the call', async () => {
    const result = await simulate(simulation('orders', cancel('Bearer trainee')))
    expect(result.outcome).toMatchObject({
      answer: { status: 403 },
      cause: { responseType: 'ACCESS_DENIED', subject: 'staff-token' },
    })
  })

  it('takes other chance from another seed and another time from another clock', async () => {
    const request: ConsoleRequest = { method: 'GET', path: '/health', headers: [], body: '' }
    const base = await simulate(simulation('orders', request))
    const reseeded = await simulate(simulation('orders', request, { seed: 43 }))
    const later = await simulate(simulation('orders', request, { clock: 1_795_000_001_000 }))
    expect(reseeded.outcome.requestId).not.toBe(base.outcome.requestId)
    expect(later.outcome.startedAt).toBe(1_795_000_001_000)
    expect(later.outcome.requestId).toBe(base.outcome.requestId)
  })

  it('fails as often as the injected probability says, and for a seed always or never', async () => {
    const request: ConsoleRequest = { method: 'GET', path: '/orders', headers: [], body: '' }
    const { backends } = simulation('orders', request)
    const query = backends.functions['orders-query']
    if (query === undefined) throw new Error('no function')
    const code = { type: 'FIXED' as const, payload: '{"statusCode": 200, "body": "fine"}', functionError: false }
    const faultInjection = { latencyMs: 120, errorProbability: 0.5, error: 'TIMEOUT' as const }
    const functions = { ...backends.functions, 'orders-query': { ...query, code, timeout: 60, faultInjection } }
    const statusOf = async (seed: number) => {
      const { outcome } = await simulate(simulation('orders', request, { seed, backends: { ...backends, functions } }))
      expect(outcome.latencyMs).toBe(outcome.answer.status === 200 ? 120 : 29_000)
      return outcome.answer.status
    }
    const seeds = Array.from({ length: 40 }, (_, seed) => seed)
    const statuses = await Promise.all(seeds.map(statusOf))
    expect(new Set(statuses)).toEqual(new Set([200, 504]))
    const failed = statuses.filter((status) => status === 504).length
    expect(failed).toBeGreaterThan(8)
    expect(failed).toBeLessThan(32)
    expect(await Promise.all(seeds.map(statusOf))).toEqual(statuses)
  })

  it('runs one method without its authorizer when it is test-invoked', async () => {
    const result = await simulate(
      simulation('orders', cancel(), { testInvoke: { resourceId: 'order', httpMethod: 'DELETE' } }),
    )
    expect(result.outcome.cause?.phase).not.toBe('authorize')
    expect(result.log.some((line) => line.includes('Method completed with status'))).toBe(true)
    const missing = simulate(
      simulation('orders', cancel(), { testInvoke: { resourceId: 'order', httpMethod: 'PATCH' } }),
    )
    await expect(missing).rejects.toMatchObject({ code: 'notFound' })
  })
})
