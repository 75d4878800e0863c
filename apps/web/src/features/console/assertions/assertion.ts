import { z } from 'zod'

/** Longest text of a field of an assertion, in characters; schemas and bodies may be longer. */
const fieldLimit = 4_000
const documentLimit = 200_000

const field = z.string().max(fieldLimit).default('')
const document = z.string().max(documentLimit).default('')

const status = z.strictObject({
  kind: z.literal('status'),
  /** codes and classes, e.g. `200`, `2xx`, `200, 201, 3xx` */
  expected: field,
})
const header = z.strictObject({
  kind: z.literal('header'),
  name: field,
  test: z.enum(['equals', 'matches', 'present', 'absent']).default('equals'),
  expected: field,
})
const jsonPath = z.strictObject({
  kind: z.literal('jsonPath'),
  path: field,
  test: z.enum(['equals', 'exists', 'absent', 'type', 'matches', 'count']).default('equals'),
  /** for `equals`: JSON; what is none stands for itself as a string */
  expected: document,
})
const schema = z.strictObject({
  kind: z.literal('schema'),
  /** name of a model of the API; empty: `schema` is meant */
  model: field,
  /** a JSON schema, draft 4 */
  schema: document,
})
const body = z.strictObject({
  kind: z.literal('body'),
  test: z.enum(['contains', 'equals', 'matches']).default('contains'),
  expected: document,
})
const duration = z.strictObject({
  kind: z.literal('duration'),
  /** the latency is at most this many milliseconds */
  expected: field,
})
const phase = z.strictObject({
  kind: z.literal('phase'),
  phase: field,
  test: z.enum(['reached', 'notReached']).default('reached'),
})
const cause = z.strictObject({
  kind: z.literal('cause'),
  test: z.enum(['is', 'none']).default('is'),
  /** name of the gateway's rule, e.g. `authorizerDenied` */
  expected: field,
})

const currentSchema = z.discriminatedUnion('kind', [status, header, jsonPath, schema, body, duration, phase, cause])

/** An expectation that is checked after the answer came. All that people type is text, so that it may hold `{{variables}}`. */
export type Assertion = z.infer<typeof currentSchema>
export type AssertionKind = Assertion['kind']

/** An assertion as any version of the console stored it. */
export const assertionSchema: z.ZodType<Assertion, unknown> = z.preprocess(upgrade, currentSchema)

/** The first version knew three kinds: `{status, equals: 200}`, `{header, name, equals}`, `{bodyContains, text}`. */
function upgrade(stored: unknown): unknown {
  if (typeof stored !== 'object' || stored === null || !('kind' in stored)) return stored
  if (stored.kind === 'status' && 'equals' in stored) return { kind: 'status', expected: String(stored.equals) }
  if (stored.kind === 'header' && 'equals' in stored) {
    const { equals, ...rest } = stored
    return { ...rest, expected: equals }
  }
  if (stored.kind === 'bodyContains' && 'text' in stored) return { kind: 'body', expected: stored.text }
  return stored
}

/** A value that following requests of a run use as `{{variable}}`, taken from the answer. */
export const extractionSchema = z.strictObject({
  variable: field,
  from: z.enum(['jsonPath', 'header', 'cookie', 'status', 'body']).default('jsonPath'),
  /** JSON path, or name of the header or cookie; unused otherwise */
  expression: field,
  /** hidden in results and reports */
  secret: z.boolean().default(false),
})
export type Extraction = z.infer<typeof extractionSchema>

/** Most assertions, and most values to extract, of one request. */
export const mostAssertions = 200
