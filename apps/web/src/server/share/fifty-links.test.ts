import dns from 'node:dns'
import net from 'node:net'
import { designSchema, type Json } from '@gatewright/definition'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { decodeFragment } from '../../share/fragment.ts'
import { shareLimits } from '../../share/share-limits.ts'
import { createCaller } from '../router.ts'
import { testContext } from '../test-context.ts'

const arn = (name: string) =>
  `arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:${name}/invocations`
const returning = (expression: string) => `export const handler = async (event) => (${expression})`

type Shared = {
  readonly method?: object
  readonly function?: string
  readonly send?: { method?: string; path?: string; headers?: [string, string][]; body?: string; isBase64?: boolean }
  readonly status: number
  readonly rule?: string
}

const proxy = (source: string, rest: Partial<Shared> = {}): Shared => ({
  method: { integration: { type: 'AWS_PROXY', httpMethod: 'POST' } },
  function: source,
  status: 200,
  ...rest,
})
const mock = (template: string, rest: Partial<Shared> & { response?: object; more?: object } = {}): Shared => {
  const { response = {}, more = {}, ...shared } = rest
  return {
    method: {
      methodResponses: { 200: {}, 404: {} },
      integration: {
        type: 'MOCK',
        requestTemplates: { 'application/json': '{"statusCode": 200}' },
        integrationResponses: { 200: { responseTemplates: { 'application/json': template }, ...response } },
      },
      ...more,
    },
    status: 200,
    ...shared,
  }
}
const service = (uri: string, template: string, status: number, headers: Record<string, string> = {}): Shared => ({
  method: {
    methodResponses: { 200: {}, 400: {} },
    integration: {
      type: 'AWS',
      httpMethod: 'POST',
      uri: `arn:aws:apigateway:us-east-1:${uri}`,
      credentials: 'arn:aws:iam::123456789012:role/api',
      requestParameters: Object.fromEntries(
        Object.entries(headers).map(([name, value]) => [`integration.request.header.${name}`, `'${value}'`]),
      ),
      requestTemplates: { 'application/json': template },
      integrationResponses: { 200: {}, 400: { selectionPattern: '4\\d{2}' } },
    },
  },
  send: { method: 'POST', body: '{}' },
  status,
})
const http = (integration: object, status: number, rest: Partial<Shared> = {}): Shared => ({
  method: { methodResponses: { 200: {}, 404: {} }, integration: { httpMethod: 'GET', ...integration } },
  status,
  ...rest,
})
const guarded = (authorizerId: string, rest: Partial<Shared>): Shared =>
  mock('{"who": "$context.authorizer.principalId"}', {
    more: { authorizationType: authorizerId === 'pool' ? 'COGNITO_USER_POOLS' : 'CUSTOM', authorizerId },
    ...rest,
  })
const keyed = (key: string | undefined, status: number, rule?: string): Shared =>
  mock('{}', {
    more: { apiKeyRequired: true },
    send: { headers: key === undefined ? [] : [['x-api-key', key]] },
    status,
    ...(rule === undefined ? {} : { rule }),
  })
const validated = (send: NonNullable<Shared['send']>, status: number, rule?: string): Shared =>
  mock('{}', {
    more: {
      requestValidatorId: 'all',
      requestParameters: { 'method.request.querystring.q': true },
      requestModels: { 'application/json': 'Order' },
    },
    send: { method: 'POST', ...send },
    status,
    ...(rule === undefined ? {} : { rule }),
  })

const json: [string, string] = ['Content-Type', 'application/json']
const token = (value: string): NonNullable<Shared['send']> => ({ headers: [['Authorization', value]] })

