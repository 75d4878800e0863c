import { describe, expect, it } from 'vitest'
import { functionUri, mockMethod, restApi, restTarget, stubPorts } from '../../../testing/index.ts'
import type { Ports } from '../../ports.ts'
import { type CorsSettings, probeCors, probeUnknownPath } from './probe-cors.ts'
import { probedMethods } from './probe-target.ts'

const settings: CorsSettings = { origin: 'https://app.example', credentials: false, headers: [] }
type Paths = Parameters<typeof restApi>[0]
type Method = Paths[string][string]

async function probe(
  paths: Paths,
  rest: Parameters<typeof restApi>[1] = {},
  more: { settings?: Partial<CorsSettings>; ports?: Partial<Ports>; at?: string } = {},
) {
  const definition = restApi(paths, rest)
  const target = restTarget(definition)
  const probed = probedMethods(definition).find(({ verb, path }) => `${verb} ${path}` === (more.at ?? 'POST /a'))
  if (probed === undefined) throw new Error('no such method')
  return probeCors(target, probed, { ...settings, ...more.settings }, stubPorts(more.ports))
}

/** `path` or `path detail` → what a browser says. */
async function verdicts(...given: Parameters<typeof probe>) {
  const { checks } = await probe(...given)
  return Object.fromEntries(
    checks.map(({ path, detail, state, verdict }) => [
      detail === undefined ? path : `${path} ${detail}`,
      verdict?.fault ?? state,
    ]),
  )
}

const origin = 'method.response.header.Access-Control-Allow-Origin'
const allowing = (method: Method): Method => ({
  ...method,
  methodResponses: { 200: { responseParameters: { [origin]: false } } },
  integration: {
    ...(method.integration as { type: 'MOCK' }),
    integrationResponses: { 200: { responseParameters: { [origin]: "'*'" } } },
  },
})
const preflight: Method = {
  methodResponses: { 200: {} },
  integration: {
    type: 'MOCK',
    requestTemplates: { 'application/json': '{"statusCode": 200}' },
    integrationResponses: {
      200: {
        responseParameters: {
          [origin]: "'*'",
          'method.response.header.Access-Control-Allow-Headers': "'content-type,authorization,x-api-key'",
        },
      },
    },
  },
}
const proxy: NonNullable<Method['integration']> = { type: 'AWS_PROXY', httpMethod: 'POST', uri: functionUri('orders') }
const guarded = {
  authorizers: { a1: { type: 'TOKEN' as const, name: 'tokens', authorizerUri: functionUri('tokens') } },
}
const returning = (...payloads: unknown[]): Partial<Ports> => ({
  lambda: async ({ functionName }) => ({
    payload: JSON.stringify(
      functionName === 'tokens'
        ? {
            principalId: 'p',
            policyDocument: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] },
          }
        : payloads[0],
    ),
  }),
})

