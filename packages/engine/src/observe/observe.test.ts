import { describe, expect, it } from 'vitest'
import { functionUri, gatewayRequest, mockMethod, restApi, restTarget, stubPorts } from '../../testing/index.ts'
import type { LambdaCall } from '../message.ts'
import { invoke } from '../rest/handle.ts'
import { accessLog } from './access-log.ts'
import { cloudWatchLog, executionLog } from './execution-log.ts'
import { apiNameDimension, metrics } from './metrics.ts'
import { segments } from './segments.ts'

const definition = restApi({
  '/orders/{orderId}': {
    GET: mockMethod(),
    POST: { integration: { type: 'AWS_PROXY', httpMethod: 'POST', uri: functionUri('orders') } },
  },
})
const answering = (statusCode: number) => async (_call: LambdaCall) => ({
  payload: JSON.stringify({ statusCode, body: 'ok' }),
})

function call(line: string, statusCode = 200, stage: Parameters<typeof restTarget>[1] = {}) {
  const request = gatewayRequest(line, {
    headers: { Authorization: 'Bearer secret-token', 'User-Agent': 'probe/1' },
    body: line.startsWith('POST') ? '{"n":1}' : '',
  })
  return invoke(restTarget(definition, stage), request, stubPorts({ lambda: answering(statusCode) }), {
    collectTrace: true,
  })
}

describe('the access log', () => {
  it.each([
    ['$context.requestId', /^[0-9a-f-]{36}$/],
    ['$context.identity.sourceIp - $context.identity.caller', '203.0.113.7 - -'],
    ['"$context.httpMethod $context.resourcePath $context.protocol"', '"POST /orders/{orderId} HTTP/1.1"'],
    ['$context.path', '/dev/orders/7'],
    ['$context.status $context.responseLength', '201 2'],
    ['$context.integration.status $context.integrationStatus', '201 200'],
    ['$context.integration.responseTransferMode', 'BUFFERED'],
    ['$context.awsEndpointRequestId', /^[0-9a-f-]{36}$/],
    ['$context.error.message $context.error.responseType', '- -'],
    ['$context.xrayTraceId $context.endpointType', '- EDGE'],
    ['$context.noSuch $context.identity', '- -'],
    ['$stageVariables.x ${context.stage} costs 5$', '- dev costs 5$'],
    ['$context.stage/$context.apiId}', 'dev/abcdef1234}'],
  ])('prints %s', async (format, expected) => {
    const text = accessLog(format, await call('POST /dev/orders/7', 201))
    if (typeof expected === 'string') expect(text).toBe(expected)
    else expect(text).toMatch(expected)
  })

  it('says why the gateway refused, and how long things took', async () => {
    const format =
      '$context.status $context.error.responseType $context.error.message $context.error.messageString $context.integrationLatency'
    const outcome = await invoke(restTarget(definition), gatewayRequest('PUT /dev/none'), stubPorts())
    expect(accessLog(format, outcome)).toBe(
      '403 MISSING_AUTHENTICATION_TOKEN Missing Authentication Token "Missing Authentication Token" -',
    )
  })
})

describe('metrics', () => {
  const values = async (line: string, statusCode = 200) =>
    Object.fromEntries(
      metrics(await call(line, statusCode), { apiName: 'shop' }).map(({ metricName, value }) => [metricName, value]),
    )

  it('count each request and its class of error, and take the latencies', async () => {
    expect(await values('POST /dev/orders/7')).toEqual({
      Count: 1,
      '4XXError': 0,
      '5XXError': 0,
      Latency: 0,
      IntegrationLatency: 0,
    })
    expect(await values('POST /dev/orders/7', 503)).toMatchObject({ '4XXError': 0, '5XXError': 1 })
    expect(await values('GET /dev/none')).toEqual({ Count: 1, '4XXError': 1, '5XXError': 0, Latency: 0 })
  })

  it('have the method as a dimension only when the method asks for details', async () => {
    const outcome = await call('GET /dev/orders/7')
    const [count] = metrics(outcome, { apiName: 'shop', isDetailed: true })
    expect(count?.dimensions).toEqual([
      { ApiName: 'shop' },
      { ApiName: 'shop', Stage: 'dev' },
      { ApiName: 'shop', Stage: 'dev', Resource: '/orders/{orderId}', Method: 'GET' },
    ])
    expect(metrics(outcome, { apiName: 'shop' })[0]?.dimensions).toHaveLength(2)
  })

  it.each([
    ['Bestellungen für alle', 'Bestellungen fr alle'],
    ['注文', 'abcdef1234'],
  ])('name the API %s as %s', (name, expected) => {
    expect(apiNameDimension(name, 'abcdef1234')).toBe(expected)
  })
})