/** Requests that have as little in common as the service allows. Each gets a resource of its own. */
const shared: Record<string, Shared> = {
  'a mock': mock('{"ok":true}'),
  'a template with loops': mock('#foreach($i in [1..5])$i#if($foreach.hasNext),#end#end'),
  'a template of $context': mock(
    '{"id":"$context.requestId","at":"$context.requestTime","ip":"$context.identity.sourceIp"}',
  ),
  'a template of stage variables': mock('{"label":"$stageVariables.label"}'),
  'a template of parameters': mock('{"q":"$util.escapeJavaScript($input.params(\'q\'))"}', {
    send: { path: '?q=a%22b%20c' },
  }),
  'a template in letters of the world': mock('{"gruß":"Grüße, 世界 🌍"}'),
  'an override of status and header': mock(
    '#set($context.responseOverride.status = 404)#set($context.responseOverride.header.X-Mood = "blue"){}',
    { status: 404 },
  ),
  'a mapped header': mock('{}', { response: { responseParameters: { 'method.response.header.X-A': "'b'" } } }),
  'a broken template': mock('#set($a = ', { status: 500, rule: 'responseTemplateFailed' }),
  'a mock without a status': {
    method: {
      integration: { type: 'MOCK', requestTemplates: { 'application/json': '{}' }, integrationResponses: { 200: {} } },
    },
    status: 500,
    rule: 'mockStatusCodeUnreadable',
  },
  'a function': proxy(returning('{ statusCode: 201, body: JSON.stringify(event.pathParameters) }'), { status: 201 }),
  'a function that looks at the clock': proxy(returning('{ body: String(Date.now()) + new Date().toISOString() }')),
  'a function that throws dice': proxy(
    returning('{ body: [Math.random(), Math.random(), crypto.randomUUID()].join() }'),
  ),
  'a function that waits': proxy(
    'export const handler = async () => { await new Promise((r) => setTimeout(r, 120)); return { body: String(Date.now()) } }',
  ),
  'a function in letters of the world': proxy(
    returning('{ body: JSON.stringify({ "naïve": "Ünïcödé 漢字 🎲", got: event.body }) }'),
    {
      send: { method: 'POST', body: 'héllo ☃', headers: [['Content-Type', 'text/plain; charset=utf-8']] },
    },
  ),
  'a function with headers twice': proxy(
    returning(
      `{ headers: { 'X-A': '1' }, multiValueHeaders: { 'X-A': ['2', '3'], 'Set-Cookie': ['a=1', 'b=2'] }, body: '' }`,
    ),
  ),
  'a function that gives bytes': proxy(
    returning(`{ headers: { 'Content-Type': 'image/png' }, isBase64Encoded: true, body: 'iVBORw0KGgo=' }`),
    { send: { headers: [['Accept', 'image/png']] } },
  ),
  'a function that takes bytes': proxy(returning('{ body: JSON.stringify([event.isBase64Encoded, event.body]) }'), {
    send: { method: 'POST', body: 'AP/+/Q==', isBase64: true, headers: [['Content-Type', 'image/png']] },
  }),
  'a function that logs': proxy(
    'export const handler = async () => { console.log("seen", { a: 1 }); console.error("bad"); return { body: "x" } }',
  ),
  'a function that throws': proxy('export const handler = async () => { throw new TypeError("no such thing") }', {
    status: 502,
    rule: 'functionFailed',
  }),
  'a function that answers nonsense': proxy(returning('{ statusCode: 200, message: "ok" }'), {
    status: 502,
    rule: 'proxyResponseMalformed',
  }),
  'a function that does not compile': proxy('export const handler = (', { status: 502, rule: 'functionFailed' }),
  'a function that is not there': {
    method: { integration: { type: 'AWS_PROXY', httpMethod: 'POST', uri: arn('nobody') } },
    status: 500,
    rule: 'functionNotFound',
  },
  'a function with a state': proxy('let n = 0\nexport const handler = async () => ({ body: String(++n) })'),
  'a function behind templates': {
    method: {
      methodResponses: { 200: {} },
      integration: {
        type: 'AWS',
        httpMethod: 'POST',
        requestTemplates: { 'application/json': '{"n": $input.json(\'$.n\')}' },
        integrationResponses: {
          200: { responseTemplates: { 'application/json': '{"doubled": $input.path(\'$.d\')}' } },
        },
      },
    },
    function: returning('{ d: event.n * 2 }'),
    send: { method: 'POST', body: '{"n": 21}', headers: [json] },
    status: 200,
  },
  'an error of a function, mapped': {
    method: {
      methodResponses: { 200: {}, 404: {} },
      integration: {
        type: 'AWS',
        httpMethod: 'POST',
        integrationResponses: {
          200: {},
          404: {
            selectionPattern: '.*NotFound.*',
            responseTemplates: { 'application/json': '{"why":"$input.path(\'$.errorMessage\')"}' },
          },
        },
      },
    },
    function: 'export const handler = async () => { throw new Error("NotFound: it") }',
    status: 404,
  },
  'an HTTP endpoint, proxied': http({ type: 'HTTP_PROXY', uri: 'https://fixed.example.com/x' }, 203),
  'an HTTP endpoint, mapped': http(
    {
      type: 'HTTP',
      uri: 'https://fixed.example.com/y',
      requestParameters: { 'integration.request.querystring.a': "'1'" },
      integrationResponses: { 200: { responseTemplates: { 'application/json': '{"got": $input.json(\'$\')}' } } },
    },
    200,
  ),
  'an HTTP status without a response': http(
    { type: 'HTTP', uri: 'https://fixed.example.com/z', integrationResponses: { 404: { selectionPattern: '404' } } },
    500,
    { rule: 'noIntegrationResponse' },
  ),
  'an HTTP endpoint that fails': http({ type: 'HTTP_PROXY', uri: 'https://broken.example.com/' }, 504, {
    rule: 'endpointUnreachable',
  }),
  'an HTTP endpoint that is slow': http({ type: 'HTTP_PROXY', uri: 'https://slow.example.com/' }, 504, {
    rule: 'integrationTimedOut',
  }),
  DynamoDB: service('dynamodb:action/PutItem', '{"TableName":"t","Item":{"id":{"S":"$context.requestId"}}}', 400),
  SQS: service('sqs:path/123456789012/orders', 'Action=SendMessage&MessageBody=hi', 400, {
    'Content-Type': 'application/x-www-form-urlencoded',
  }),
  EventBridge: service('events:action/PutEvents', '{"Entries":[{"Source":"s","DetailType":"d","Detail":"{}"}]}', 200, {
    'X-Amz-Target': 'AWSEvents.PutEvents',
  }),
  'Step Functions': service(
    'states:action/StartExecution',
    '{"stateMachineArn":"arn:aws:states:us-east-1:123456789012:stateMachine:m","input":"{}"}',
    400,
  ),
  Kinesis: service(
    'kinesis:action/PutRecord',
    '{"StreamName":"s","Data":"$util.base64Encode(\'x\')","PartitionKey":"p"}',
    400,
  ),
  'a service that nobody simulates': {
    ...service('polly:action/SynthesizeSpeech', '{}', 500),
    rule: 'serviceNotSimulated',
  },
  'an authorizer that allows': guarded('tokens', { send: token('Bearer allow') }),
  'an authorizer that denies': guarded('tokens', { send: token('Bearer deny'), status: 403, rule: 'authorizerDenied' }),
  'an authorizer that says Unauthorized': guarded('tokens', {
    send: token('Bearer who'),
    status: 401,
    rule: 'authorizerSaidUnauthorized',
  }),
  'an authorizer without a token': guarded('tokens', { status: 401, rule: 'identitySourceMissing' }),
  'an authorizer of the whole request': guarded('requests', { send: { path: '?who=ada' } }),
  'a token that is none': guarded('pool', { send: token('not.a.token'), status: 401, rule: 'tokenMalformed' }),
  'a request that is not signed': mock('{}', {
    more: { authorizationType: 'AWS_IAM' },
    status: 404,
    rule: 'signatureMissing',
  }),
  'an API key': keyed('key-value-abcdefgh-9999', 200),
  'no API key': keyed(undefined, 403, 'apiKeyMissing'),
  'a wrong API key': keyed('key-value-of-somebody-else', 403, 'apiKeyUnknown'),
  'a quota that is used up': { ...keyed('key-value-without-quota-1', 429, 'quotaExceeded') },
  'a good body': validated({ path: '?q=1', body: '{"id":"1"}', headers: [json] }, 200),
  'a body that does not fit': validated(
    { path: '?q=1', body: '{"id":1}', headers: [json] },
    400,
    'bodyDoesNotFitModel',
  ),
  'a parameter that is missing': validated({ body: '{"id":"1"}', headers: [json] }, 400, 'requiredParametersMissing'),
  'a media type that has no template': mock('{}', {
    send: { method: 'POST', body: 'a', headers: [['Content-Type', 'text/csv']] },
    more: {
      integration: {
        type: 'MOCK',
        passthroughBehavior: 'NEVER',
        requestTemplates: { 'application/json': '{"statusCode":200}' },
        integrationResponses: { 200: {} },
      },
    },
    status: 415,
    rule: 'passthroughRefused',
  }),
  'a throttle of the stage': mock('{}', { send: { path: '?throttled' }, status: 429, rule: 'stageThrottled' }),
  'a cached answer': mock('{"at":"$context.requestTimeEpoch"}', {
    send: { headers: [['Cache-Control', 'max-age=0']] },
  }),
  'a compressed answer': mock(`{"much":"${'text '.repeat(400)}"}`, {
    send: { headers: [['Accept-Encoding', 'gzip']] },
  }),
  'a path of no method': { send: { path: '/nowhere' }, status: 404, rule: 'unknownResource' },
  'a preflight without OPTIONS': mock('{}', {
    send: {
      method: 'OPTIONS',
      headers: [
        ['Origin', 'https://app.example'],
        ['Access-Control-Request-Method', 'PUT'],
      ],
    },
    more: {},
    status: 404,
    rule: 'methodNotOnResource',
  }),
  'a trace id of its own': proxy(returning('{ body: event.headers["X-Amzn-Trace-Id"] }'), {
    send: { headers: [['X-Amzn-Trace-Id', 'Root=1-67891233-abcdef012345678912345678']] },
  }),
}
const names = Object.keys(shared)
const partOf = (name: string) => `c${names.indexOf(name)}`

