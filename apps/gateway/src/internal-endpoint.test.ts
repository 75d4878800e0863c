import { request } from 'node:http'
import { bodyOf, mockMethod, restApi } from '@gatewright/engine/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { account, pushedStage, type RunningGateway, startGateway, token } from '../testing/start-gateway.ts'
import type { InvocationBatch } from './invocation-log.ts'
import type { LiveResult } from './live-invocation.ts'

const version = (text: string) => restApi({ '/x': { GET: mockMethod(text) } })
let gateway: RunningGateway
beforeAll(async () => {
  gateway = await startGateway()
})
afterAll(() => gateway.close())

describe('who may ask', () => {
  test.each([
    ['no token', {}],
    ['a wrong token', { authorization: 'Bearer another-token-for-tests' }],
    ['a token cut short', { authorization: `Bearer ${token.slice(0, -1)}` }],
    ['the token without its scheme', { authorization: token }],
  ])('%s is refused before the body is read', async (_title, headers) => {
    for (const [method, path] of [
      ['POST', '/deployments'],
      ['POST', '/invoke'],
      ['POST', '/invoke/stream'],
      ['GET', '/state'],
      ['GET', '/invocations'],
      ['GET', '/none'],
    ] as const) {
      const answer = await gateway.internally(method, path, method === 'POST' ? {} : undefined, headers)
      expect(answer.status).toBe(401)
    }
  })

  test('a page of another host that resolves to this machine is refused, token or not', async () => {
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const headers = { host: 'evil.example', authorization: `Bearer ${token}` }
      request({ host: '127.0.0.1', port: gateway.internalPort, path: '/state', headers }, (response) => {
        response.resume()
        resolve(response.statusCode)
      })
        .on('error', reject)
        .end()
    })
    expect(status).toBe(403)
  })

  test('it is not there on the port of the stages', async () => {
    const { status } = await gateway.send('GET /state', { authorization: `Bearer ${token}` })
    expect(status).toBe(403)
  })
})

describe('deployments', () => {
  test('a push is live when it is answered, while older requests go on', async () => {
    await gateway.internally('POST', '/deployments', { stages: [pushedStage('swap', version('one'))], account })
    expect(bodyOf(await gateway.send('GET /swap/dev/x'))).toBe('one')
    let stop = false
    const seen = new Set<string>()
    const statuses = new Set<number>()
    const callers = Array.from({ length: 4 }, async () => {
      while (!stop) {
        const answer = await gateway.send('GET /swap/dev/x')
        statuses.add(answer.status)
        seen.add(bodyOf(answer))
      }
    })
    const pushed = pushedStage('swap', version('two'), { deploymentId: 'd2' })
    const answer = await gateway.internally('PUT', '/deployments', { stages: [pushed], account, apiIds: ['swap'] })
    expect(await answer.json()).toEqual({ stages: [{ apiId: 'swap', stageName: 'dev', deploymentId: 'd2' }] })
    expect(bodyOf(await gateway.send('GET /swap/dev/x'))).toBe('two')
    stop = true
    await Promise.all(callers)
    expect([...statuses]).toEqual([200])
    expect([...seen].every((text) => text === 'one' || text === 'two')).toBe(true)
  })

  test.each([
    ['no JSON', '{', /no JSON/],
    [
      'a stage without deployment',
      { stages: [{ apiId: 'a', stageName: 'dev', stage: {} }], account },
      /stages\.0\.deployment/,
    ],
    ['something else', { stages: [], account, more: 1 }, /more/],
  ])('%s is refused with its place, and what was served stays', async (_title, body, message) => {
    await gateway.internally('POST', '/deployments', { stages: [pushedStage('kept', version('kept'))], account })
    const answer = await gateway.internally('POST', '/deployments', body)
    expect(answer.status).toBe(400)
    expect(await answer.json()).toEqual({ message: expect.stringMatching(message) })
    expect(bodyOf(await gateway.send('GET /kept/dev/x'))).toBe('kept')
  })
})

describe('what it tells', () => {
  test('a request through a stage comes back with outcome, trace, log and tape', async () => {
    await gateway.internally('POST', '/deployments', { stages: [pushedStage('live', version('{"n":1}'))], account })
    const asked = { apiId: 'live', stageName: 'dev', request: { method: 'GET', path: '/x', headers: [['X-A', 'b']] } }
    const result = (await (await gateway.internally('POST', '/invoke', asked)).json()) as LiveResult
    expect(result.outcome).toMatchObject({ apiId: 'live', stage: 'dev', resourcePath: '/x', answer: { status: 200 } })
    expect(Buffer.from(result.outcome.answer.body, 'base64').toString()).toBe('{"n":1}')
    expect(result.trace.events.length).toBeGreaterThan(0)
    expect(result.log.length).toBeGreaterThan(0)
    expect(result.tape).toBeDefined()
  })

  test('a stream tells the events of a request one by one, and then the same as without', async () => {
    await gateway.internally('POST', '/deployments', { stages: [pushedStage('live', version('{"n":1}'))], account })
    const asked = { apiId: 'live', stageName: 'dev', request: { method: 'GET', path: '/x', headers: [] } }
    const text = await (await gateway.internally('POST', '/invoke/stream', asked)).text()
    const lines = text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { event?: unknown; result?: LiveResult })
    const result = lines.at(-1)?.result
    expect(lines.slice(0, -1).map(({ event }) => event)).toEqual(result?.trace.events)
    expect(result?.outcome.answer.status).toBe(200)
  })

  test.each(['/invoke', '/invoke/stream'])('a stage that is not deployed is told: %s', async (path) => {
    const asked = { apiId: 'live', stageName: 'none', request: { method: 'GET', path: '/', headers: [] } }
    const answer = await gateway.internally('POST', path, asked)
    expect(answer.status).toBe(404)
    expect(await answer.json()).toEqual({ message: 'The API live has no deployed stage none.' })
  })

  test('answered requests are told once each, with the cause of a refusal', async () => {
    await gateway.internally('POST', '/deployments', { stages: [pushedStage('told', version('x'))], account })
    const ask = async (query: string) =>
      (await (await gateway.internally('GET', `/invocations${query}`)).json()) as InvocationBatch
    const { start, next } = await ask('')
    await gateway.send('GET /told/dev/x')
    await gateway.send('GET /told/dev/none')
    const told = await ask(`?start=${start}&after=${next}`)
    expect(told.invocations).toMatchObject([
      { outcome: { apiId: 'told', stage: 'dev', httpMethod: 'GET', resourcePath: '/x', answer: { status: 200 } } },
      { outcome: { apiId: 'told', answer: { status: 403 }, cause: { status: 403 } } },
    ])
    expect(await ask(`?start=${start}&after=${told.next}`)).toEqual({
      start,
      invocations: [],
      gaps: [],
      next: told.next,
    })
  })

  test('the state names quotas and environments, and can be forgotten', async () => {
    const state = await (await gateway.internally('GET', '/state')).json()
    expect(state).toMatchObject({ quotas: [], environments: {} })
    expect((await gateway.internally('DELETE', '/state')).status).toBe(200)
  })

  test('anything else is not there', async () => {
    expect((await gateway.internally('GET', '/secrets')).status).toBe(404)
  })
})
