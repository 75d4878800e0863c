import { restApiSchema } from '@gatewright/definition'
import { expect, test } from 'vitest'
import { checkBody } from './check-body.ts'
import { modelSchemas } from './model-schemas.ts'

const { models } = restApiSchema.parse({
  kind: 'REST',
  name: 'a',
  rootResourceId: 'root',
  resources: { root: {} },
  models: {
    Crate: {
      schema: JSON.stringify({
        type: 'object',
        required: ['label'],
        properties: { label: { $ref: 'https://apigateway.amazonaws.com/restapis/old/models/Label' } },
      }),
    },
    Label: { schema: '{"type":"string","minLength":2}' },
    Broken: { schema: '{' },
  },
})
const address = (name: string) => `https://apigateway.amazonaws.com/restapis/this/models/${name}`

test('the editor gets all models that can be read, the one of the method for its document, references led to the others', () => {
  expect(modelSchemas(models, 'Crate', 'inmemory://1')).toEqual([
    {
      uri: address('Crate'),
      schema: { type: 'object', required: ['label'], properties: { label: { $ref: address('Label') } } },
      documents: ['inmemory://1'],
    },
    { uri: address('Label'), schema: { type: 'string', minLength: 2 }, documents: [] },
  ])
})

test.each([
  ['Crate', '{"label": "ab"}', { fits: true }],
  ['Crate', '{}', { fits: false, messages: ['object has missing required properties (["label"])'] }],
  ['Crate', '{"label": "a"}', { fits: false, messages: [expect.stringContaining('too short')] }],
  ['Crate', '{', { fits: false, messages: [expect.any(String)] }],
  ['Broken', '{}', undefined],
  ['Nowhere', '{}', undefined],
])('%s says to %s what request validation would', (name, text, expected) => {
  expect(checkBody(models, name, text)).toEqual(expected)
})
