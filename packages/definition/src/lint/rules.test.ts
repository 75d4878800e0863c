import { create } from 'mutative'
import { describe, expect, test } from 'vitest'
import { accountSchema } from '../account.ts'
import { backendsSchema } from '../backend.ts'
import { type Design, designSchema } from '../design.ts'
import { lambdaInvocationUri } from '../integration-uri.ts'
import { emptyRestApi, type RestApi, restApiSchema } from '../rest-api.ts'
import { stageSchema } from '../stage.ts'
import { lint } from './lint.ts'
import type { Problem } from './problem.ts'
import type { Surroundings } from './rule.ts'
import { restRules } from './rules.ts'

type Loose = Record<string, unknown>
const mock: Loose = {
  type: 'MOCK',
  requestTemplates: { 'application/json': '{"statusCode": 200}' },
  integrationResponses: { 200: {} },
}
const lambda = (more: Loose = {}): Loose => ({
  type: 'AWS_PROXY',
  httpMethod: 'POST',
  uri: lambdaInvocationUri('orders'),
  ...more,
})
const method = (more: Loose = {}): Loose => ({ methodResponses: { 200: {} }, integration: mock, ...more })

/** An API with one resource /orders/{orderId} and a GET on it. */
const api = (get: Loose = method(), more: Loose = {}): RestApi =>
  restApiSchema.parse({
    kind: 'REST',
    name: 'orders',
    rootResourceId: 'root',
    resources: {
      root: {},
      orders: { parentId: 'root', pathPart: 'orders' },
      order: { parentId: 'orders', pathPart: '{orderId}', methods: { GET: get } },
    },
    ...more,
  })
const withResources = (more: Loose): RestApi =>
  restApiSchema.parse({ ...api(), resources: { ...api().resources, ...more } })
const account = (more: Loose): Surroundings => ({ account: accountSchema.parse(more) })
const fixedFunction = (more: Loose = {}): Loose => ({ code: { type: 'FIXED', payload: '{}' }, ...more })
const version: Loose = { ...fixedFunction(), environment: {} }
const integration = 'resources/order/methods/GET/integration'

