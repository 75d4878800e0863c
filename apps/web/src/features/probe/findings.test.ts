import { type Design, designSchema, type RestApi } from '@gatewright/definition'
import type { DesignDraft } from '@gatewright/definition/edit'
import { compileRestApi, type Ports } from '@gatewright/engine'
import { type CorsSettings, probeCors, probedMethods, probeExposure, probeUnknownPath } from '@gatewright/engine/probe'
import { functionUri, mockMethod, restApi, restTarget, stubPorts } from '@gatewright/engine/testing'
import { create } from 'mutative'
import { describe, expect, it } from 'vitest'
import { corsFindings } from './cors-findings.ts'
import { exposureFindings } from './exposure-findings.ts'
import type { Finding } from './finding.ts'

const settings: CorsSettings = { origin: 'https://app.example', credentials: false, headers: [] }
const allowing: Ports['lambda'] = async ({ functionName }) => ({
  payload: JSON.stringify(
    functionName === 'tokens'
      ? {
          principalId: 'p',
          policyDocument: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] },
        }
      : { statusCode: 200, headers: { 'Access-Control-Allow-Origin': '*' }, body: '{}' },
  ),
})

const designOf = (definition: RestApi): Design => designSchema.parse({ definition, layout: {}, backends: {} })
const apiOf = ({ definition }: Design): RestApi => {
  if (definition.kind !== 'REST') throw new Error('a REST API')
  return definition
}

async function cors(design: Design, judged: CorsSettings, lambda = allowing): Promise<Finding[]> {
  const definition = apiOf(design)
  const target = { ...restTarget(definition), api: compileRestApi(definition) }
  const ports = stubPorts({ lambda })
  const reports = []
  for (const probed of probedMethods(definition)) reports.push(await probeCors(target, probed, judged, ports))
  const unknown = await probeUnknownPath(target, judged, ports)
  return corsFindings(definition, unknown === undefined ? reports : [unknown, ...reports], judged)
}

async function exposure(design: Design): Promise<Finding[]> {
  const definition = apiOf(design)
  const reports = []
  for (const probed of probedMethods(definition))
    reports.push(await probeExposure(restTarget(definition), probed, stubPorts({ lambda: allowing })))
  return exposureFindings(definition, reports)
}

/** Mends one finding after the other until none has a fix; each has to be gone after its own. */
async function mendAll(
  design: Design,
  look: (design: Design) => Promise<Finding[]>,
): Promise<{ left: Finding[]; mended: string[] }> {
  const mended: string[] = []
  let now = design
  for (let findings = await look(now); ; ) {
    const next = findings.find(({ fix }) => fix !== undefined)
    if (next?.fix === undefined) return { left: findings, mended }
    now = create(now, next.fix.edit as (draft: unknown) => void, { enablePatches: true })[0] as Design
    findings = await look(now)
    expect(
      findings.map(({ id }) => id),
      `after: ${next.fix.label}`,
    ).not.toContain(next.id)
    mended.push(next.id)
  }
}

const mockWithErrors = {
  methodResponses: { 200: {}, 404: {} },
  integration: {
    type: 'MOCK' as const,
    requestTemplates: { 'application/json': '{"statusCode": 200}' },
    integrationResponses: { 200: {}, 404: { selectionPattern: '404' } },
  },
}
const proxy = { integration: { type: 'AWS_PROXY' as const, httpMethod: 'POST', uri: functionUri('orders') } }
const authorizers = { a1: { type: 'TOKEN' as const, name: 'tokens', authorizerUri: functionUri('tokens') } }
const guarded = { authorizationType: 'CUSTOM' as const, authorizerId: 'a1' }