function resourceOf(name: string, { method, function: source, send = {} }: Shared): object {
  const verb = send.method === 'OPTIONS' ? 'GET' : (send.method ?? 'GET')
  if (method === undefined) return { parentId: 'root', pathPart: partOf(name) }
  const { integration, ...rest } = method as { integration: object }
  const called = source === undefined ? integration : { ...integration, uri: arn(partOf(name)) }
  return { parentId: 'root', pathPart: partOf(name), methods: { [verb]: { ...rest, integration: called } } }
}

const fn = (source: string) => ({ code: { type: 'HANDLER', source } })
const design = designSchema.parse({
  definition: {
    kind: 'REST',
    name: 'fifty',
    rootResourceId: 'root',
    binaryMediaTypes: ['image/png'],
    minimumCompressionSize: 1000,
    resources: {
      root: {},
      ...Object.fromEntries(names.map((name) => [partOf(name), resourceOf(name, shared[name] as Shared)])),
    },
    models: {
      Order: {
        contentType: 'application/json',
        schema: '{"type":"object","required":["id"],"properties":{"id":{"type":"string"}}}',
      },
    },
    requestValidators: { all: { name: 'all', validateRequestBody: true, validateRequestParameters: true } },
    authorizers: {
      tokens: {
        type: 'TOKEN',
        name: 'tokens',
        authorizerUri: arn('tokens'),
        identitySource: 'method.request.header.Authorization',
      },
      requests: {
        type: 'REQUEST',
        name: 'requests',
        authorizerUri: arn('requests'),
        identitySource: 'method.request.querystring.who',
      },
      pool: {
        type: 'COGNITO_USER_POOLS',
        name: 'pool',
        providerARNs: ['arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_abcdefghi'],
      },
    },
    gatewayResponses: {
      MISSING_AUTHENTICATION_TOKEN: {
        statusCode: '404',
        responseParameters: { 'gatewayresponse.header.X-Why': "'nothing here'" },
        responseTemplates: { 'application/json': '{"error":$context.error.messageString,"id":"$context.requestId"}' },
      },
    },
  },
  backends: {
    functions: {
      ...Object.fromEntries(
        names.flatMap((name) =>
          shared[name]?.function === undefined ? [] : [[partOf(name), fn(shared[name].function)]],
        ),
      ),
      tokens: fn(`export const handler = async (event) => {
        if (event.authorizationToken === 'Bearer who') throw new Error('Unauthorized')
        return { principalId: 'ada', context: { at: Date.now() }, policyDocument: { Version: '2012-10-17', Statement: [
          { Action: '*', Resource: '*', Effect: event.authorizationToken === 'Bearer allow' ? 'Allow' : 'Deny' }] } } }`),
      requests: fn(`export const handler = async (event) => ({ principalId: event.queryStringParameters.who,
        policyDocument: { Version: '2012-10-17', Statement: [{ Action: '*', Resource: event.methodArn, Effect: 'Allow' }] } })`),
    },
    http: {
      'https://fixed.example.com': {
        reply: {
          type: 'FIXED',
          status: 203,
          headers: { 'X-Backend': 'yes', Date: 'Tue, 01 Jan 2030 00:00:00 GMT' },
          body: '{"fixed":"ja, fünf"}',
        },
      },
      'https://broken.example.com': {
        reply: { type: 'FIXED' },
        faultInjection: { errorProbability: 1, error: 'CONNECTION_REFUSED' },
      },
      'https://slow.example.com': { reply: { type: 'FIXED' }, faultInjection: { latencyMs: 60_000 } },
    },
  },
})

