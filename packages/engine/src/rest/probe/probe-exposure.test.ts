import { expect, it } from 'vitest'
import { functionUri, mockMethod, restApi, restTarget, stubPorts } from '../../../testing/index.ts'
import { probeExposure } from './probe-exposure.ts'
import { probedMethods } from './probe-target.ts'

async function exposed(
  paths: Parameters<typeof restApi>[0],
  rest: Parameters<typeof restApi>[1] = {},
): Promise<Record<string, { open: boolean; unchecked: boolean | undefined; falls: string[] }>> {
  const definition = restApi(paths, rest)
  const target = restTarget(definition)
  const found: Record<string, { open: boolean; unchecked: boolean | undefined; falls: string[] }> = {}
  for (const probed of probedMethods(definition)) {
    const { httpMethod, path, open, unchecked, fallsThrough } = await probeExposure(target, probed, stubPorts())
    found[`${httpMethod} ${path}`] = {
      open: open.reached,
      unchecked: unchecked?.reached,
      falls: fallsThrough.map(
        ({ verb, methodVerb, resourcePath, reached }) =>
          `${verb} → ${methodVerb} ${resourcePath}${reached ? ' open' : ''}`,
      ),
    }
  }
  return found
}

const authorizers = { a1: { type: 'TOKEN' as const, name: 'tokens', authorizerUri: functionUri('tokens') } }
const guarded = { ...mockMethod(), authorizationType: 'CUSTOM' as const, authorizerId: 'a1' }

it('tells open methods from guarded, keyed and signed ones by calling them', async () => {
  const found = await exposed(
    {
      '/open': { GET: mockMethod() },
      '/guarded': { GET: guarded },
      '/keyed': { GET: { ...mockMethod(), apiKeyRequired: true } },
      '/signed': { GET: { ...mockMethod(), authorizationType: 'AWS_IAM' } },
    },
    { authorizers },
  )
  expect(Object.entries(found).flatMap(([name, { open }]) => (open ? [name] : []))).toEqual(['GET /open'])
})

it('a validator is no guard: whoever is refused by it was let in', async () => {
  const requestValidators = { v1: { name: 'all', validateRequestParameters: true } }
  const requestParameters = { 'method.request.header.X-Pattern': true, 'method.request.path.none': true }
  const found = await exposed(
    { '/a': { GET: { ...mockMethod(), requestValidatorId: 'v1', requestParameters } } },
    { requestValidators },
  )
  expect(found['GET /a']).toMatchObject({ open: true, unchecked: false })
})

it('finds the verbs that fall through to ANY of the resource or of a greedy path above it', async () => {
  const found = await exposed(
    { '/orders': { GET: guarded }, '/mixed': { GET: guarded, ANY: mockMethod() }, '/{proxy+}': { ANY: mockMethod() } },
    { authorizers },
  )
  expect(found['GET /orders']?.falls).toEqual(
    ['POST', 'PUT', 'PATCH', 'DELETE', 'HEAD'].map((verb) => `${verb} → ANY /{proxy+} open`),
  )
  expect(found['GET /mixed']?.falls[0]).toBe('POST → ANY /mixed open')
  expect(found['ANY /{proxy+}']?.falls).toEqual([
    'GET → ANY /{proxy+} open',
    'POST → ANY /{proxy+} open',
    'PUT → ANY /{proxy+} open',
    'PATCH → ANY /{proxy+} open',
    'DELETE → ANY /{proxy+} open',
    'HEAD → ANY /{proxy+} open',
  ])
})

it('a body or a missing parameter that a validator ought to refuse comes through where there is none', async () => {
  const models = { Order: { contentType: 'application/json', schema: '{"type":"object","required":["id"]}' } }
  const requestValidators = { v1: { name: 'all', validateRequestBody: true, validateRequestParameters: true } }
  const taking = { ...mockMethod(), requestModels: { 'application/json': 'Order' } }
  const found = await exposed(
    {
      '/checked': { POST: { ...taking, requestValidatorId: 'v1' } },
      '/unchecked': { POST: taking },
      '/guarded': { POST: { ...taking, authorizationType: 'CUSTOM', authorizerId: 'a1' } },
      '/query': { GET: { ...mockMethod(), requestParameters: { 'method.request.querystring.q': true } } },
      '/plain': { GET: mockMethod() },
    },
    { models, requestValidators, authorizers },
  )
  expect(Object.entries(found).map(([name, { unchecked }]) => [name, unchecked])).toEqual([
    ['POST /checked', false],
    ['POST /unchecked', true],
    ['POST /guarded', true],
    ['GET /query', true],
    ['GET /plain', undefined],
  ])
})
