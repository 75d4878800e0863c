import type { Json } from '@gatewright/definition'
import Ajv from 'ajv-draft-04'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileSchema } from './compile-schema.ts'
import { validateJson } from './validate.ts'

const ajv = new Ajv({ strict: false, logger: false })

const small = fc.integer({ min: 0, max: 3 })
const names = fc.constantFrom('a', 'b', 'c')
const scalars: fc.Arbitrary<Json> = fc.oneof(
  fc.integer({ min: -4, max: 4 }),
  fc.constantFrom(0.5, 1.5, -2.25),
  fc.constantFrom('', 'a', 'ab', 'abc', '😀'),
  fc.boolean(),
  fc.constant(null),
)
const bodies = fc.letrec<{ body: Json }>((tie) => ({
  body: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    scalars,
    fc.array(tie('body'), { maxLength: 4 }),
    fc.dictionary(names, tie('body'), { maxKeys: 3, noNullPrototype: true }),
  ),
})).body

const schemas = fc.letrec<{ schema: Json }>((tie) => ({
  schema: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.constantFrom<Json>(
      {},
      { type: 'string' },
      { type: 'integer' },
      { type: 'number' },
      { type: ['null', 'object'] },
      { type: 'array' },
    ),
    fc.record({ minimum: fc.integer({ min: -2, max: 2 }), exclusiveMinimum: fc.boolean() }) as fc.Arbitrary<Json>,
    fc.record({ maximum: fc.integer({ min: -2, max: 2 }), exclusiveMaximum: fc.boolean() }) as fc.Arbitrary<Json>,
    fc.record({ multipleOf: fc.constantFrom(1, 2, 0.5) }) as fc.Arbitrary<Json>,
    fc.record({ minLength: small, maxLength: small }, { requiredKeys: [] }) as fc.Arbitrary<Json>,
    fc.record({ pattern: fc.constantFrom('^a', 'b$', '^[ab]*$', 'a|c', '.') }) as fc.Arbitrary<Json>,
    fc.record({
      enum: fc.uniqueArray(bodies, { minLength: 1, maxLength: 3, selector: (value) => JSON.stringify(value) }),
    }),
    fc.record(
      { minItems: small, maxItems: small, uniqueItems: fc.boolean() },
      { requiredKeys: [] },
    ) as fc.Arbitrary<Json>,
    fc.record({ minProperties: small, maxProperties: small }, { requiredKeys: [] }) as fc.Arbitrary<Json>,
    fc.record({ required: fc.uniqueArray(names, { minLength: 1 }) }) as fc.Arbitrary<Json>,
    fc.record({ dependencies: fc.constantFrom<Json>({ a: ['b'] }, { b: { required: ['c'] } }) }),
    fc.record(
      {
        properties: fc.dictionary(names, tie('schema'), { noNullPrototype: true }),
        patternProperties: fc.dictionary(fc.constantFrom('^a', '[bc]'), tie('schema'), { noNullPrototype: true }),
        additionalProperties: fc.oneof(fc.boolean(), tie('schema')),
      },
      { requiredKeys: [] },
    ),
    fc.record({ items: tie('schema') }),
    fc.record({
      items: fc.array(tie('schema'), { minLength: 1, maxLength: 2 }),
      additionalItems: fc.oneof(fc.boolean(), tie('schema')),
    }),
    fc.record({ allOf: fc.array(tie('schema'), { minLength: 1, maxLength: 2 }) }),
    fc.record({ anyOf: fc.array(tie('schema'), { minLength: 1, maxLength: 2 }) }),
    fc.record({ oneOf: fc.array(tie('schema'), { minLength: 1, maxLength: 2 }) }),
    fc.record({ not: tie('schema') }),
  ) as fc.Arbitrary<Json>,
})).schema

describe('the validator beside ajv-draft-04', () => {
  it('agrees on what is valid, for generated schemas and bodies', () => {
    fc.assert(
      fc.property(schemas, bodies, (schema, body) => {
        const expected = ajv.validate(schema as object, body)
        expect(validateJson(compileSchema(schema), body).length === 0).toBe(expected)
      }),
      { numRuns: 400, seed: 20_260_115 },
    )
  })
})