/** Every attempt to reach anything by the network, and none of them comes through. */
const attempts: string[] = []
const originals = { connect: net.Socket.prototype.connect, lookup: dns.lookup, fetch: globalThis.fetch }
function cutNetwork(): void {
  const refuse = (what: string) => (): never => {
    attempts.push(what)
    throw new Error(`no network in this test: ${what}`)
  }
  net.Socket.prototype.connect = refuse('connect')
  dns.lookup = refuse('lookup') as unknown as typeof dns.lookup
  globalThis.fetch = refuse('fetch')
}

let here: Awaited<ReturnType<typeof testContext>>
let api: ReturnType<typeof createCaller>
let apiId: string
beforeAll(async () => {
  here = await testContext()
  api = createCaller(here.context)
  apiId = (await api.api.create({ name: 'fifty' })).apiId
  const patches = (['definition', 'backends'] as const).map((member) => ({
    op: 'replace' as const,
    path: [member],
    value: design[member] as Json,
  }))
  await api.design.save({ apiId, baseRevision: 0, label: 'All', patches })
  await api.stage.create({
    apiId,
    stageName: 'dev',
    stage: {
      variables: { label: 'blue' },
      cacheClusterEnabled: true,
      methodSettings: {
        [`${partOf('a cached answer')}/GET`]: { cachingEnabled: true },
        [`${partOf('a throttle of the stage')}/GET`]: { throttlingRateLimit: 0, throttlingBurstLimit: 0 },
      },
    } as never,
  })
  const stages = [{ apiId, stage: 'dev' }]
  await api.account.update({
    changes: {
      apiKeys: {
        k1: { name: 'partner', value: 'key-value-abcdefgh-9999' },
        k2: { name: 'late', value: 'key-value-without-quota-1' },
      },
      usagePlans: {
        p1: { name: 'basic', apiKeys: ['k1'], apiStages: stages },
        p2: { name: 'empty', apiKeys: ['k2'], apiStages: stages, quota: { limit: 0, period: 'DAY' } },
      },
    },
  })
})
afterAll(async () => {
  net.Socket.prototype.connect = originals.connect
  dns.lookup = originals.lookup
  globalThis.fetch = originals.fetch
  await here.close()
})

