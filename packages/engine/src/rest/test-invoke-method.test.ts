import { describe, expect, it } from 'vitest'
import { bodyOf, functionUri, mockMethod, restApi, restTarget, stubPorts } from '../../testing/index.ts'
import { testInvokeMethod } from './test-invoke-method.ts'

const definition = restApi(
  {
    '/orders/{orderId}': {
      GET: {
        ...mockMethod('{"id":"$input.params(\'orderId\')","stage":"$context.stage"}'),
        authorizationType: 'AWS_IAM',
        apiKeyRequired: true,
      },
      POST: {
        ...mockMethod(),
        requestParameters: { 'method.request.querystring.q': true },
        requestValidatorId: 'v',
      },
      PUT: { integration: { type: 'AWS_PROXY', httpMethod: 'POST', uri: functionUri('orders') } },
      ANY: { ...mockMethod(), integration: { type: 'HTTP', httpMethod: 'GET', uri: 'https://' } },
    },
  },
  { requestValidators: { v: { name: 'v', validateRequestParameters: true } }, policy: { Statement: [] } },
)
const target = restTarget(definition, { account: { throttleSettings: { rateLimit: 0, burstLimit: 0 } } })
const resourceId = '/orders/{orderId}'
const run = (invocation: Partial<Parameters<typeof testInvokeMethod>[1]> = {}) =>
  testInvokeMethod(target, { resourceId, httpMethod: 'GET', ...invocation }, stubPorts())

describe('testInvokeMethod', () => {
  it('runs a method without authorizers, resource policy, keys and throttling', async () => {
    const { answer } = await run({ pathWithQueryString: '/orders/7' })
    expect(answer.status).toBe(200)
    expect(answer.headers).toEqual([['Content-Type', 'application/json']])
    expect(JSON.parse(bodyOf(answer))).toEqual({ id: '7', stage: 'test-invoke-stage' })
  })

  it.each([
    [undefined, '{orderId}'],
    ['/something/else', ''],
    ['/orders/a%20b?x=1', 'a%20b'],
  ])('takes the path %s for what it is: the parameter is "%s"', async (pathWithQueryString, id) => {
    const { answer } = await run(pathWithQueryString === undefined ? {} : { pathWithQueryString })
    expect(JSON.parse(bodyOf(answer)).id).toBe(id)
  })

  it('gives the log that the console shows', async () => {
    const { log, requestId } = await run({ pathWithQueryString: '/orders/7?a=1', headers: { 'X-A': 'b' } })
    const date = 'Thu Jan 15 12:00:00 UTC 2026 : '
    expect(log).toBe(
      [
        `Execution log for request ${requestId}`,
        ...[
          `Starting execution for request: ${requestId}`,
          'HTTP Method: GET, Resource Path: /orders/7',
          'Method request path: {orderId=7}',
          'Method request query string: {a=1}',
          'Method request headers: {X-A=b}',
          'Method request body before transformations: ',
          'Method response body after transformations: {"id":"7","stage":"test-invoke-stage"}',
          'Method response headers: {Content-Type=application/json}',
          'Successfully completed execution',
          'Method completed with status: 200',
        ].map((line) => date + line),
        '',
      ].join('\n'),
    )
  })

  it('shows a refusal with its error type alone', async () => {
    const { answer, log, cause } = await run({ httpMethod: 'POST', pathWithQueryString: '/orders/7' })
    expect(answer.headers).toEqual([['x-amzn-ErrorType', 'BadRequestException']])
    expect(bodyOf(answer)).toBe('{"message": "Missing required request parameters: [q]"}')
    expect(log).toMatch(/Method completed with status: 400\n$/)
    expect(cause?.rule).toBe('requiredParametersMissing')
  })

  it('says that an endpoint address cannot be used', async () => {
    const { answer, log } = await run({ httpMethod: 'DELETE' })
    expect(answer.status).toBe(500)
    expect(log).toContain(' : Execution failed due to configuration error: Invalid endpoint address\n')
  })

  it("has the service's words for what does not exist", async () => {
    await expect(run({ resourceId: 'none' })).rejects.toThrow('Invalid Resource identifier specified')
    const small = restTarget(restApi({ '/': { GET: mockMethod() } }))
    const missing = testInvokeMethod(small, { resourceId: '/', httpMethod: 'PUT' }, stubPorts())
    await expect(missing).rejects.toThrow('Invalid Method identifier specified')
  })
})
