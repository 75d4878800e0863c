import type { Json } from '@gatewright/definition'
import { describe, expect, it } from 'vitest'
import { Budget, SchemaBudgetExceeded } from './budget.ts'
import { compileSchema } from './compile-schema.ts'
import { validateJson } from './validate.ts'

function nested(depth: number): Json {
  let value: Json = {}
  for (let level = 0; level < depth; level += 1) value = { a: value }
  return value
}

describe('hostile schemas and bodies', () => {
  it.each<[what: string, schema: Json, body: Json]>([
    ['a pattern that backtracks without end', { pattern: '^(a+)+$' }, `${'a'.repeat(40)}b`],
    ['a pattern of nested alternatives', { pattern: '^(a|a)*$' }, `${'a'.repeat(60)}b`],
    ['a schema that includes itself', { allOf: [{ $ref: '#' }] }, {}],
    ['a body deeper than any schema needs', { properties: { a: { $ref: '#' } } }, nested(5000)],
    [
      'alternatives that multiply at every level',
      { properties: { a: { anyOf: [{ $ref: '#' }, { $ref: '#' }, { $ref: '#' }] } }, required: ['z'] },
      nested(400),
    ],
  ])('ends within the budget: %s', (_what, schema, body) => {
    const budget = new Budget()
    let ended: unknown
    try {
      ended = validateJson(compileSchema(schema), body, budget)
    } catch (error) {
      ended = error
    }
    expect(ended instanceof SchemaBudgetExceeded || Array.isArray(ended)).toBe(true)
  })

  it('compares ten thousand objects for uniqueness in steps that grow with their number, not its square', () => {
    const body = Array.from({ length: 10_000 }, (_none, index) => ({ id: index, name: `n${index}` }))
    const budget = new Budget()
    expect(validateJson(compileSchema({ uniqueItems: true }), body, budget)).toEqual([])
    expect(2_000_000 - budget.remaining).toBeLessThan(100_000)
  })

  it('compiles a schema that is nested without end', () => {
    let schema: Json = { type: 'string' }
    for (let level = 0; level < 5000; level += 1) schema = { items: schema }
    expect(validateJson(compileSchema(schema), [[[]]])).toEqual([])
  })
})
