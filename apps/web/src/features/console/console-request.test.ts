import { methodSchema, type RestApi, restApiSchema } from '@gatewright/definition'
import { expect, test } from 'vitest'
import { firstRequest, targetOfPath, withPathParameter } from './console-request.ts'
import { queryFields, withQuery } from './query.ts'

const mock = { integration: { type: 'MOCK' } }
const api: RestApi = restApiSchema.parse({
  kind: 'REST',
  name: 'orders',
  rootResourceId: 'root',
  models: {
    Order: {
      schema:
        '{"type":"object","properties":{"id":{"type":"string"},"lines":{"type":"array","items":{"type":"integer"}}}}',
    },
  },
  resources: {
    root: {},
    orders: {
      parentId: 'root',
      pathPart: 'orders',
      methods: { POST: { ...mock, requestModels: { 'application/json': 'Order' } } },
    },
    order: { parentId: 'orders', pathPart: '{id}', methods: { GET: mock, ANY: mock } },
    mine: { parentId: 'orders', pathPart: 'mine', methods: { GET: { ...mock, authorizationType: 'AWS_IAM' } } },
    rest: { parentId: 'root', pathPart: '{proxy+}', methods: { ANY: mock } },
  },
})

test('the first request goes where it is likely to be answered', () => {
  expect(firstRequest(api)).toMatchObject({ method: 'GET', path: '/orders/1', body: '' })
})

test.each([
  ['GET', '/orders/mine', 'mine', {}],
  ['GET', '/orders/7?x=1', 'order', { id: '7' }],
  ['PUT', '/orders/7', 'order', { id: '7' }],
  ['GET', '/a/b', 'rest', { proxy: 'a/b' }],
])('%s %s is taken by %s', (verb, path, resourceId, parameters) => {
  expect(targetOfPath(api, verb, path)).toMatchObject({ resourceId, parameters })
})

test('setting a path parameter keeps the query, and a slash in it does not split the path', () => {
  const target = targetOfPath(api, 'GET', '/orders/7?x=1')
  if (target === undefined) throw new Error('no target')
  expect(withPathParameter(target, '/orders/7?x=1', target.parameters, 'id', 'a/b')).toBe('/orders/a%2Fb?x=1')
})

test('a body model gives the sample body', () => {
  const target = targetOfPath(api, 'POST', '/orders')
  expect(target?.method.requestModels).toEqual({ 'application/json': 'Order' })
})

test('query fields and path agree', () => {
  expect(queryFields('/x?a=1&b=c%20d&e')).toEqual([
    { name: 'a', value: '1', raw: 'a=1' },
    { name: 'b', value: 'c d', raw: 'b=c%20d' },
    { name: 'e', value: '', raw: 'e' },
  ])
  expect(withQuery('/x?old=1', [{ name: 'a b', value: '&' }])).toBe('/x?a%20b=%26')
  expect(withQuery('/x?old=1', [])).toBe('/x')
  expect(methodSchema.parse({}).authorizationType).toBe('NONE')
})
