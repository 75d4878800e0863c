import { expect, test } from 'vitest'
import { backendsSchema } from './backend.ts'
import { diffDefinitions } from './diff.ts'
import { methodSchema } from './method.ts'
import { emptyRestApi, type RestApi } from './rest-api.ts'

const deployable = (change: (api: RestApi) => void = () => {}, backends: object = {}) => {
  const definition = emptyRestApi('pets')
  definition.resources.r1 = { parentId: 'root', pathPart: 'pets', methods: { GET: methodSchema.parse({}) } }
  change(definition)
  return { definition, backends: backendsSchema.parse(backends) }
}
const summary = (...sides: [ReturnType<typeof deployable>, ReturnType<typeof deployable>]) =>
  diffDefinitions(...sides).map(({ kind, noun, path }) => `${kind} ${noun} ${path.join('/')}`)

test('equal designs have no changes, whatever the order of keys', () => {
  const one = deployable((api) => Object.assign(api.tags, { a: '1', b: '2' }))
  const other = deployable((api) => Object.assign(api.tags, { b: '2', a: '1' }))
  expect(diffDefinitions(one, other)).toEqual([])
})

test('several members of one method are one change, which lists them', () => {
  const after = deployable((api) => {
    const method = api.resources.r1?.methods.GET
    if (method !== undefined) Object.assign(method, { apiKeyRequired: true, operationName: 'listPets' })
  })
  const [change, ...others] = diffDefinitions(deployable(), after)
  expect(others).toEqual([])
  expect(change).toMatchObject({
    kind: 'changed',
    noun: 'method',
    path: ['definition', 'resources', 'r1', 'methods', 'GET'],
  })
  expect(change?.members).toContainEqual({
    path: ['definition', 'resources', 'r1', 'methods', 'GET', 'apiKeyRequired'],
    before: false,
    after: true,
  })
})

test('a new resource with its methods is one change', () => {
  const after = deployable((api) => {
    api.resources.r2 = { parentId: 'root', pathPart: 'orders', methods: { POST: methodSchema.parse({}) } }
  })
  expect(summary(deployable(), after)).toEqual(['added resource definition/resources/r2'])
})

test('members of the API itself are one change', () => {
  const after = deployable((api) => Object.assign(api, { name: 'animals', description: 'all of them' }))
  expect(summary(deployable(), after)).toEqual(['changed API definition'])
})

test('an edited handler is a change of its function', () => {
  const fn = (source: string) => ({ functions: { f: { code: { type: 'HANDLER', source } } } })
  expect(summary(deployable(undefined, fn('a')), deployable(undefined, fn('b')))).toEqual([
    'changed function backends/functions/f',
  ])
})
