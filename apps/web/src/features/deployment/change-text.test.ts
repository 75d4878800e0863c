import { backendsSchema, diffDefinitions, type RestApi, restApiSchema } from '@gatewright/definition'
import { expect, test } from 'vitest'
import { changeText } from './change-text.ts'

const api = (method: object): RestApi =>
  restApiSchema.parse({
    kind: 'REST',
    name: 'a',
    rootResourceId: 'root',
    resources: { root: {}, r1: { parentId: 'root', pathPart: 'orders', methods: { PUT: method } } },
  })
const deployable = (method: object) => ({ definition: api(method), backends: backendsSchema.parse({}) })

test('a changed method reads as verb, path and its members before and after', () => {
  const after = deployable({ apiKeyRequired: true })
  const [change] = diffDefinitions(deployable({}), after)
  expect(change === undefined ? undefined : changeText(change, after.definition)).toEqual({
    verb: 'PUT',
    name: '/orders',
    kind: 'changed',
    lines: [
      { sign: '−', member: 'apiKeyRequired', value: 'false' },
      { sign: '+', member: 'apiKeyRequired', value: 'true' },
    ],
  })
})

test('long values are cut', () => {
  const template = (text: string) =>
    deployable({ integration: { type: 'MOCK', requestTemplates: { 'application/json': text } } })
  const [change] = diffDefinitions(template('a'), template('b'.repeat(500)))
  const lines = change === undefined ? [] : changeText(change, undefined).lines
  expect(lines.every(({ value }) => value.length <= 61)).toBe(true)
})
