import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { bodyOf, functionUri, restApi } from '@gatewright/engine/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { account, pushedStage, type RunningGateway, startGateway } from '../testing/start-gateway.ts'
import type { LiveResult } from './live-invocation.ts'

let gateway: RunningGateway
const servers: ReturnType<typeof createServer>[] = []
beforeAll(async () => {
  gateway = await startGateway(['127.0.0.1'])
})
afterAll(async () => {
  await gateway.close()
  for (const server of servers) server.close().closeAllConnections()
})
const serve = async (listener: RequestListener): Promise<string> => {
  const server = createServer(listener)
  servers.push(server)
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

type Method = NonNullable<Parameters<typeof restApi>[0][string]['GET']>
const proxyTo = (uri: string, more: object = {}): Method => ({
  integration: { type: 'AWS_PROXY', httpMethod: 'POST', uri, ...more },
})
const httpProxy = (uri: string, more: object = {}): Method => ({
  integration: { type: 'HTTP_PROXY', httpMethod: 'GET', uri, ...more },
})
let deployed = 0
/** Deploys one method and calls it. */
const call = async (method: Method, given: Parameters<typeof pushedStage>[2] = {}) => {
  deployed += 1
  const stage = pushedStage('abc', restApi({ '/x': { GET: method } }), { ...given, deploymentId: `d${deployed}` })
  gateway.deployments.push({ stages: [stage], account })
  const answer = await gateway.send('GET /abc/dev/x')
  return { status: answer.status, headers: answer.headers, text: bodyOf(answer) }
}
/** Calls the method that was deployed last with a trace. */
const traced = async () => {
  const request = { method: 'GET', path: '/x', headers: [] }
  const answer = await gateway.internally('POST', '/invoke', { apiId: 'abc', stageName: 'dev', request })
  return (await answer.json()) as LiveResult
}
const replying = (text: string) => ({
  code: { type: 'FIXED', payload: JSON.stringify({ statusCode: 200, body: text }) },
})

describe('which function answers', () => {
  const functions = {
    f: {
      ...replying('latest'),
      versions: { 1: { ...replying('one'), environment: {} }, 2: { ...replying('two'), environment: {} } },
      aliases: {
        live: { functionVersion: '1' },
        all2: { functionVersion: '1', routingConfig: { 2: 1 } },
        all1: { functionVersion: '1', routingConfig: { 2: 0 } },
      },
    },
    g: replying('g'),
  }
  const colon = '$'
  test.each([
    ['the ARN of the function', functionUri('f'), {}, 'latest'],
    ['a version in the ARN', functionUri('f:2'), {}, 'two'],
    ['an alias in the ARN', functionUri('f:live'), {}, 'one'],
    ['an alias with all its weight on another version', functionUri('f:all2'), {}, 'two'],
    ['an alias with no weight on another version', functionUri('f:all1'), {}, 'one'],
    ['an alias from a stage variable', functionUri(`f:${colon}{stageVariables.alias}`), { alias: 'live' }, 'one'],
    ['a function from a stage variable', functionUri(`${colon}{stageVariables.name}`), { name: 'g' }, 'g'],
    ['both from stage variables', functionUri(`${colon}{stageVariables.name}`), { name: 'f:2' }, 'two'],
  ])('%s', async (_title, uri, variables, expected) => {
    const { status, text } = await call(proxyTo(uri), { backends: { functions }, stage: { variables } })
    expect([status, text]).toEqual([200, expected])
  })

  test.each(['none', 'f:nope', 'f:9'])('%s exists nowhere: 500, and the cause names it', async (name) => {
    expect((await call(proxyTo(functionUri(name)), { backends: { functions } })).status).toBe(500)
    const { outcome } = await traced()
    expect(outcome.cause).toMatchObject({ rule: 'functionNotFound', message: expect.stringContaining(name) })
  })
})

describe('what a function may do', () => {
  const handler = (source: string, more: object = {}) => ({
    functions: { f: { code: { type: 'HANDLER', source, ...more } } },
  })

  test.each([
    ['CommonJS', 'exports.handler = async () => ({ statusCode: 200, body: "fine" })', {}],
    ['an ES module', 'export const handler = async () => ({ statusCode: 200, body: "fine" })', {}],
    ['a callback', 'exports.handler = (event, context, done) => done(null, { statusCode: 200, body: "fine" })', {}],
    [
      'TypeScript',
      'type Answer = { statusCode: number; body: string }\nexport const handler = async (): Promise<Answer> => ({ statusCode: 200, body: "fine" })',
      { language: 'typescript' },
    ],
    [
      'a handler of another name',
      'exports.run = async () => ({ statusCode: 200, body: "fine" })',
      { handler: 'index.run' },
    ],
  ])('%s', async (_title, source, more) => {
    const { status, text } = await call(proxyTo(functionUri('f')), { backends: handler(source, more) })
    expect([status, text]).toEqual([200, 'fine'])
  })

  test('environment variables and the context object are there', async () => {
    const source = `exports.handler = async (event, context) => ({ statusCode: 200, body: JSON.stringify({
      variable: process.env.COLOUR, region: process.env.AWS_REGION, ...context, left: context.getRemainingTimeInMillis() > 1000 }) })`
    const f = { code: { type: 'HANDLER', source }, environment: { COLOUR: 'green' }, memorySize: 256 }
    const { text } = await call(proxyTo(functionUri('f')), { backends: { functions: { f } } })
    expect(JSON.parse(text)).toMatchObject({
      variable: 'green',
      region: 'us-east-1',
      functionName: 'f',
      functionVersion: '$LATEST',
      memoryLimitInMB: '256',
      invokedFunctionArn: 'arn:aws:lambda:us-east-1:123456789012:function:f',
      awsRequestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      logGroupName: '/aws/lambda/f',
      left: true,
    })
  })

  test('what it prints is in the trace', async () => {
    const source = 'exports.handler = async () => { console.warn("seen", { a: 1 }); return { statusCode: 200 } }'
    await call(proxyTo(functionUri('f')), { backends: handler(source) })
    expect((await traced()).trace.events).toContainEqual(
      expect.objectContaining({
        type: 'console',
        functionName: 'f',
        line: expect.objectContaining({ level: 'warn', text: 'seen { a: 1 }' }),
      }),
    )
  })

  test('an error document reaches the integration response that it matches', async () => {
    const source = 'exports.handler = async () => { throw new Error("NotFound: order 7") }'
    const method: Method = {
      methodResponses: { 200: {}, 404: {} },
      integration: {
        type: 'AWS',
        httpMethod: 'POST',
        uri: functionUri('f'),
        integrationResponses: {
          200: {},
          404: {
            selectionPattern: '.*NotFound.*',
            responseTemplates: { 'application/json': "$input.path('$.errorMessage')" },
          },
        },
      },
    }
    const { status, text } = await call(method, { backends: handler(source) })
    expect([status, text]).toEqual([404, 'NotFound: order 7'])
  })

  test('an uncaught error is a malformed proxy answer', async () => {
    const { status, text } = await call(proxyTo(functionUri('f')), {
      backends: handler('exports.handler = async () => { throw new Error("no") }'),
    })
    expect([status, text]).toEqual([502, '{"message": "Internal server error"}'])
  })

  test('a function that is slower than its integration allows: 504', async () => {
    const source = 'exports.handler = (event, context, done) => { setTimeout(() => done(null, {}), 2000) }'
    const { status, text } = await call(proxyTo(functionUri('f'), { timeoutInMillis: 60 }), {
      backends: handler(source),
    })
    expect([status, text]).toEqual([504, '{"message": "Endpoint request timed out"}'])
  })

  test('an Event invocation is accepted before the function has run, and runs', async () => {
    let ran: (url: string | undefined) => void = () => undefined
    const running = new Promise<string | undefined>((resolve) => {
      ran = resolve
    })
    const endpoint = await serve((request, response) => {
      response.writeHead(202).end()
      ran(`${request.headers['x-amz-invocation-type']} ${request.url}`)
    })
    const method: Method = {
      methodResponses: { 200: {} },
      integration: {
        type: 'AWS',
        httpMethod: 'POST',
        uri: functionUri('f'),
        requestParameters: { 'integration.request.header.X-Amz-Invocation-Type': "'Event'" },
        integrationResponses: { 200: {} },
      },
    }
    const functions = { f: { code: { type: 'REMOTE', endpoint } } }
    expect((await call(method, { backends: { functions } })).status).toBe(200)
    expect(await running).toBe('Event /2015-03-31/functions/f/invocations')
  })

  test('a function elsewhere answers through the Lambda invoke API', async () => {
    const endpoint = await serve((request, response) => {
      let text = ''
      request.on('data', (chunk) => {
        text += chunk
      })
      request.on('end', () => response.end(JSON.stringify({ statusCode: 200, body: JSON.parse(text).resource })))
    })
    const { status, text } = await call(proxyTo(functionUri('f')), {
      backends: { functions: { f: { code: { type: 'REMOTE', endpoint } } } },
    })
    expect([status, text]).toEqual([200, '/x'])
  })
})

describe('what an HTTP endpoint may do', () => {
  const network = '{"message": "Network error communicating with endpoint"}'

  test('a redirect is the answer; where it leads to is not called', async () => {
    let calls = 0
    const origin = await serve((_request, response) => {
      calls += 1
      response.writeHead(302, { Location: 'http://169.254.169.254/latest/meta-data' }).end()
    })
    const { status, headers } = await call(httpProxy(origin))
    expect([status, calls]).toEqual([302, 1])
    expect(headers).toContainEqual(['Location', 'http://169.254.169.254/latest/meta-data'])
  })

  test.each<[string, (origin: string) => string, RequestListener, object, number, string, string]>([
    ['nobody listens', () => 'http://127.0.0.1:1/', () => undefined, {}, 504, network, 'endpointUnreachable'],
    ['no such host', () => 'http://nowhere.invalid/', () => undefined, {}, 504, network, 'endpointUnreachable'],
    ['an inner address', () => 'http://10.0.0.1/', () => undefined, {}, 504, network, 'endpointRefusedByPolicy'],
    [
      'the metadata service',
      () => 'http://169.254.169.254/',
      () => undefined,
      {},
      504,
      network,
      'endpointRefusedByPolicy',
    ],
    [
      'an inner address inside IPv6',
      () => 'http://[::ffff:10.0.0.1]/',
      () => undefined,
      {},
      504,
      network,
      'endpointRefusedByPolicy',
    ],
    [
      'TLS where there is none',
      (origin) => origin.replace('http:', 'https:'),
      () => undefined,
      {},
      504,
      network,
      'endpointTls',
    ],
    [
      'a connection cut off',
      (origin) => origin,
      (_, response) => response.destroy(),
      {},
      504,
      network,
      'endpointUnreachable',
    ],
    [
      'no answer in time',
      (origin) => origin,
      () => undefined,
      { timeoutInMillis: 60 },
      504,
      '{"message": "Endpoint request timed out"}',
      'integrationTimedOut',
    ],
    [
      'too large an answer',
      (origin) => origin,
      (_, response) => response.end(Buffer.alloc(10_485_761)),
      {},
      500,
      '{"message": "Internal server error"}',
      'endpointResponseTooLarge',
    ],
  ])('%s', async (_title, uri, listener, more, status, text, rule) => {
    const answer = await call(httpProxy(uri(await serve(listener)), more))
    expect([answer.status, answer.text]).toEqual([status, text])
    expect((await traced()).outcome.cause).toMatchObject({ rule })
  })
})

describe('injected faults', () => {
  test.each([
    ['ERROR', 502],
    ['TIMEOUT', 504],
    ['CONNECTION_REFUSED', 504],
    ['THROTTLE', 500],
  ])('%s of a function', async (error, status) => {
    const f = { ...replying('x'), faultInjection: { errorProbability: 1, error } }
    const method = proxyTo(functionUri('f'), { timeoutInMillis: 60 })
    expect((await call(method, { backends: { functions: { f } } })).status).toBe(status)
  })

  test.each([
    ['ERROR', 500],
    ['TIMEOUT', 504],
    ['CONNECTION_REFUSED', 504],
    ['THROTTLE', 429],
  ])('%s of an HTTP endpoint', async (error, status) => {
    const http = { 'https://a.example': { reply: { type: 'FIXED' }, faultInjection: { errorProbability: 1, error } } }
    const method = httpProxy('https://a.example/x', { timeoutInMillis: 60 })
    expect((await call(method, { backends: { http } })).status).toBe(status)
  })
})

describe('what is not simulated says so in the trace', () => {
  test.each([
    [
      'a network behind a VPC link',
      httpProxy('http://inner.example/', { connectionType: 'VPC_LINK', connectionId: 'v1' }),
      /VPC link v1 is not simulated/,
    ],
    [
      'a service without a reply',
      {
        integration: {
          type: 'AWS',
          httpMethod: 'POST',
          uri: 'arn:aws:apigateway:us-east-1:comprehend:action/DetectSentiment',
          credentials: 'arn:aws:iam::123456789012:role/r',
        },
      } as Method,
      /comprehend/,
    ],
  ])('%s', async (_title, method, what) => {
    const { status } = await call(method)
    expect(status).toBeGreaterThanOrEqual(500)
    const { outcome, trace } = await traced()
    expect(outcome.cause).toMatchObject({ rule: 'serviceNotSimulated' })
    expect(trace.events).toContainEqual(
      expect.objectContaining({ type: 'notSimulated', what: expect.stringMatching(what) }),
    )
  })
})
