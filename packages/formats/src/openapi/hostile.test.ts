import { describe, expect, test } from 'vitest'
import { projectOf } from '../../testing/project-of.ts'
import { exportOpenApi } from './export/export.ts'
import { importOpenApi } from './import.ts'
import { ImportError } from './import-error.ts'

function refusal(document: string, options?: { maximumBytes?: number }): ImportError {
  try {
    importOpenApi(document, options)
  } catch (error) {
    if (error instanceof ImportError) return error
    throw error
  }
  throw new Error('The document was taken.')
}

const info = { title: 't', version: '1' }

describe('what is no OpenAPI document is refused with the service’s text', () => {
  test.each([
    ['nothing', ''],
    ['a list', '[]'],
    ['plain text', 'hello'],
    ['another object', '{"a": 1}'],
    ['an unknown version', '{"openapi": "4.0", "paths": {}}'],
    ['HTML', '<html><body>'],
    ['a YAML alias without an anchor', 'openapi: 3.0.1\npaths: *nowhere'],
  ])('%s', (_, document) => {
    expect(refusal(document)).toMatchObject({ code: 'BadRequestException', message: 'Invalid OpenAPI input.' })
  })

  test('broken JSON names line and column', () => {
    expect(refusal('{\n  "openapi": "3.0.1",\n  "paths": {]\n}')).toMatchObject({ line: 3, column: 13 })
  })

  test('broken YAML names line and column', () => {
    expect(refusal('openapi: 3.0.1\npaths:\n  /a: "x" y\n')).toMatchObject({ line: 3 })
  })
})

describe('hostile documents end with a clear error', () => {
  const deep = (open: string, close: string) => open.repeat(100_000) + close.repeat(100_000)
  const bomb = [
    'a: &a [x, x, x, x, x, x, x, x, x, x]',
    ...'bcdefgh'.split('').map((name, index) => {
      const before = 'abcdefgh'[index]
      return `${name}: &${name} [${`*${before}, `.repeat(10)}]`
    }),
  ].join('\n')

  test.each([
    ['deep JSON', deep('[', ']')],
    ['deep JSON inside a document', `{"openapi":"3.0.1","paths":${deep('[', ']')}}`],
    ['deep YAML', `openapi: 3.0.1\npaths: ${deep('[', ']')}`],
    ['YAML aliases that multiply', `openapi: 3.0.1\npaths: {}\n${bomb}`],
    ['an alias that holds itself', 'openapi: 3.0.1\npaths: &a { b: *a }'],
  ])('%s', (_, document) => {
    expect(refusal(document).message).toMatch(/nested|aliases|Invalid OpenAPI input/)
  })

  test('a document beyond the size limit is not even read', () => {
    expect(refusal('x'.repeat(1000), { maximumBytes: 999 }).message).toMatch(/at most 0\.0 MB are read/)
  })

  test('references that multiply', () => {
    const schemas = Object.fromEntries(
      Array.from({ length: 24 }, (_, level) => [
        `S${level}`,
        {
          properties: {
            a: {
              properties: {
                b: { allOf: [1, 2].map(() => ({ $ref: `#/components/schemas/S${level + 1}/properties/a` })) },
              },
            },
          },
        },
      ]),
    )
    expect(refusal(JSON.stringify({ openapi: '3.0.1', info, paths: {}, components: { schemas } })).message).toMatch(
      /makes more than/,
    )
  })

  test('responses that refer to each other in a circle are reported', () => {
    const responses = { A: { $ref: '#/components/responses/B' }, B: { $ref: '#/components/responses/A' } }
    const paths = { '/a': { get: { responses: { 200: { $ref: '#/components/responses/A' } } } } }
    const { findings } = importOpenApi({ openapi: '3.0.1', info, paths, components: { responses } })
    expect(findings).toContainEqual(
      expect.objectContaining({ kind: 'not-understood', title: '#/components/responses/A leads back to itself' }),
    )
  })
})

