import type { Json } from '@gatewright/definition'
import { describe, expect, it } from 'vitest'
import { compileSchema } from './compile-schema.ts'
import { validateJson } from './validate.ts'

describe('references in schemas', () => {
  it('follows local definitions, also into themselves', () => {
    const tree = compileSchema({
      $ref: '#/definitions/node',
      definitions: {
        node: {
          type: 'object',
          required: ['name'],
          properties: { children: { items: { $ref: '#/definitions/node' } } },
        },
      },
    })
    expect(validateJson(tree, { name: 'a', children: [{ name: 'b', children: [] }] })).toEqual([])
    expect(validateJson(tree, { name: 'a', children: [{ name: 'b', children: [{}] }] })).toEqual([
      'object has missing required properties (["name"])',
    ])
  })

  it('follows references into other documents, and from there into their own definitions', () => {
    const documents: { [uri: string]: Json } = {
      'https://example.com/models/Price': {
        $ref: '#/definitions/amount',
        definitions: { amount: { type: 'number' } },
      },
    }
    const schema = compileSchema(
      {
        properties: { price: { $ref: 'https://example.com/models/Price' } },
        definitions: { amount: { type: 'string' } },
      },
      (uri) => documents[uri],
    )
    expect(validateJson(schema, { price: 1.5 })).toEqual([])
    expect(validateJson(schema, { price: '1.5' })).toHaveLength(1)
  })

  it('lets documents refer to each other in a circle', () => {
    const documents: { [uri: string]: Json } = {
      A: { type: 'object', properties: { b: { $ref: 'B' } } },
      B: { type: 'object', properties: { a: { $ref: 'A' } } },
    }
    const schema = compileSchema({ $ref: 'A' }, (uri) => documents[uri])
    expect(validateJson(schema, { b: { a: { b: {} } } })).toEqual([])
    expect(validateJson(schema, { b: { a: { b: 1 } } })).toHaveLength(1)
  })

  it.each<[what: string, schema: Json]>([
    ['a reference that leads nowhere', { $ref: '#/definitions/none' }],
    ['a reference to itself', { $ref: '#' }],
    ['keywords of the wrong shape', { type: 1, enum: 2, pattern: 3, required: 'x', items: 4, properties: [], not: 5 }],
    ['a pattern that no engine takes', { pattern: '(' }],
    ['a schema that is no object', 'string'],
  ])('says nothing because of %s', (_what, schema) => {
    expect(validateJson(compileSchema(schema), { any: ['thing'] })).toEqual([])
  })
})
