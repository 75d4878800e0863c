import type { Json, RestApi } from '@gatewright/definition'
import { compileModel, compileSchemaBeside, type SchemaNode, validateJson } from '@gatewright/engine/json-schema'
import type { Assertion } from './assertion.ts'
import { type AnswerFacts, type Finding, shorten } from './assertion-result.ts'
import { jsonBody } from './json-body.ts'

type SchemaAssertion = Extract<Assertion, { kind: 'schema' }>
export type Models = RestApi['models']

/** Validates the body as a request validator would, with its messages; draft 4, `$ref`s lead to the models of the API. */
export function checkSchema(assertion: SchemaAssertion, facts: AnswerFacts, models: Models): Finding {
  const expected = assertion.model === '' ? 'a body that fits the schema' : `a body that fits ${assertion.model}`
  const finding = { passed: false, expected, place: 'body' }
  const compiled = schemaOf(assertion, models)
  if ('problem' in compiled) return { ...finding, expected: compiled.problem, actual: 'not checked' }
  const body = jsonBody(facts)
  if ('problem' in body) return { ...finding, actual: body.problem }
  try {
    const messages = validateJson(compiled.schema, body.json)
    return messages.length === 0
      ? { ...finding, passed: true, actual: 'fits' }
      : { ...finding, actual: shorten(messages.join('; ')) }
  } catch (error) {
    return { ...finding, actual: error instanceof Error ? error.message : String(error) }
  }
}

function schemaOf(
  { model, schema }: SchemaAssertion,
  models: Models,
): { readonly schema: SchemaNode } | { readonly problem: string } {
  if (model !== '') {
    const compiled = compileModel(models, model)
    return compiled === undefined
      ? { problem: `a model ${model} with a JSON schema: the API has none of that name` }
      : { schema: compiled }
  }
  try {
    const parsed = JSON.parse(schema) as Json
    if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed))
      return { problem: 'a schema that is a JSON object' }
    return { schema: compileSchemaBeside(models, parsed) }
  } catch (error) {
    return { problem: `a schema that is JSON: ${error instanceof Error ? error.message : String(error)}` }
  }
}
