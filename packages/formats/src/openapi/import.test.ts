import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { newId, type RestApi, resourcePath, restApiSchema } from '@gatewright/definition'
import { describe, expect, test } from 'vitest'
import { importOpenApi } from './import.ts'

const text = readFileSync(join(dirname(fileURLToPath(import.meta.url)), 'fixtures/orders.yaml'), 'utf8')
const { definition, backends, findings, format } = importOpenApi(text, { fileName: 'orders.yaml' })

function resource(path: string) {
  const id = Object.keys(definition.resources).find((resourceId) => resourcePath(definition, resourceId) === path)
  return definition.resources[id ?? '']
}

describe('import of an OpenAPI document', () => {
  test('makes a definition that the schema takes as it is', () => {
    expect(restApiSchema.parse(definition)).toEqual(definition)
    expect(format).toBe('OpenAPI 3.0.1 · YAML')
  })

  test('is the same each time, ids included', () => {
    expect(importOpenApi(text, { fileName: 'orders.yaml' })).toEqual(importOpenApi(text, { fileName: 'orders.yaml' }))
  })

  test('makes a resource for each segment, parents before children', () => {
    expect(paths(definition)).toEqual(['/', '/orders', '/orders/{orderId}', '/events'])
  })

  test('gives resources the ids that the designer gives them', () => {
    expect(resource('/orders/{orderId}')).toBe(definition.resources[newId('/orders/{orderId}', {}, 10)])
  })

  test('declares parameters of the operation, of its path and of the path template', () => {
    expect(resource('/orders')?.methods.GET?.requestParameters).toEqual({
      'method.request.querystring.page': false,
      'method.request.header.X-Tenant': true,
    })
    expect(resource('/orders/{orderId}')?.methods.ANY?.requestParameters).toEqual({
      'method.request.path.orderId': true,
    })
  })

  test('guards a method by the authorizer and the API key that its security names', () => {
    expect(resource('/orders')?.methods.GET).toMatchObject({
      authorizationType: 'CUSTOM',
      authorizerId: Object.keys(definition.authorizers)[0],
      apiKeyRequired: true,
    })
    expect(Object.values(definition.authorizers)[0]).toEqual({
      type: 'TOKEN',
      name: 'partner',
      authType: 'custom',
      identitySource: 'method.request.header.Authorization',
      authorizerResultTtlInSeconds: 60,
      authorizerUri:
        'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:partner-token/invocations',
    })
  })

  test('keeps integration responses by status, the default without a pattern', () => {
    expect(resource('/orders')?.methods.POST?.integration?.integrationResponses).toEqual({
      201: { responseParameters: {}, responseTemplates: {} },
      404: { selectionPattern: '.*NotFound.*', responseParameters: {}, responseTemplates: {} },
    })
  })

  test('resolves intrinsics into values that can be used, and keeps them', () => {
    expect(resource('/orders')?.methods.POST?.integration).toMatchObject({
      uri: 'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:CreateOrder:live/invocations',
      credentials: 'arn:aws:iam::123456789012:role/InvokeRole',
    })
    expect(definition.preserved['/paths/~1orders/post/x-amazon-apigateway-integration/credentials']).toEqual({
      $original: { 'Fn::GetAtt': ['InvokeRole', 'Arn'] },
      $importedAs: 'arn:aws:iam::123456789012:role/InvokeRole',
    })
  })

  test('makes models of schemas: renamed where the name is refused, named after their content where they have none', () => {
    expect(Object.keys(definition.models)).toEqual(['Order', 'OrderLine', expect.stringMatching(/^MODEL[0-9a-f]{6}$/)])
    expect(definition.models.Order?.description).toBe('An order')
    expect(JSON.parse(definition.models.Order?.schema ?? '').properties.lines.items.$ref).toBe(
      'https://apigateway.amazonaws.com/restapis/abcdef1234/models/OrderLine',
    )
    expect(resource('/orders')?.methods.POST?.requestModels).toEqual({ 'application/json': 'OrderLine' })
  })

  test('puts a function, an HTTP backend and a service action behind the API', () => {
    expect(Object.keys(backends.functions).toSorted()).toEqual(['CreateOrder', 'one-order', 'partner-token'])
    expect(backends.functions.CreateOrder?.aliases).toEqual({ live: { functionVersion: '$LATEST', routingConfig: {} } })
    expect(backends.http).toEqual({ 'https://orders.example.com': { reply: { type: 'LIVE' } } })
    expect(Object.keys(backends.aws)).toEqual(['dynamodb:PutItem'])
  })

  test.each([
    ['repaired', 'Fn::Sub is now function CreateOrder:live', 53],
    ['repaired', 'Model Order-Line is now OrderLine', 87],
    ['not-understood', 'Response default', 34],
    ['preserved', 'summary', 24],
    ['preserved', 'deprecated', 62],
    ['preserved', 'x-team', 99],
  ])('reports %s: %s, with its line', (kind, title, line) => {
    expect(findings).toContainEqual(expect.objectContaining({ kind, title, line }))
  })

  test('counts what was taken as written', () => {
    const exact = findings
      .filter((finding) => finding.kind === 'exact')
      .map((finding) => [finding.title, finding.count])
    expect(exact).toEqual([
      ['4 resources', 4],
      ['4 methods', 4],
      ['4 integrations', 4],
      ['3 models', 3],
      ['1 authorizer', 1],
      ['1 request validator', 1],
      ['1 gateway response', 1],
    ])
  })

  test.each([
    ['ignore', ['/', '/orders', '/orders/{orderId}', '/events']],
    ['prepend', ['/', '/v1', '/v1/orders', '/v1/orders/{orderId}', '/v1/events']],
    ['split', ['/', '/orders', '/orders/{orderId}', '/events']],
  ] as const)('base path %s', (basepath, expected) => {
    expect(paths(importOpenApi(text, { basepath }).definition)).toEqual(expected)
  })
})

function paths(api: RestApi): string[] {
  return Object.keys(api.resources).map((id) => resourcePath(api, id))
}