describe('CORS findings', () => {
  const messy = designOf(
    restApi(
      {
        '/orders': { POST: { ...mockWithErrors, ...guarded }, GET: mockWithErrors },
        '/orders/{id}': {
          PUT: { ...proxy, apiKeyRequired: true },
          OPTIONS: { ...mockWithErrors, apiKeyRequired: true },
        },
        '/files': { ANY: proxy },
      },
      { authorizers, gatewayResponses: { THROTTLED: { statusCode: '429' } } },
    ),
  )

  it.each([
    ['without credentials', settings],
    ['with credentials', { ...settings, credentials: true }],
    ['with headers of the page', { ...settings, headers: [['X-Trace', '1']] as const }],
  ])('each fix is one edit after which its finding is gone: %s', async (_, judged) => {
    const echoing: Ports['lambda'] = async (call, timeout) => {
      if (call.functionName === 'tokens') return allowing(call, timeout)
      return {
        payload: JSON.stringify({
          statusCode: 200,
          headers: {
            'Access-Control-Allow-Origin': judged.origin,
            'Access-Control-Allow-Credentials': 'true',
            Vary: 'Origin',
          },
        }),
      }
    }
    const { left, mended } = await mendAll(messy, (design) => cors(design, judged, echoing))
    expect(left.map(({ id, severity }) => [id, severity])).toEqual([['refusal:none', 'info']])
    expect(mended).toEqual(
      expect.arrayContaining([
        'refusal:THROTTLED',
        'refusal:DEFAULT_4XX',
        'refusal:DEFAULT_5XX',
        'answer:/orders:POST',
      ]),
    )
  })

  it('a fix is found even where all media types are binary, which breaks a plain mock', async () => {
    const binary = designOf(restApi({ '/a': { PUT: proxy } }, { binaryMediaTypes: ['*/*'] }))
    const { left } = await mendAll(binary, (design) => cors(design, settings))
    expect(left.map(({ id }) => id)).toEqual(['refusal:none'])
  })

  it('behind a proxy the header is the duty of the handler, with its code', async () => {
    const silent: Ports['lambda'] = async () => ({ payload: '{"statusCode":200}' })
    const found = await cors(designOf(restApi({ '/a': { GET: proxy } })), settings, silent)
    const answer = found.find(({ id }) => id === 'answer:/a:GET')
    expect(answer?.fix).toBeUndefined()
    expect(answer?.duty?.snippet).toContain("'Access-Control-Allow-Origin': '*'")
    expect(answer?.line).toContain("No 'Access-Control-Allow-Origin' header")
  })

  it('an OPTIONS method with a backend of its own is named as its duty', async () => {
    const silent: Ports['lambda'] = async () => ({ payload: '{"statusCode":204}' })
    const found = await cors(designOf(restApi({ '/a': { PUT: proxy, OPTIONS: proxy } })), settings, silent)
    const preflight = found.find(({ id }) => id === 'preflight:/a')
    expect(preflight?.fix).toBeUndefined()
    expect(preflight?.duty?.snippet).toContain("'Access-Control-Allow-Headers': 'content-type'")
  })

  it('a wildcard for Authorization is a warning: Chromium lets it pass', async () => {
    const options = {
      ...mockWithErrors,
      integration: {
        ...mockWithErrors.integration,
        integrationResponses: {
          200: {
            responseParameters: {
              'method.response.header.Access-Control-Allow-Origin': "'*'",
              'method.response.header.Access-Control-Allow-Headers': "'*'",
            },
          },
        },
      },
    }
    const found = await cors(
      designOf(restApi({ '/a': { GET: { ...proxy, ...guarded }, OPTIONS: options } }, { authorizers })),
      settings,
    )
    expect(found.find(({ id }) => id === 'preflight:/a')).toMatchObject({
      severity: 'warning',
      text: expect.stringContaining('Fetch standard'),
    })
  })
})