describe('every way through a method', () => {
  it('a mock behind a mapped header: the answer passes, the preflight finds no OPTIONS, the gateway answers without CORS', async () => {
    expect(await verdicts({ '/a': { POST: allowing(mockMethod()) } })).toEqual({
      preflight: 'missingAllowOrigin',
      answer: 'passed',
      throttled: 'missingAllowOrigin',
      tooLarge: 'missingAllowOrigin',
    })
  })

  it('headers on DEFAULT_4XX and DEFAULT_5XX make every error readable but the one that no setting reaches', async () => {
    const allow = { responseParameters: { 'gatewayresponse.header.Access-Control-Allow-Origin': "'*'" } }
    const method: Method = { authorizationType: 'CUSTOM', authorizerId: 'a1', apiKeyRequired: true, integration: proxy }
    const rest = { ...guarded, gatewayResponses: { DEFAULT_4XX: allow, DEFAULT_5XX: allow } }
    const ports = returning({ statusCode: 200, headers: { 'Access-Control-Allow-Origin': '*' } })
    expect(await verdicts({ '/a': { POST: method, OPTIONS: preflight } }, rest, { ports })).toEqual({
      preflight: 'passed',
      answer: 'passed',
      noToken: 'passed',
      denied: 'passed',
      authorizerFailed: 'passed',
      keyMissing: 'passed',
      throttled: 'passed',
      quotaExceeded: 'passed',
      tooLarge: 'missingAllowOrigin',
      timeout: 'passed',
      backendFailed: 'passed',
    })
  })

  it('a gateway response of its own inherits nothing from DEFAULT_4XX', async () => {
    const allow = { responseParameters: { 'gatewayresponse.header.Access-Control-Allow-Origin': "'*'" } }
    const rest = { gatewayResponses: { DEFAULT_4XX: allow, THROTTLED: { statusCode: '429' } } }
    expect(await verdicts({ '/a': { POST: mockMethod() } }, rest)).toMatchObject({ throttled: 'missingAllowOrigin' })
  })

  it('provokes each error in the engine: the status and the cause are those of the real refusal', async () => {
    const method: Method = { authorizationType: 'CUSTOM', authorizerId: 'a1', apiKeyRequired: true, integration: proxy }
    const { checks } = await probe({ '/a': { POST: method } }, guarded, { ports: returning({ statusCode: 200 }) })
    const told = Object.fromEntries(
      checks.map(({ path, call }) => [path, [call?.answer.status, call?.cause?.rule, call?.cause?.responseType]]),
    )
    expect(told).toEqual({
      preflight: [403, 'methodNotOnResource', 'MISSING_AUTHENTICATION_TOKEN'],
      answer: [200, undefined, undefined],
      noToken: [401, 'identitySourceMissing', 'UNAUTHORIZED'],
      denied: [403, 'authorizerDenied', 'ACCESS_DENIED'],
      authorizerFailed: [500, 'authorizerUncallable', 'AUTHORIZER_CONFIGURATION_ERROR'],
      keyMissing: [403, 'apiKeyMissing', 'INVALID_API_KEY'],
      throttled: [429, 'accountThrottled', 'THROTTLED'],
      quotaExceeded: [429, 'quotaExceeded', 'QUOTA_EXCEEDED'],
      tooLarge: [413, 'bodyTooLarge', undefined],
      timeout: [504, 'integrationTimedOut', 'INTEGRATION_TIMEOUT'],
      backendFailed: [502, 'functionFailed', 'DEFAULT_5XX'],
    })
  })

  it('the validator, the content type and each mapped error are provoked where the method has them', async () => {
    const method: Method = {
      requestValidatorId: 'v1',
      requestParameters: { 'method.request.querystring.q': true },
      requestModels: { 'application/json': 'Order' },
      methodResponses: { 200: {}, 404: {}, 500: {} },
      integration: {
        type: 'HTTP',
        httpMethod: 'POST',
        uri: 'https://backend.example.com/',
        passthroughBehavior: 'NEVER',
        requestTemplates: { 'application/json': '{}' },
        integrationResponses: { 200: {}, 404: { selectionPattern: '404' }, 500: { selectionPattern: '5\\d{2}' } },
      },
    }
    const rest = {
      requestValidators: { v1: { name: 'all', validateRequestBody: true, validateRequestParameters: true } },
      models: {
        Order: {
          contentType: 'application/json',
          schema: '{"type":"object","required":["id"],"properties":{"id":{"type":"string"}}}',
        },
      },
    }
    const http: Ports['http'] = async () => ({ status: 200, headers: [], body: new Uint8Array() })
    const { checks } = await probe({ '/a': { POST: method } }, rest, { ports: { http } })
    const told = checks.map(({ path, detail, call }) => [path, detail, call?.answer.status, call?.cause?.responseType])
    expect(told).toEqual([
      ['preflight', undefined, 403, 'MISSING_AUTHENTICATION_TOKEN'],
      ['answer', undefined, 200, undefined],
      ['throttled', undefined, 429, 'THROTTLED'],
      ['badParameters', undefined, 400, 'BAD_REQUEST_PARAMETERS'],
      ['badBody', undefined, 400, 'BAD_REQUEST_BODY'],
      ['unsupportedType', undefined, 415, 'UNSUPPORTED_MEDIA_TYPE'],
      ['tooLarge', undefined, 413, undefined],
      ['timeout', undefined, 504, 'INTEGRATION_TIMEOUT'],
      ['backendFailed', undefined, 504, 'INTEGRATION_FAILURE'],
      ['mappedError', '404', 404, undefined],
      ['mappedError', '500', 500, undefined],
    ])
  })

  it('a function error finds its integration response by the words of the pattern', async () => {
    const method: Method = {
      methodResponses: { 200: {}, 404: {} },
      integration: {
        type: 'AWS',
        httpMethod: 'POST',
        uri: functionUri('orders'),
        integrationResponses: { 200: {}, 404: { selectionPattern: '.*\\[NotFound\\].*' } },
      },
    }
    const { checks } = await probe({ '/a': { POST: method } }, {}, { ports: returning({}) })
    expect(checks.find(({ path }) => path === 'mappedError')).toMatchObject({
      detail: '404',
      call: { answer: { status: 404 } },
    })
  })

  it('what nobody simulates is unknown, and says so', async () => {
    const { checks } = await probe({ '/a': { POST: { integration: proxy } } })
    expect(checks.find(({ path }) => path === 'answer')).toMatchObject({
      state: 'unknown',
      why: expect.stringContaining('lambda'),
    })
  })
})

