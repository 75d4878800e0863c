import { describe, expect, it } from 'vitest'
import {
  bodyOf,
  fixedClock,
  functionUri,
  gatewayRequest,
  mockMethod,
  restApi,
  restTarget,
  seededRandom,
  stubPorts,
} from '../../testing/index.ts'
import type { LambdaCall } from '../message.ts'
import type { TraceEvent } from '../trace.ts'
import { invoke } from './handle.ts'
import { restPhases } from './phases.ts'

const proxy = { integration: { type: 'AWS_PROXY', httpMethod: 'POST', uri: functionUri('orders') } } as const
const definition = restApi({
  '/orders/{orderId}': { GET: mockMethod(), POST: proxy },
  '/open/{proxy+}': { ANY: proxy },
})
const echo = async (call: LambdaCall) => ({ payload: JSON.stringify({ statusCode: 200, body: call.payload }) })

describe('invoke', () => {
  it('answers the same bytes, ids and times for the same inputs', async () => {
    const run = () =>
      invoke(
        restTarget(definition),
        gatewayRequest('POST /dev/orders/7?a=1', { body: '{"x":1}', headers: { Host: 'h' } }),
        stubPorts({ clock: fixedClock(1_700_000_000_000), random: seededRandom(7), lambda: echo }),
        { collectTrace: true },
      )
    expect(await run()).toEqual(await run())
  })

  it.each(['GET /dev/orders/7', 'POST /dev/orders/7', 'GET /dev/none'])(
    'goes through its phases in order, each once: %s',
    async (line) => {
      const { phases } = await invoke(restTarget(definition), gatewayRequest(line), stubPorts({ lambda: echo }))
      const names: readonly string[] = restPhases
      const order = phases.map(({ phase }) => names.indexOf(phase))
      expect(order).toEqual([...new Set(order)].sort((a, b) => a - b))
    },
  )

  it('makes no events when nobody watches', async () => {
    const outcome = await invoke(restTarget(definition), gatewayRequest('GET /dev/orders/7'), stubPorts())
    expect(outcome.trace).toBeUndefined()
    expect(outcome.logEvents).toBeUndefined()
  })

  it('tells a listener the events that the trace then holds', async () => {
    const heard: TraceEvent[] = []
    const { trace } = await invoke(
      restTarget(definition),
      gatewayRequest('POST /dev/orders/7'),
      stubPorts({ lambda: echo, onEvent: (event) => heard.push(event) }),
    )
    expect(trace?.events).toEqual(heard)
    expect(heard.filter(({ type }) => type === 'phaseStarted')).toHaveLength(11)
  })

  it('gives a copy of a watched outcome all its members, and JSON of any', async () => {
    const target = restTarget(definition)
    const watched = await invoke(target, gatewayRequest('GET /dev/orders/7'), stubPorts(), { collectTrace: true })
    expect({ ...watched }.context).toMatchObject({ resourcePath: '/orders/{orderId}', status: '200' })
    const plain = await invoke(target, gatewayRequest('GET /dev/orders/7'), stubPorts())
    expect(JSON.parse(JSON.stringify(plain)).context).toEqual(watched.context)
  })

  it.each([
    ['/dev/open/a//b/', { path: '/open/a//b/', proxy: 'a//b', contextPath: '/dev/open/a//b/' }],
    ['//dev//open/x', { path: '/open/x', proxy: 'x', contextPath: '//dev//open/x' }],
  ])('keeps slashes where the service keeps them: %s', async (path, expected) => {
    const { answer } = await invoke(restTarget(definition), gatewayRequest(`GET ${path}`), stubPorts({ lambda: echo }))
    const event = JSON.parse(bodyOf(answer))
    expect({
      path: event.path,
      proxy: event.pathParameters.proxy,
      contextPath: event.requestContext.path,
    }).toEqual(expected)
  })

  it('routes by the method of X-HTTP-Method-Override', async () => {
    const request = gatewayRequest('POST /dev/orders/7', { headers: { 'X-HTTP-Method-Override': 'GET' } })
    expect(bodyOf((await invoke(restTarget(definition), request, stubPorts())).answer)).toBe('{"ok":true}')
  })

  it('strips the base path of a custom domain name instead of a stage', async () => {
    const target = restTarget(definition, { basePath: 'v1' })
    const { answer } = await invoke(target, gatewayRequest('POST /v1/orders/7'), stubPorts({ lambda: echo }))
    expect(JSON.parse(bodyOf(answer))).toMatchObject({ path: '/v1/orders/7', resource: '/orders/{orderId}' })
  })

  it('takes a request id in UUID form from the client, and no other', async () => {
    const id = '01234567-89ab-4cde-8f01-23456789abcd'
    const send = (value: string) =>
      invoke(
        restTarget(definition),
        gatewayRequest('GET /dev/orders/7', { headers: { 'x-amzn-RequestId': value } }),
        stubPorts(),
      )
    expect((await send(id)).requestId).toBe(id)
    expect((await send('mine')).requestId).not.toBe('mine')
  })
})
