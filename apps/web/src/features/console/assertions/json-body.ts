import type { Json } from '@gatewright/definition'
import { findByJsonPath } from '@gatewright/engine/template'
import type { AnswerFacts } from './assertion-result.ts'

/** Longest body that is read as JSON, in characters: what API Gateway lets through at most. */
const bodyLimit = 10_485_760

type JsonBody = { readonly json: Json } | { readonly problem: string }

const known = new WeakMap<AnswerFacts, JsonBody>()

/** The body as JSON, or why it is none; read once for as long as the facts are held. */
export function jsonBody(facts: AnswerFacts): JsonBody {
  const read = known.get(facts) ?? readBody(facts)
  known.set(facts, read)
  return read
}

function readBody({ body }: AnswerFacts): JsonBody {
  if (body === undefined) return { problem: 'bytes that are no text' }
  if (body.trim() === '') return { problem: 'an empty body' }
  if (body.length > bodyLimit) return { problem: 'a body that is too long to be read as JSON' }
  try {
    return { json: JSON.parse(body) as Json }
  } catch (error) {
    return { problem: `a body that is no JSON: ${error instanceof Error ? error.message : String(error)}` }
  }
}

/** What a JSON path finds in the body: nothing, a value, or why it cannot be told. A path that may find many gives their list, and nothing when it is empty. */
export function findInBody(
  path: string,
  facts: AnswerFacts,
): { readonly value: Json | undefined; readonly definite: boolean } | { readonly problem: string } {
  const body = jsonBody(facts)
  if ('problem' in body) return body
  try {
    const { value, definite } = findByJsonPath(path, body.json)
    const isNothing = !definite && Array.isArray(value) && value.length === 0
    return { value: isNothing ? undefined : value, definite }
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) }
  }
}