describe('exposure findings', () => {
  it('each fix is one edit after which its finding is gone', async () => {
    const models = { Order: { contentType: 'application/json', schema: '{"type":"object","required":["id"]}' } }
    const design = designOf(
      restApi(
        {
          '/orders': {
            GET: { ...mockMethod(), ...guarded },
            POST: { ...mockMethod(), requestModels: { 'application/json': 'Order' } },
          },
          '/keyed': { GET: { ...mockMethod(), apiKeyRequired: true }, PUT: mockMethod() },
          '/mixed': { GET: { ...mockMethod(), ...guarded }, ANY: mockMethod() },
          '/{proxy+}': { ANY: mockMethod(), OPTIONS: mockMethod() },
        },
        { authorizers, models },
      ),
    )
    const first = await exposure(design)
    expect(first.map(({ id }) => id)).toEqual(
      expect.arrayContaining([
        'open:method:/orders:POST',
        'keyless:method:/keyed:PUT',
        'falls:/orders:/{proxy+}:ANY',
        'falls:/mixed:/mixed:ANY',
        'unchecked:method:/orders:POST',
      ]),
    )
    const { left } = await mendAll(design, exposure)
    expect(left.filter(({ severity }) => severity !== 'info')).toEqual([])
  })

  it.each<[string, string, Parameters<typeof restApi>[0], string | undefined]>([
    [
      'an open method beside a guarded one on its resource',
      'open:method:/a:GET',
      { '/a': { GET: mockMethod(), PUT: { ...mockMethod(), ...guarded } } },
      'error',
    ],
    [
      'an open GET elsewhere',
      'open:method:/b:GET',
      { '/a': { GET: { ...mockMethod(), ...guarded } }, '/b': { GET: mockMethod() } },
      'warning',
    ],
    [
      'an open DELETE elsewhere',
      'open:method:/b:DELETE',
      { '/a': { GET: { ...mockMethod(), ...guarded } }, '/b': { DELETE: mockMethod() } },
      'error',
    ],
    [
      'an open OPTIONS: browsers need it',
      'open:method:/a:OPTIONS',
      { '/a': { OPTIONS: mockMethod(), PUT: { ...mockMethod(), ...guarded } } },
      undefined,
    ],
    [
      'a keyed method is not open',
      'open:method:/a:GET',
      { '/a': { GET: { ...mockMethod(), apiKeyRequired: true }, PUT: { ...mockMethod(), ...guarded } } },
      undefined,
    ],
    [
      'verbs that an open ANY takes past a guard',
      'falls:/a:/a:ANY',
      { '/a': { GET: { ...mockMethod(), ...guarded }, ANY: mockMethod() } },
      'error',
    ],
    ['an ANY alone takes what it is for', 'falls:/a:/a:ANY', { '/a': { ANY: mockMethod() } }, undefined],
    ['a body without a model', 'unchecked:method:/a:POST', { '/a': { POST: mockMethod() } }, 'info'],
    [
      'a required header that nobody looks at',
      'unchecked:method:/a:GET',
      { '/a': { GET: { ...mockMethod(), requestParameters: { 'method.request.header.X-A': true } } } },
      'warning',
    ],
  ])('%s', async (_, id, paths, severity) => {
    const found = await exposure(designOf(restApi(paths, { authorizers })))
    expect(found.find((one) => one.id === id)?.severity).toBe(severity)
  })

  it('a resource policy for everybody guards nothing; one with a condition does', async () => {
    const policy = (more: object) => ({
      Version: '2012-10-17',
      Statement: [
        { Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: 'execute-api:/*', ...more },
      ],
    })
    const found = async (document: object) =>
      (
        await exposure(designOf(restApi({ '/a': { GET: mockMethod() } }, { policy: document as RestApi['policy'] })))
      ).some(({ id }) => id === 'policy')
    expect(await found(policy({}))).toBe(true)
    expect(await found(policy({ Condition: { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } } }))).toBe(false)
  })
})

it('an edit of a finding works on a draft of the design', async () => {
  const design = designOf(restApi({ '/a': { PUT: mockMethod() } }))
  const [finding] = (await cors(design, settings)).filter(({ id }) => id === 'preflight:/a')
  const edit = finding?.fix?.edit as (draft: DesignDraft) => void
  expect(() => create(design, edit as (draft: unknown) => void)).not.toThrow()
})