describe('the preflight', () => {
  it('of an ANY method has to allow every verb that stands for it', async () => {
    const methods = "'POST,PUT,PATCH'"
    const { responseParameters } = preflight.integration?.integrationResponses?.[200] ?? {}
    const options: Method = {
      ...preflight,
      integration: {
        ...(preflight.integration as { type: 'MOCK' }),
        integrationResponses: {
          200: {
            responseParameters: {
              ...responseParameters,
              'method.response.header.Access-Control-Allow-Methods': methods,
            },
          },
        },
      },
    }
    const found = await probe({ '/a': { ANY: allowing(mockMethod()), OPTIONS: options } }, {}, { at: 'ANY /a' })
    expect(found.checks[0]).toMatchObject({ verdict: { fault: 'methodNotAllowed', subject: 'DELETE' } })
  })

  it('is none for a simple request, and needed once the page sets a header of its own', async () => {
    const paths = { '/a': { GET: allowing(mockMethod()) } }
    expect(await verdicts(paths, {}, { at: 'GET /a' })).toMatchObject({ preflight: 'none', answer: 'passed' })
    const headers = [['X-Trace', '1']] as const
    expect(await verdicts(paths, {}, { at: 'GET /a', settings: { headers } })).toMatchObject({
      preflight: 'missingAllowOrigin',
    })
  })

  it('that asks for a key or a token is refused, as browsers send none', async () => {
    const options = { ...preflight, apiKeyRequired: true }
    const found = await probe({ '/a': { POST: mockMethod(), OPTIONS: options } })
    expect(found.checks[0]).toMatchObject({ state: 'blocked', call: { cause: { rule: 'apiKeyMissing' } } })
  })

  it('with cookies is judged by the stricter rules', async () => {
    const paths = { '/a': { POST: allowing(mockMethod()), OPTIONS: preflight } }
    expect(await verdicts(paths, {}, { settings: { credentials: true } })).toMatchObject({
      preflight: 'wildcardWithCredentials',
      answer: 'wildcardWithCredentials',
    })
  })
})

it('says the line that Chromium prints, with the URL and the origin', async () => {
  const { checks } = await probe({ '/a': { POST: mockMethod() } })
  expect(checks[1]?.line).toBe(
    "Access to fetch at 'https://abcdef1234.execute-api.us-east-1.amazonaws.com/dev/a' from origin 'https://app.example' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.",
  )
})

it('notes an answer that echoes the origin without Vary, and headers that the page cannot read', async () => {
  const lambda: Ports['lambda'] = async ({ payload }) => {
    const { headers } = JSON.parse(payload) as { headers: { Origin: string } }
    return {
      payload: JSON.stringify({
        statusCode: 200,
        headers: { 'Access-Control-Allow-Origin': headers.Origin, 'X-Total': '7' },
      }),
    }
  }
  const { checks } = await probe({ '/a': { POST: { integration: proxy } } }, {}, { ports: { lambda } })
  expect(checks[1]).toMatchObject({ state: 'passed' })
  expect(checks[1]?.notes).toContainEqual({ kind: 'varyMissing' })
  expect(checks[1]?.notes[0]).toMatchObject({ kind: 'hiddenHeaders', names: expect.arrayContaining(['X-Total']) })
})

it('paths of no method: a browser hides the 403, unless some method takes every path', async () => {
  const api = restApi({ '/a': { GET: mockMethod() } })
  const report = await probeUnknownPath(restTarget(api), settings, stubPorts())
  expect(report?.checks[0]).toMatchObject({ state: 'blocked', call: { answer: { status: 403 } } })
  const all = restApi({ '/{proxy+}': { ANY: mockMethod() } })
  expect(await probeUnknownPath(restTarget(all), settings, stubPorts())).toBeUndefined()
})