it('fifty links and more, made of requests that have little in common, replay elsewhere without a network to equal bytes', async () => {
  expect(names.length).toBeGreaterThanOrEqual(50)
  const links: { name: string; url: string }[] = []
  for (const [index, name] of names.entries()) {
    const { send = {}, status, rule } = shared[name] as Shared
    const { method = 'GET', path = '', headers = [], body = '', isBase64 } = send
    const request = {
      method,
      path: `/${partOf(name)}${path}`,
      headers,
      body,
      ...(isBase64 === true ? { isBase64 } : {}),
    }
    const source = { type: 'draft' as const, stageVariablesOf: 'dev' }
    const run = await api.console.simulate({
      apiId,
      source,
      request,
      seed: index,
      clock: 1_700_000_000_000 + index * 7919,
    })
    expect([run.outcome.answer.status, run.outcome.cause?.rule], `${name}: ${run.outcome.cause?.message}`).toEqual([
      status,
      rule,
    ])
    const { payload, differs } = await api.share.preview({ apiId, run })
    expect(differs, name).toBeUndefined()
    links.push({ name, url: (await api.share.create({ payload })).url })
  }

  const elsewhere = await testContext()
  const stranger = createCaller(elsewhere.context)
  cutNetwork()
  try {
    for (const { name, url } of links) {
      const payload = await decodeFragment(url.slice(url.indexOf('#p=') + 3), shareLimits.payloadBytes)
      const { outcome: recorded } = payload as {
        outcome: { answer: { status: number; headers: unknown; body: string } }
      }
      const replay = await stranger.share.replay({ payload })
      expect(replay.differences, name).toEqual([])
      expect(replay.outcome.answer, name).toEqual(recorded.answer)
      expect(JSON.stringify(replay.outcome.answer), name).toBe(JSON.stringify(recorded.answer))
    }
    expect(attempts).toEqual([])
    expect(await stranger.share.list({})).toEqual([])
  } finally {
    await elsewhere.close()
  }
}, 240_000)

it('the network is really cut while links are replayed', async () => {
  cutNetwork()
  await expect(async () => fetch('http://127.0.0.1:9/')).rejects.toThrow('no network')
  expect(() => net.connect(9, '127.0.0.1')).toThrow('no network')
  expect(attempts).toEqual(['fetch', 'connect'])
})
