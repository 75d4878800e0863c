import { expect, test } from 'vitest'
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
import type { Intervention } from '../intervention.ts'
import type { LambdaCall } from '../message.ts'
import { BackendFailure } from '../ports.ts'
import type { TraceEvent } from '../trace.ts'
import { invoke } from './handle.ts'

const authorizer = {
  name: 'token-check',
  type: 'TOKEN',
  authorizerUri: functionUri('check'),
  identitySource: 'method.request.header.Authorization',
} as const
const template = '#set($n = 1)\n#set($n = $n + 1)\n{"n": $n}'
const lambda = { type: 'AWS', httpMethod: 'POST', uri: functionUri('orders') } as const
const definition = restApi(
  {
    '/orders': {
      POST: {
        methodResponses: { 200: {} },
        integration: {
          ...lambda,
          requestTemplates: { 'application/json': template },
          integrationResponses: { 200: {} },
        },
      },
      GET: {
        authorizationType: 'CUSTOM',
        authorizerId: 'a1',
        apiKeyRequired: true,
        integration: { type: 'AWS_PROXY', httpMethod: 'POST', uri: functionUri('orders') },
      },
    },
    '/mock': {
      GET: mockMethod(),
      PUT: {
        ...mockMethod(),
        requestValidatorId: 'v1',
        requestParameters: { 'method.request.querystring.q': true },
      },
    },
  },
  {
    authorizers: { a1: authorizer },
    requestValidators: { v1: { name: 'parameters', validateRequestParameters: true, validateRequestBody: false } },
  },
)

/** A run with values changed; `calls` are the payloads that the function got. */
async function run(line: string, interventions: readonly Intervention[], body = '{"id":7}') {
  const calls: string[] = []
  const events: TraceEvent[] = []
  const outcome = await invoke(
    restTarget(definition),
    gatewayRequest(line, { body, headers: { 'Content-Type': 'application/json', Authorization: 'x' } }),
    {
      ...stubPorts({
        clock: fixedClock(1_700_000_000_000),
        random: seededRandom(7),
        lambda: async ({ functionName, payload }: LambdaCall) => {
          if (functionName === 'check') return { payload: JSON.stringify(denial) }
          calls.push(payload)
          if (payload === 'fail') throw new BackendFailure('timeout', 'too slow')
          return { payload: '{"statusCode":200,"body":"fine"}' }
        },
      }),
      onEvent: (event) => events.push(event),
      intervene: {
        interventions,
        observeTemplate: (_template, changes) => {
          let step = 0
          return {
            onStatement: (statement, view) => {
              if (statement.kind === 'text') return
              for (const change of changes) if (change.step === step) view.assign(change.name, Number(change.text))
              step += 1
            },
          }
        },
      },
    },
  )
  const changed = events.flatMap((event) => (event.type === 'changed' ? [event] : []))
  return { outcome, calls, changed, status: outcome.answer.status, body: bodyOf(outcome.answer) }
}
const denial = {
  principalId: 'ann',
  policyDocument: {
    Version: '2012-10-17',
    Statement: [{ Action: 'execute-api:Invoke', Effect: 'Deny', Resource: '*' }],
  },
}

test('no changes give the run as it is, to the byte', async () => {
  const plain = await run('POST /dev/orders', [])
  expect(plain.calls).toEqual(['{"n": 2}'])
  expect(plain.changed).toEqual([])
})

test('a changed integration request is what the backend gets, and what was left alone stays', async () => {
  const { calls, changed } = await run('POST /dev/orders', [
    { type: 'request', phase: 'integrationRequest', body: '{"n": 9}' },
  ])
  expect(calls).toEqual(['{"n": 9}'])
  expect(changed).toMatchObject([
    {
      phase: 'integrationRequest',
      was: { body: { text: '{"n": 2}' } },
      is: { httpMethod: 'POST', body: { text: '{"n": 9}' } },
    },
  ])
})

