import { describe, expect, it } from 'vitest'
import { bodyOf, fixedClock, functionUri, gatewayRequest, restApi, restTarget, stubPorts } from '../../testing/index.ts'
import { findHeader } from '../header-list.ts'
import { metrics } from '../observe/metrics.ts'
import { invoke } from './handle.ts'

type Stage = NonNullable<NonNullable<Parameters<typeof restTarget>[1]>['stage']>
type Setting = NonNullable<Stage['methodSettings']>[string]

/** A stage with a cache before a function that counts its calls; `send` gives what each request was answered with. */
function cachedStage(setting: Setting = {}, around: Partial<Stage> = {}, result: object = {}) {
  const integration = {
    type: 'AWS_PROXY' as const,
    httpMethod: 'POST',
    uri: functionUri('count'),
    cacheKeyParameters: ['method.request.querystring.kind', 'integration.request.header.who'],
    requestParameters: { 'integration.request.header.who': 'method.request.header.X-Who' },
  }
  const definition = restApi({ '/a': { GET: { integration }, POST: { integration } }, '/b': { GET: { integration } } })
  const stage = {
    cacheClusterEnabled: true,
    methodSettings: { '*/*': { cachingEnabled: true, ...setting } },
    ...around,
  }
  let calls = 0
  const clock = fixedClock()
  const lambda = async () => {
    calls += 1
    return { payload: JSON.stringify({ body: String(calls), ...result }) }
  }
  const ports = stubPorts({ clock, lambda })
  const target = restTarget(definition, { stage })
  const send = async (line: string, headers: { [name: string]: string } = {}) => {
    const outcome = await invoke(target, gatewayRequest(line, { headers }), ports)
    return { outcome, body: bodyOf(outcome.answer) }
  }
  const bodies = async (...lines: string[]) => {
    const found: string[] = []
    for (const line of lines) found.push((await send(line)).body)
    return found
  }
  return { send, bodies, clock }
}

describe('the response cache', () => {
  it('tells requests apart by resource and key parameters, and by nothing else', async () => {
    const { bodies, send } = cachedStage()
    expect(
      await bodies('GET /dev/a?kind=x&page=1', 'GET /dev/a?kind=x&page=2', 'GET /dev/a?kind=y', 'GET /dev/b?kind=x'),
    ).toEqual(['1', '1', '2', '3'])
    expect((await send('GET /dev/a?kind=x', { 'X-Who': 'ada' })).body).toBe('4')
  })

  it('keeps GET only, unless a method asks for itself', async () => {
    expect(await cachedStage().bodies('POST /dev/a', 'POST /dev/a')).toEqual(['1', '2'])
    const own = { methodSettings: { 'a/POST': { cachingEnabled: true }, '*/*': { cachingEnabled: false } } }
    expect(await cachedStage({}, own).bodies('POST /dev/a', 'POST /dev/a', 'GET /dev/a', 'GET /dev/a')).toEqual([
      '1',
      '1',
      '2',
      '3',
    ])
  })

  it('forgets after the time to live', async () => {
    const { send, clock } = cachedStage({ cacheTtlInSeconds: 10 })
    await send('GET /dev/a')
    clock.advance(9_999)
    expect((await send('GET /dev/a')).body).toBe('1')
    clock.advance(1)
    expect((await send('GET /dev/a')).body).toBe('2')
  })

  it('gives bytes back as they were, without the trace of another request', async () => {
    const { send } = cachedStage({}, {}, { headers: { 'X-Part': 'v' }, statusCode: 201 })
    const first = (await send('GET /dev/a')).outcome.answer
    const second = (await send('GET /dev/a')).outcome.answer
    expect(second.status).toBe(201)
    expect(second.body).toEqual(first.body)
    expect(findHeader(second.headers, 'x-part')).toBe('v')
    expect(findHeader(first.headers, 'x-amzn-trace-id')).toBeDefined()
    expect(findHeader(second.headers, 'x-amzn-trace-id')).toBeUndefined()
    expect(findHeader(second.headers, 'x-amzn-requestid')).not.toBe(findHeader(first.headers, 'x-amzn-requestid'))
  })

  it.each([
    ['an error', { statusCode: 500 }],
    ['more than a mebibyte', { body: 'x'.repeat(1_048_577) }],
  ])('does not keep %s', async (_what, result) => {
    const { send } = cachedStage({}, {}, result)
    await send('GET /dev/a')
    expect((await send('GET /dev/a')).outcome.cacheHit).toBe(false)
  })

  it('shows in the outcome, its phases and its metrics', async () => {
    const { send } = cachedStage()
    const names = async () => {
      const { outcome } = await send('GET /dev/a')
      const counted = metrics(outcome, { apiName: 'shop' }).map(({ metricName }) => metricName)
      return [
        outcome.cacheHit,
        counted.filter((name) => name.startsWith('Cache')),
        outcome.phases.map(({ phase }) => phase).slice(-2),
      ]
    }
    expect(await names()).toEqual([false, ['CacheMissCount'], ['methodResponse', 'cacheStore']])
    expect(await names()).toEqual([true, ['CacheHitCount'], ['validateRequest', 'cacheLookup']])
  })

  it('is not used by a canary that is not told to', async () => {
    const canary = { percentTraffic: 100, deploymentId: 'dep2' }
    const without = cachedStage({}, { canarySettings: canary })
    expect(await without.bodies('GET /dev/a', 'GET /dev/a')).toEqual(['1', '2'])
    const using = cachedStage({}, { canarySettings: { ...canary, useStageCache: true } })
    expect(await using.bodies('GET /dev/a', 'GET /dev/a')).toEqual(['1', '1'])
  })
})

describe('a client that wants a fresh answer', () => {
  const fresh = { 'Cache-Control': 'no-transform, max-age=0' }

  it('gets one where anybody may, which others then get too', async () => {
    const { send, bodies } = cachedStage({ requireAuthorizationForCacheControl: false })
    await send('GET /dev/a')
    expect((await send('GET /dev/a', fresh)).body).toBe('2')
    expect(await bodies('GET /dev/a')).toEqual(['2'])
  })

  it('is told that its wish was ignored, unless the stage says not to', async () => {
    for (const [strategy, warning] of [
      [undefined, '199 Cache-control headers were ignored because the caller was unauthorized.'],
      ['SUCCEED_WITHOUT_RESPONSE_HEADER', undefined],
    ] as const) {
      const { send } = cachedStage(strategy === undefined ? {} : { unauthorizedCacheControlHeaderStrategy: strategy })
      await send('GET /dev/a')
      const { outcome, body } = await send('GET /dev/a', fresh)
      expect(body).toBe('1')
      expect(findHeader(outcome.answer.headers, 'warning')).toBe(warning)
    }
  })
})
