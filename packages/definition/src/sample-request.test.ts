import { expect, it } from 'vitest'
import { restApiSchema } from './rest-api.ts'
import { sampleRequest } from './sample-request.ts'

const bodyFor = (schema: object, others: Record<string, object> = {}) => {
  const models = Object.fromEntries(
    Object.entries({ Body: schema, ...others }).map(([name, each]) => [
      name,
      { contentType: 'application/json', schema: JSON.stringify(each) },
    ]),
  )
  const api = restApiSchema.parse({
    kind: 'REST',
    name: 'x',
    rootResourceId: 'root',
    resources: { root: { methods: { POST: { requestModels: { 'application/json': 'Body' } } } } },
    models,
  })
  const method = api.resources.root?.methods.POST
  if (method === undefined) throw new Error('no method')
  return JSON.parse(sampleRequest(api, { path: '/', verb: 'POST', method }).body)
}

it.each<[string, object, unknown]>([
  ['members', { type: 'object', properties: { a: { type: 'string' }, b: { type: 'integer' } } }, { a: 'text', b: 1 }],
  [
    'lengths',
    { type: 'object', properties: { a: { type: 'string', minLength: 6 }, b: { type: 'string', maxLength: 2 } } },
    { a: 'textxx', b: 'te' },
  ],
  [
    'limits',
    {
      type: 'object',
      properties: { a: { type: 'number', minimum: 5, exclusiveMinimum: true }, b: { type: 'number', maximum: -3 } },
    },
    { a: 6, b: -3 },
  ],
  ['formats', { type: 'object', properties: { a: { type: 'string', format: 'date' } } }, { a: '2030-01-01' }],
  [
    'what is told',
    { type: 'object', properties: { a: { enum: ['x', 'y'] }, b: { type: 'string', default: 'd' } } },
    { a: 'x', b: 'd' },
  ],
  ['lists', { type: 'array', minItems: 2, items: { type: 'boolean' } }, [true, true]],
  [
    'definitions',
    { type: 'object', properties: { a: { $ref: '#/definitions/A' } }, definitions: { A: { type: 'integer' } } },
    { a: 1 },
  ],
  [
    'all of',
    { allOf: [{ properties: { a: { type: 'integer' } } }, { properties: { b: { type: 'null' } } }] },
    { a: 1, b: null },
  ],
  ['one of', { oneOf: [{ type: 'string' }, { type: 'integer' }] }, 'text'],
])('a sample body follows its model: %s', (_, schema, body) => {
  expect(bodyFor(schema)).toEqual(body)
})

it('follows a reference to another model, and ends where models go round', () => {
  const there = 'https://apigateway.amazonaws.com/restapis/abc/models/Other'
  expect(bodyFor({ properties: { a: { $ref: there } } }, { Other: { type: 'integer' } })).toEqual({ a: 1 })
  expect(
    bodyFor({ properties: { a: { $ref: there } } }, { Other: { properties: { again: { $ref: there } } } }),
  ).toBeDefined()
})

it('stays small, however models refer to themselves', () => {
  const wide = Object.fromEntries(Array.from({ length: 200 }, (_, at) => [`m${at}`, { $ref: '#/definitions/A' }]))
  const body = bodyFor({ properties: wide, definitions: { A: { properties: wide } } })
  expect(JSON.stringify(body).length).toBeLessThan(20_000)
})
