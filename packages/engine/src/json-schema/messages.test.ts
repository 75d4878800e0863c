import type { Json } from '@gatewright/definition'
import { describe, expect, it } from 'vitest'
import { compileSchema } from './compile-schema.ts'
import { validateJson } from './validate.ts'

const messagesOf = (schema: Json, instance: Json) => validateJson(compileSchema(schema), instance)

/** The catalogue of the service's validator: schema, instance, message. */
const catalogue: [keyword: string, schema: Json, instance: Json, message: string][] = [
  ['required', { required: ['b', 'a'] }, {}, 'object has missing required properties (["a","b"])'],
  [
    'type',
    { type: 'integer' },
    'x',
    'instance type (string) does not match any allowed primitive type (allowed: ["integer"])',
  ],
  [
    'type with number',
    { type: 'number' },
    'x',
    'instance type (string) does not match any allowed primitive type (allowed: ["integer","number"])',
  ],
  [
    'enum',
    { enum: ['dog', 'cat'] },
    'bird',
    'instance value ("bird") not found in enum (possible values: ["dog","cat"])',
  ],
  ['minimum', { minimum: 5 }, 0, 'numeric instance is lower than the required minimum (minimum: 5, found: 0)'],
  ['maximum', { maximum: 20 }, 97, 'numeric instance is greater than the required maximum (maximum: 20, found: 97)'],
  [
    'exclusiveMinimum',
    { minimum: 5, exclusiveMinimum: true },
    5,
    'numeric instance is not strictly greater than the required minimum 5',
  ],
  [
    'exclusiveMaximum',
    { maximum: 5, exclusiveMaximum: true },
    5,
    'numeric instance is not strictly lower than the required maximum 5',
  ],
  ['minLength', { minLength: 2 }, 'a', 'string "a" is too short (length: 1, required minimum: 2)'],
  ['maxLength', { maxLength: 2 }, 'abc', 'string "abc" is too long (length: 3, maximum allowed: 2)'],
  ['pattern', { pattern: '^a$' }, 'b', 'ECMA 262 regex "^a$" does not match input string "b"'],
  [
    'additionalProperties',
    { additionalProperties: false },
    { x: 1 },
    'object instance has properties which are not allowed by the schema: ["x"]',
  ],
  [
    'additionalItems',
    { items: [{}], additionalItems: false },
    [1, 2],
    'schema only allows 1 elements in array but instance has 2 elements',
  ],
  ['minItems', { minItems: 1 }, [], 'array is too short: must have at least 1 elements but instance has 0 elements'],
  ['maxItems', { maxItems: 1 }, [1, 2], 'array is too long: must have at most 1 elements but instance has 2 elements'],
  [
    'uniqueItems',
    { uniqueItems: true },
    [
      { a: 1, b: 2 },
      { b: 2, a: 1 },
    ],
    'array must not contain duplicate elements',
  ],
  ['minProperties', { minProperties: 1 }, {}, 'object has too few properties (found 0 but schema requires at least 1)'],
  [
    'maxProperties',
    { maxProperties: 1 },
    { a: 1, b: 2 },
    'object has too many properties (found 2 but schema requires at most 1)',
  ],
  ['multipleOf', { multipleOf: 2 }, 5, 'remainder of division is not zero (5 / 2)'],
  [
    'dependencies',
    { dependencies: { a: ['b'] } },
    { a: 1 },
    'property "a" of object has missing property dependencies (schema requires ["b"]; missing: ["b"])',
  ],
  [
    'anyOf',
    { anyOf: [{ type: 'string' }, { type: 'null' }] },
    1,
    'instance failed to match at least one required schema among 2',
  ],
  [
    'oneOf',
    { oneOf: [{ type: 'string' }, { type: 'null' }] },
    1,
    'instance failed to match exactly one schema (matched 0 out of 2)',
  ],
  [
    'allOf',
    { allOf: [{ minimum: 1 }, { minimum: 9 }] },
    5,
    'instance failed to match all required schemas (matched only 1 out of 2)',
  ],
  ['not', { not: { type: 'integer' } }, 5, 'instance matched a schema which it should not have'],
  ['format email', { format: 'email' }, 'x', 'string "x" is not a valid email address'],
  ['format ipv4', { format: 'ipv4' }, '1.2.3', 'string "1.2.3" is not a valid IPv4 address'],
]

describe('the messages of body validation', () => {
  it.each(catalogue)('%s', (_keyword, schema, instance, message) => {
    expect(messagesOf(schema, instance)).toEqual([message])
  })

  it('says all about one value, keywords in alphabetical order', () => {
    expect(messagesOf({ type: 'object', required: ['a'], minProperties: 2 }, {})).toEqual([
      'object has too few properties (found 0 but schema requires at least 2)',
      'object has missing required properties (["a"])',
    ])
  })

  it('checks all siblings, members by name, but goes no deeper once something was found', () => {
    const schema = {
      properties: { b: { minimum: 10 }, a: { minLength: 1 }, c: { properties: { d: { type: 'null' } } } },
    }
    expect(messagesOf(schema, { b: 0, a: '', c: { d: 1 } })).toEqual([
      'string "" is too short (length: 0, required minimum: 1)',
      'numeric instance is lower than the required minimum (minimum: 10, found: 0)',
    ])
  })

  it('counts the length of strings in characters, not in UTF-16 units', () => {
    expect(messagesOf({ maxLength: 1 }, '😀')).toEqual([])
  })

  it('divides in decimals', () => {
    expect(messagesOf({ multipleOf: 0.1 }, 0.3)).toEqual([])
    expect(messagesOf({ multipleOf: 0.01 }, 19.99)).toEqual([])
  })

  it('treats the dollar of a pattern as the very end, as ECMA 262 does', () => {
    expect(messagesOf({ pattern: '^a$' }, 'a\n')).toHaveLength(1)
    expect(messagesOf({ pattern: '[[&]' }, '[')).toEqual([])
  })
})