describe('segments', () => {
  const facts = { apiName: 'shop', accountId: '123456789012', region: 'us-east-1', url: 'https://h/dev/orders/7' }

  it('show the stage, the request and the invocation inside it', async () => {
    const outcome = await call('POST /dev/orders/7')
    const [segment] = segments(outcome, facts)
    expect(segment).toMatchObject({
      name: 'shop/dev',
      origin: 'AWS::ApiGateway::Stage',
      resource_arn: 'arn:aws:apigateway:us-east-1::/restapis/abcdef1234/stages/dev',
      http: { request: { url: facts.url, method: 'POST', client_ip: '203.0.113.7' }, response: { status: 200 } },
      subsegments: [{ name: 'Lambda', namespace: 'aws', aws: { operation: 'Invoke', function_name: 'orders' } }],
    })
    expect(outcome.traceId).toContain(`Root=${segment?.trace_id}`)
  })

  it.each([
    ['GET /dev/none', 200, { error: true }],
    ['POST /dev/orders/7', 429, { error: true, throttle: true }],
    ['POST /dev/orders/7', 500, { fault: true }],
  ])('mark %s answered with %i', async (line, statusCode, flags) => {
    const [segment] = segments(await call(line, statusCode), facts)
    const { error, throttle, fault } = segment ?? {}
    expect(JSON.parse(JSON.stringify({ error, throttle, fault }))).toEqual(flags)
  })
})

describe('the execution log', () => {
  const setting = (loggingLevel: 'OFF' | 'ERROR' | 'INFO', dataTraceEnabled = false) => ({
    loggingLevel,
    dataTraceEnabled,
  })

  it('has its lines in the order of the service', async () => {
    const lines = cloudWatchLog(await call('POST /dev/orders/7'), setting('INFO', true))
    const kinds = lines.map((line) => /^\([0-9a-f-]{36}\) (.+?)(?::| for | \{|$)/.exec(line)?.[1])
    expect(kinds).toEqual([
      'Extended Request Id',
      'Verifying Usage Plan',
      "API Key  authorized because method 'POST /orders/{orderId}' does not require API Key. Request will not contribute to throttle or quota limits",
      'Usage Plan check succeeded',
      'Starting execution',
      'HTTP Method',
      'Method request path',
      'Method request query string',
      'Method request headers',
      'Method request body before transformations',
      'Endpoint request URI',
      'Endpoint request headers',
      'Endpoint request body after transformations',
      'Sending request to https',
      'Received response. Status',
      'Endpoint response headers',
      'Endpoint response body before transformations',
      'Method response body after transformations',
      'Method response headers',
      'Successfully completed execution',
      'Method completed with status',
      'AWS Integration Endpoint RequestId ',
    ])
  })

  it('shows no bodies without data tracing, and at level ERROR only failures', async () => {
    const good = await call('POST /dev/orders/7')
    expect(cloudWatchLog(good, setting('INFO')).join('\n')).not.toContain('body')
    expect(cloudWatchLog(good, setting('ERROR'))).toEqual([])
    expect(cloudWatchLog(good, setting('OFF', true))).toEqual([])
    const bad = await invoke(
      restTarget(definition),
      gatewayRequest('POST /dev/orders/7'),
      stubPorts({ lambda: async () => ({ payload: '"text"' }) }),
      { collectTrace: true },
    )
    expect(cloudWatchLog(bad, setting('ERROR')).map((line) => line.slice(39))).toEqual([
      'Execution failed due to configuration error: Malformed Lambda proxy response',
      'Method completed with status: 502',
    ])
  })

  it('masks secrets and cuts long lines', async () => {
    const lines = cloudWatchLog(await call(`POST /dev/orders/${'7'.repeat(2000)}`), setting('INFO', true))
    expect(lines.join('\n')).not.toContain('secret-token')
    expect(lines.join('\n')).toContain('Authorization=*************-token')
    expect(lines.every((line) => line.length <= 1024)).toBe(true)
    expect(lines.some((line) => line.endsWith(' [TRUNCATED]'))).toBe(true)
  })

  it('is there when the stage asks for it, also unwatched', async () => {
    const stage = { methodSettings: { '*/*': { loggingLevel: 'INFO' as const } } }
    const target = restTarget(definition, { stage })
    const outcome = await invoke(target, gatewayRequest('GET /dev/orders/7'), stubPorts())
    expect(executionLog(outcome)[1]).toContain(' : Verifying Usage Plan for request: ')
    expect(outcome.trace).toBeUndefined()
  })

  it('names the trace of a stage that traces', async () => {
    const outcome = await call('GET /dev/orders/7', 200, { stage: { tracingEnabled: true } })
    expect(executionLog(outcome).at(-1)).toMatch(/X-ray Tracing ID : 1-[0-9a-f]{8}-[0-9a-f]{24}$/)
  })
})