type Case = {
  rule: string
  says: RegExp
  api: RestApi
  around?: Surroundings
  path?: string
  severity?: Problem['severity']
}
const cases: Case[] = [
  { rule: 'api-has-methods', says: /no methods/, api: emptyRestApi('x'), path: '' },
  {
    rule: 'method-has-integration',
    says: /No integration defined for method/,
    api: api({}),
    path: 'resources/order/methods/GET',
  },
  {
    rule: 'resource-tree',
    says: /parent resource "gone" does not exist/,
    api: withResources({ lost: { parentId: 'gone', pathPart: 'x' } }),
    path: 'resources/lost/parentId',
  },
  {
    rule: 'resource-tree',
    says: /own ancestor/,
    api: withResources({ a: { parentId: 'b', pathPart: 'a' }, b: { parentId: 'a', pathPart: 'b' } }),
    path: 'resources/a/parentId',
  },
  {
    rule: 'resource-path-part',
    says: /res\{id\}/,
    api: withResources({ bad: { parentId: 'root', pathPart: 'res{id}' } }),
    path: 'resources/bad/pathPart',
  },
  {
    rule: 'resource-siblings',
    says: /already has this name: orders/,
    api: withResources({ twin: { parentId: 'root', pathPart: 'orders' } }),
    path: 'resources/twin/pathPart',
  },
  {
    rule: 'resource-siblings',
    says: /only one is allowed/,
    api: withResources({ other: { parentId: 'orders', pathPart: '{id}' } }),
    path: 'resources/other/pathPart',
  },
  {
    rule: 'resource-siblings',
    says: /greedy path variable/,
    api: withResources({ all: { parentId: 'root', pathPart: '{proxy+}' }, below: { parentId: 'all', pathPart: 'x' } }),
    path: 'resources/below/pathPart',
  },
  {
    rule: 'authorizer-exists',
    says: /none is chosen/,
    api: api(method({ authorizationType: 'CUSTOM' })),
    path: 'resources/order/methods/GET/authorizerId',
  },
  {
    rule: 'authorizer-exists',
    says: /is of type TOKEN/,
    api: api(method({ authorizationType: 'COGNITO_USER_POOLS', authorizerId: 'a' }), {
      authorizers: {
        a: {
          type: 'TOKEN',
          name: 'a',
          authorizerUri: lambdaInvocationUri('f'),
          identitySource: 'method.request.header.A',
        },
      },
    }),
  },
  {
    rule: 'authorizer-complete',
    says: /invokes no Lambda function/,
    api: api(method(), { authorizers: { a: { type: 'TOKEN', name: 'a', identitySource: 'method.request.header.A' } } }),
    path: 'authorizers/a/authorizerUri',
  },
  {
    rule: 'authorizer-complete',
    says: /must be 0 to 3600/,
    api: api(method(), {
      authorizers: {
        a: { type: 'COGNITO_USER_POOLS', name: 'a', providerARNs: ['arn'], authorizerResultTtlInSeconds: 4000 },
      },
    }),
  },
  { rule: 'request-validator-exists', says: /"v" does not exist/, api: api(method({ requestValidatorId: 'v' })) },
  {
    rule: 'model-exists',
    says: /Model "Order"/,
    api: api(method({ requestModels: { 'application/json': 'Order' } })),
    path: 'resources/order/methods/GET/requestModels/application~1json',
  },
  {
    rule: 'model-schema',
    says: /is not JSON/,
    api: api(method(), { models: { Order: { schema: '{' } } }),
    path: 'models/Order/schema',
  },
  {
    rule: 'model-schema',
    says: /refers to model "Item"/,
    severity: 'warning',
    api: api(method(), {
      models: { Order: { schema: '{"items":{"$ref":"https://apigateway.amazonaws.com/restapis/a/models/Item"}}' } },
    }),
  },
  {
    rule: 'request-parameter-declared',
    says: /add method\.request\.querystring\.q/,
    api: api(
      method({
        integration: {
          ...mock,
          requestParameters: { 'integration.request.querystring.q': 'method.request.querystring.q' },
        },
      }),
    ),
  },
  {
    rule: 'path-parameter-exists',
    says: /no path parameter \{id\}/,
    api: api(method({ requestParameters: { 'method.request.path.id': true } })),
  },
  {
    rule: 'integration-uri',
    says: /Invalid HTTP endpoint/,
    api: api(method({ integration: { ...mock, type: 'HTTP', httpMethod: 'GET', uri: 'pets.example.com' } })),
    path: `${integration}/uri`,
  },
  {
    rule: 'integration-uri',
    says: /must contain path or action/,
    api: api(
      method({ integration: { ...mock, type: 'AWS', httpMethod: 'POST', uri: 'arn:aws:apigateway:us-east-1:sqs' } }),
    ),
  },
  {
    rule: 'integration-uri',
    says: /only supports Lambda function/,
    api: api(method({ integration: lambda({ uri: 'arn:aws:apigateway:us-east-1:sqs:action/SendMessage' }) })),
  },
  {
    rule: 'integration-uri',
    says: /Firehose works in AWS and is not simulated/,
    severity: 'warning',
    api: api(method({ integration: lambda({ uri: 'arn:aws:apigateway:us-east-1:firehose:action/PutRecord' }) })),
  },
  {
    rule: 'integration-http-method',
    says: /invoked with POST, not GET/,
    api: api(method({ integration: lambda({ httpMethod: 'GET' }) })),
    path: `${integration}/httpMethod`,
  },
  {
    rule: 'integration-http-method',
    says: /must be non-empty/,
    api: api(method({ integration: { ...mock, type: 'HTTP', uri: 'https://h' } })),
  },
  {
    rule: 'integration-timeout',
    says: /between 50 ms and 29000 ms/,
    api: api(method({ integration: { ...mock, timeoutInMillis: 10 } })),
  },
  {
    rule: 'integration-timeout',
    says: /edge-optimized/,
    api: api(method({ integration: { ...mock, timeoutInMillis: 30_000 } })),
  },
  {
    rule: 'integration-timeout',
    says: /raised quota/,
    api: api(method({ integration: { ...mock, timeoutInMillis: 30_000 } }), {
      endpointConfiguration: { types: ['REGIONAL'] },
    }),
    severity: 'warning',
  },
  {
    rule: 'integration-timeout',
    says: /longer than any quota allows: 300000 ms/,
    api: api(method({ integration: { ...mock, timeoutInMillis: 300_001 } }), {
      endpointConfiguration: { types: ['REGIONAL'] },
    }),
  },
  {
    rule: 'integration-timeout',
    says: /longer than any quota allows: 900000 ms/,
    api: api(method({ integration: { ...mock, timeoutInMillis: 900_001, responseTransferMode: 'STREAM' } }), {
      endpointConfiguration: { types: ['REGIONAL'] },
    }),
  },
  {
    rule: 'default-integration-response',
    says: /becomes 500/,
    api: api(method({ integration: { ...mock, integrationResponses: { 200: { selectionPattern: '2..' } } } })),
  },
  {
    rule: 'method-response-declared',
    says: /invalid method response: 404/,
    api: api(method({ integration: { ...mock, integrationResponses: { 200: {}, 404: { selectionPattern: '404' } } } })),
    path: `${integration}/integrationResponses/404`,
  },
  {
    rule: 'method-response-declared',
    says: /does not declare it/,
    api: api(
      method({
        integration: {
          ...mock,
          integrationResponses: { 200: { responseParameters: { 'method.response.header.X': "'1'" } } },
        },
      }),
    ),
  },
  {
    rule: 'validator-for-model',
    says: /no request validator is: bodies are not checked/,
    api: api(method({ requestModels: { 'application/json': 'Order' } }), {
      models: { Order: { schema: '{}' } },
      requestValidators: { v: { name: 'Body', validateRequestBody: true } },
    }),
  },
  {
    rule: 'stage-variable-set',
    says: /stockHost in the uri is not set in stage dev/,
    api: api(
      method({
        integration: { ...mock, type: 'HTTP', httpMethod: 'GET', uri: 'https://${stageVariables.stockHost}/x' },
      }),
    ),
    around: { stages: { dev: stageSchema.parse({}), prod: stageSchema.parse({ variables: { stockHost: 'h' } }) } },
  },
  {
    rule: 'function-exists',
    says: /"orders" does not exist here/,
    api: api(method({ integration: lambda() })),
    around: { backends: backendsSchema.parse({}) },
  },
  {
    rule: 'function-exists',
    says: /"orders" has no version or alias "live"/,
    api: api(method({ integration: lambda({ uri: lambdaInvocationUri('orders:live') }) })),
    around: { backends: backendsSchema.parse({ functions: { orders: fixedFunction() } }) },
    path: `${integration}/uri`,
  },
  ...(
    [
      [{ timeout: 901 }, /timeout is 901 seconds, Lambda allows 1 to 900/, 'timeout'],
      [{ memorySize: 64 }, /memorySize is 64 MB, Lambda allows 128 to 10240/, 'memorySize'],
      [{ code: { type: 'REMOTE', endpoint: 'localhost:3001' } }, /"localhost:3001" is no endpoint/, 'code/endpoint'],
      [{ versions: { v1: version } }, /versions are numbers from 1 on, not "v1"/, 'versions/v1'],
      [
        { versions: { 1: { ...version, code: { type: 'REMOTE', endpoint: '' } } } },
        /"" is no endpoint/,
        'versions/1/code/endpoint',
      ],
      [{ aliases: { live: { functionVersion: '3' } } }, /points at version 3, which/, 'aliases/live/functionVersion'],
      [
        { versions: { 1: version }, aliases: { live: { functionVersion: '1', routingConfig: { 2: 0.1 } } } },
        /sends requests to version 2, which does not exist/,
        'aliases/live/routingConfig/2',
      ],
      [
        { versions: { 1: version }, aliases: { live: { functionVersion: '$LATEST', routingConfig: { 1: 0.1 } } } },
        /\$LATEST is none/,
        'aliases/live/functionVersion',
      ],
      [
        {
          versions: { 1: version, 2: version, 3: version },
          aliases: { live: { functionVersion: '1', routingConfig: { 2: 0.1, 3: 0.1 } } },
        },
        /Lambda allows two/,
        'aliases/live/routingConfig',
      ],
    ] as const
  ).map(([settings, says, path]) => ({
    rule: 'function-valid',
    says,
    api: api(method()),
    around: { backends: backendsSchema.parse({ functions: { orders: fixedFunction(settings) } }) },
    path: `backends/functions/orders/${path}`,
  })),
  {
    rule: 'proxy-ignores-templates',
    says: /ignores mapping templates: make it AWS/,
    api: api(method({ integration: lambda({ requestTemplates: { 'application/json': '{}' } }) })),
    path: `${integration}/requestTemplates`,
  },
  { rule: 'api-key-is-no-authentication', says: /no authentication/, api: api(method({ apiKeyRequired: true })) },
  {
    rule: 'authorizer-result-ttl',
    says: /kept for 300 s \(the default\)/,
    severity: 'info',
    api: api(method(), {
      authorizers: {
        a: {
          type: 'TOKEN',
          name: 'a',
          identitySource: 'method.request.header.A',
          authorizerUri: lambdaInvocationUri('f'),
        },
      },
    }),
  },
  {
    rule: 'cached-policy-covers-methods',
    says: /guards 2 methods/,
    severity: 'info',
    api: restApiSchema.parse({
      ...api(),
      authorizers: {
        a: {
          type: 'TOKEN',
          name: 'a',
          identitySource: 'method.request.header.A',
          authorizerUri: lambdaInvocationUri('f'),
        },
      },
      resources: {
        root: {},
        r: {
          parentId: 'root',
          pathPart: 'r',
          methods: {
            GET: method({ authorizationType: 'CUSTOM', authorizerId: 'a' }),
            PUT: method({ authorizationType: 'CUSTOM', authorizerId: 'a' }),
          },
        },
      },
    }),
  },
  {
    rule: 'mock-options-cors',
    says: /answer of GET has no Access-Control-Allow-Origin/,
    api: withResources({
      c: {
        parentId: 'root',
        pathPart: 'c',
        methods: {
          GET: method(),
          OPTIONS: method({
            methodResponses: {
              200: { responseParameters: { 'method.response.header.Access-Control-Allow-Origin': false } },
            },
            integration: {
              ...mock,
              integrationResponses: {
                200: { responseParameters: { 'method.response.header.Access-Control-Allow-Origin': "'*'" } },
              },
            },
          }),
        },
      },
    }),
    path: 'resources/c/methods/GET',
  },
  {
    rule: 'vpc-link-target',
    says: /needs a VPC link/,
    api: api(
      method({
        integration: { ...mock, type: 'HTTP', httpMethod: 'GET', uri: 'http://h', connectionType: 'VPC_LINK' },
      }),
    ),
  },
  {
    rule: 'vpc-link-target',
    says: /needs a Network Load Balancer/,
    api: api(),
    around: account({
      vpcLinks: { l: { name: 'l', targetArns: ['arn:aws:elasticloadbalancing:us-east-1:1:loadbalancer/app/x/1'] } },
    }),
    path: 'account/vpcLinks/l/targetArns/0',
  },
  {
    rule: 'edge-certificate-region',
    says: /must be in us-east-1/,
    api: api(),
    around: account({
      domainNames: {
        'api.example.com': {
          endpointConfiguration: { types: ['EDGE'] },
          certificateArn: 'arn:aws:acm:eu-west-1:1:certificate/1',
        },
      },
    }),
  },
  {
    rule: 'account-throttle-shared',
    says: /which all APIs of the account share/,
    api: api(),
    around: {
      ...account({}),
      stages: { dev: stageSchema.parse({ methodSettings: { '*/*': { throttlingRateLimit: 20_000 } } }) },
    },
  },
  {
    rule: 'stage-valid',
    says: /may hold letters, digits, hyphens/,
    api: api(),
    around: { stages: { 'de v': stageSchema.parse({}) } },
    path: 'stages/de v',
  },
  {
    rule: 'usage-plan-refers',
    says: /names API key "k"/,
    api: api(),
    around: account({ usagePlans: { p: { name: 'gold', apiKeys: ['k'] } } }),
  },
  {
    rule: 'usage-plan-refers',
    says: /by WEEK is a day from 0 to 6, not 7/,
    api: api(),
    around: account({ usagePlans: { p: { name: 'gold', quota: { limit: 1, offset: 7, period: 'WEEK' } } } }),
  },
  {
    rule: 'usage-plan-refers',
    says: /no usage plan joins/,
    severity: 'warning',
    api: api(method({ apiKeyRequired: true })),
    around: account({}),
  },
  {
    rule: 'gateway-response-status',
    says: /"abc"/,
    api: api(method(), { gatewayResponses: { THROTTLED: { statusCode: 'abc' } } }),
  },
  {
    rule: 'resource-policy-valid',
    says: /Invalid policy document: The Effect is Allow or Deny/,
    severity: 'warning',
    api: api(method(), {
      policy: {
        Version: '2012-10-17',
        Statement: [{ Effect: 'allow', Principal: '*', Action: 'execute-api:Invoke', Resource: 'execute-api:/*' }],
      },
    }),
    path: 'policy/Statement/0/Effect',
  },
  {
    rule: 'service-limits',
    says: /at most 300/,
    severity: 'warning',
    api: withResources(
      Object.fromEntries(
        Array.from({ length: 300 }, (_, index) => [`x${index}`, { parentId: 'root', pathPart: `x${index}` }]),
      ),
    ),
  },
  {
    rule: 'template-syntax',
    says: /line 1/,
    api: api(method({ integration: { ...mock, requestTemplates: { 'application/json': '#if($a)x' } } })),
    path: `${integration}/requestTemplates/application~1json`,
  },
  {
    rule: 'selection-pattern',
    says: /\[/,
    api: api(
      method({
        methodResponses: { 200: {}, 404: {} },
        integration: { ...mock, integrationResponses: { 200: {}, 404: { selectionPattern: '[a' } } },
      }),
    ),
  },
]

describe.each(cases)('$rule says $says', ({ rule, says, api: definition, around, path, severity }) => {
  const found = lint(definition, around).filter((problem) => problem.rule === rule)
  test('where and how badly', () => {
    const problem = found.find(({ message }) => says.test(message))
    expect(found.map(({ message }) => message).join('\n')).toMatch(says)
    if (path !== undefined) expect(problem?.path.map((key) => String(key).replaceAll('/', '~1')).join('/')).toBe(path)
    expect(problem?.severity).toBe(severity ?? restRules.find(({ name }) => name === rule)?.severity)
  })
  test('its fix, where it has one, makes it go away', () => {
    const fix = found.find(({ message, fix }) => fix !== undefined && says.test(message))?.fix
    if (fix === undefined) return
    const design: Design = designSchema.parse({ definition })
    const fixed = create(design, fix.edit)
    const left = lint(fixed.definition, around).filter((problem) => problem.rule === rule && says.test(problem.message))
    expect(left).toEqual([])
    expect(designSchema.safeParse(fixed).success).toBe(true)
  })
})

test('each rule has a case', () => {
  expect(restRules.map(({ name }) => name).filter((name) => !cases.some(({ rule }) => rule === name))).toEqual([])
})

test('a sound design has no problems', () => {
  expect(lint(api())).toEqual([])
})

test('the same design gives the same list', () => {
  const design = withResources({ bad: { parentId: 'root', pathPart: 'res{id}' } })
  expect(lint(design)).toEqual(lint(JSON.parse(JSON.stringify(design))))
})
