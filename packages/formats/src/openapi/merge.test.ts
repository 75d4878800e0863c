import { emptyRestApi, type Json, resourcePath } from '@gatewright/definition'
import { describe, expect, test } from 'vitest'
import { importOpenApi } from './import.ts'

const mock = (...codes: string[]): Json => ({
  responses: Object.fromEntries(codes.map((code) => [code, { description: '' }])),
  'x-amazon-apigateway-integration': { type: 'mock' },
})
const document = (paths: Json, more: { [key: string]: Json } = {}): Json => ({
  openapi: '3.0.1',
  info: { title: 'new', version: '2' },
  paths,
  ...more,
})
const existing = {
  ...importOpenApi(document({ '/b': { get: mock('200') }, '/a': { get: mock('200', '206'), post: mock('201') } }))
    .definition,
  name: 'old',
  endpointConfiguration: { types: ['REGIONAL' as const] },
  binaryMediaTypes: ['image/heif'],
}
const update = document(
  { '/c': { get: mock('200') }, '/a': { get: mock('200', '400') } },
  { 'x-amazon-apigateway-binary-media-types': ['image/png'] },
)

function shape(mode: 'merge' | 'overwrite') {
  const { definition } = importOpenApi(update, { mode, existing })
  const resources = Object.entries(definition.resources).map(([id, { methods }]) => [
    resourcePath(definition, id),
    Object.fromEntries(Object.entries(methods).map(([verb, method]) => [verb, Object.keys(method.methodResponses)])),
  ])
  return { definition, resources: Object.fromEntries(resources) }
}

describe('import into an existing API', () => {
  test('merge keeps what the document does not name, replaces methods whole and joins lists', () => {
    const { definition, resources } = shape('merge')
    expect(resources).toEqual({
      '/': {},
      '/b': { GET: ['200'] },
      '/a': { GET: ['200', '400'], POST: ['201'] },
      '/c': { GET: ['200'] },
    })
    expect(definition.binaryMediaTypes).toEqual(['image/heif', 'image/png'])
    expect(definition.name).toBe('new')
  })

  test('overwrite deletes it', () => {
    const { definition, resources } = shape('overwrite')
    expect(resources).toEqual({ '/': {}, '/c': { GET: ['200'] }, '/a': { GET: ['200', '400'] } })
    expect(definition.binaryMediaTypes).toEqual(['image/png'])
  })

  test.each(['merge', 'overwrite'] as const)('%s never touches the endpoint configuration', (mode) => {
    expect(shape(mode).definition.endpointConfiguration).toEqual({ types: ['REGIONAL'] })
  })

  test('things that stay keep their ids, also where those are not the ones that an import gives', () => {
    const mine = {
      ...existing,
      resources: { root: { pathPart: '', methods: {} }, mine: { parentId: 'root', pathPart: 'a', methods: {} } },
    }
    const bare = document({ '/a': { get: { responses: {} } } })
    const { definition, findings } = importOpenApi(bare, { mode: 'merge', existing: mine })
    expect(Object.keys(definition.resources)).toEqual(['root', 'mine'])
    expect(findings.find(({ title }) => title === 'Methods without an integration')?.path).toEqual([
      'resources',
      'mine',
      'methods',
      'GET',
    ])
  })

  test('what the existing API has is not counted as read from the document', () => {
    const exact = importOpenApi(update, { mode: 'merge', existing }).findings.filter(({ kind }) => kind === 'exact')
    expect(exact.map(({ title }) => title)).toEqual(['3 resources', '2 methods', '2 integrations'])
  })

  test('an existing API may be given in part', () => {
    const { definition } = importOpenApi(update, { mode: 'merge', existing: { binaryMediaTypes: ['a/b'] } })
    expect(definition.binaryMediaTypes).toEqual(['a/b', 'image/png'])
    expect(definition.rootResourceId).toBe(emptyRestApi('').rootResourceId)
  })
})