test.each([
  ['integration', '{"by":"hand"}', '{"by":"hand"}'],
  ['integrationResponse', '{"by":"hand"}', '{"by":"hand"}'],
  ['methodResponse', 'text', 'text'],
] as const)('a changed answer of %s goes on to the client', async (phase, body, answered) => {
  const { changed, ...result } = await run('POST /dev/orders', [{ type: 'answer', phase, body }])
  expect(result.body).toBe(answered)
  expect(changed).toHaveLength(1)
})

test('a changed status of the response is the status of the answer', async () => {
  const { status } = await run('POST /dev/orders', [{ type: 'answer', phase: 'integrationResponse', status: 418 }])
  expect(status).toBe(418)
})

test('a backend that gave no answer can be given one', async () => {
  const { status, body } = await run('POST /dev/orders', [
    { type: 'request', phase: 'integrationRequest', body: 'fail' },
    { type: 'answer', phase: 'integration', body: '{"late":true}' },
  ])
  expect([status, body]).toEqual([200, '{"late":true}'])
})

test('a refusal that is made to pass goes on, with the caller that was given', async () => {
  expect((await run('GET /dev/orders', [])).status).toBe(403)
  const { status, calls, outcome } = await run('GET /dev/orders', [
    { type: 'verdict', phase: 'authorize', verdict: 'pass', principalId: 'bob', context: { role: 'admin', level: 3 } },
    { type: 'verdict', phase: 'apiKey', verdict: 'pass' },
  ])
  expect(status).toBe(200)
  expect(outcome.caller.principalId).toBe('bob')
  expect(JSON.parse(calls[0] ?? '').requestContext.authorizer).toMatchObject({
    principalId: 'bob',
    role: 'admin',
    level: '3',
  })
})

test.each([
  ['throttle', 'PUT /dev/mock?q=1', 429, 'THROTTLED'],
  ['validateRequest', 'PUT /dev/mock?q=1', 400, 'BAD_REQUEST_BODY'],
  ['validateRequest', 'PUT /dev/mock', 400, 'BAD_REQUEST_PARAMETERS'],
] as const)('%s refuses when it is made to: %s', async (phase, line, status, responseType) => {
  const { outcome } = await run(line, [{ type: 'verdict', phase, verdict: 'refuse' }])
  expect(outcome.cause).toMatchObject({ phase, status, responseType })
})

test('a made refusal says who wanted it', async () => {
  const { outcome, changed } = await run('GET /dev/mock', [{ type: 'verdict', phase: 'throttle', verdict: 'refuse' }])
  expect(outcome.cause).toMatchObject({ subject: 'changed by you', message: expect.stringContaining('You let') })
  expect(changed).toMatchObject([{ was: 'passed', is: 'refused' }])
})

test('a gateway response can be changed', async () => {
  const { status, body, outcome } = await run('GET /dev/orders', [
    { type: 'answer', phase: 'gatewayResponse', status: 401, body: '{"no":1}' },
  ])
  expect([status, body, outcome.cause?.status]).toEqual([401, '{"no":1}', 401])
})

test('a variable of a template gets its value at its step', async () => {
  const { calls, changed } = await run('POST /dev/orders', [
    { type: 'variable', phase: 'integrationRequest', step: 1, name: 'n', text: '41' },
  ])
  expect(calls).toEqual(['{"n": 42}'])
  expect(changed).toMatchObject([{ is: '41', was: { step: 1, variable: 'n' } }])
})

test('an untouched secret header keeps its value, although it is shown masked', async () => {
  const secret = ['Cookie', 'session=very-secret'] as const
  const { outcome, changed } = await run('GET /dev/mock', [
    { type: 'answer', phase: 'integrationResponse', headers: [secret] },
    {
      type: 'answer',
      phase: 'integrationResponse',
      headers: [
        ['cookie', '*************secret'],
        ['A', 'b'],
      ],
    },
  ])
  expect(outcome.answer.headers).toContainEqual(['cookie', 'session=very-secret'])
  expect(JSON.stringify(changed)).not.toContain('very-secret')
})

test('the execution log says that values were changed', async () => {
  const { outcome } = await run('POST /dev/orders', [{ type: 'answer', phase: 'methodResponse', status: 201 }])
  expect(outcome.logEvents?.map(({ text }) => text).join('\n')).toContain('not what the service would do')
})