describe('names of inherited members are names like any other', () => {
  const names = ['constructor', 'toString', 'hasOwnProperty', 'valueOf']

  test.each(names)('%s', (name) => {
    const { definition } = importOpenApi({
      openapi: '3.0.1',
      info,
      paths: {
        [`/${name}`]: {
          get: {
            operationId: name,
            security: [{ [name]: [] }],
            parameters: [
              { name, in: name },
              { name, in: 'query' },
            ],
            responses: {
              200: {
                description: '',
                headers: { [name]: {} },
                content: { [name]: { schema: { $ref: `#/components/schemas/${name}` } } },
              },
            },
            'x-amazon-apigateway-request-validator': name,
            'x-amazon-apigateway-integration': { type: 'mock', responses: { [name]: { statusCode: '200' } } },
          },
        },
      },
      components: { schemas: { [name]: { type: 'object' } } },
      'x-amazon-apigateway-gateway-responses': { [name]: {} },
    })
    const text = exportOpenApi(projectOf(definition), {
      version: 'oas30',
      extensions: 'apigateway',
      output: 'json',
    }).text
    expect(importOpenApi(text).definition).toEqual(definition)
  })

  test('__proto__ is left out and reported', () => {
    const { definition, findings } = importOpenApi(
      '{"openapi":"3.0.1","info":{"title":"t","__proto__":{"x":1}},"paths":{"/__proto__":{}},"__proto__":{"y":1}}',
    )
    expect(({} as { x?: number; y?: number }).x).toBeUndefined()
    expect(definition.preserved).toEqual({})
    expect(findings).toContainEqual(expect.objectContaining({ title: 'A key was left out', count: 2 }))
  })
})

describe('anything may stand anywhere', () => {
  const odd = [null, true, 0, 'x', [], {}, [null], { a: null }]
  const place = (value: unknown): Record<string, unknown> => ({
    info: value,
    paths: value,
    components: value,
    servers: value,
    security: value,
    tags: value,
    'x-amazon-apigateway-policy': value,
    'x-amazon-apigateway-documentation': value,
    'x-amazon-apigateway-gateway-responses': { UNAUTHORIZED: value },
    'x-amazon-apigateway-request-validators': value,
    'x-amazon-apigateway-binary-media-types': value,
    'x-amazon-apigateway-endpoint-configuration': value,
  })
  const operation = (value: unknown) => ({
    parameters: [value],
    requestBody: value,
    responses: { 200: value, 201: { headers: value, content: value } },
    security: value,
    'x-amazon-apigateway-auth': value,
    'x-amazon-apigateway-request-validator': value,
    'x-amazon-apigateway-integration': {
      type: 'http',
      uri: value,
      responses: { default: value, x: { statusCode: '200', responseTemplates: value } },
      requestParameters: value,
      requestTemplates: value,
      cacheKeyParameters: value,
      tlsConfig: value,
      timeoutInMillis: value,
    },
  })

  test.each(odd.map((value) => [JSON.stringify(value), value]))('%s', (_, value) => {
    const documents = [
      { openapi: '3.0.1', ...place(value) },
      { swagger: '2.0', ...place(value), definitions: value, securityDefinitions: { a: value }, consumes: value },
      {
        openapi: '3.0.1',
        info,
        paths: { '/a': { get: operation(value), post: value, parameters: value } },
        components: { schemas: { A: value }, securitySchemes: { s: { 'x-amazon-apigateway-authorizer': value } } },
      },
      { swagger: '2.0', info, paths: { '/a': { get: operation(value), parameters: value }, '/b': value } },
    ]
    for (const document of documents) {
      const { definition } = importOpenApi(JSON.stringify(document))
      for (const version of ['oas30', 'swagger'] as const) {
        const text = exportOpenApi(projectOf(definition), {
          version,
          extensions: 'apigateway,documentation',
          output: 'json',
        }).text
        expect(importOpenApi(text).definition.resources).toEqual(definition.resources)
      }
    }
  })
})
