import type { Json } from '@gatewright/definition'
import type { Assertion } from './assertion.ts'
import { type AnswerFacts, headerValues } from './assertion-result.ts'
import { jsonBody } from './json-body.ts'
import { jsonType } from './json-type.ts'

/** Most members of the body of which the type is asserted. */
const mostMembers = 30

/**
 * Assertions that the answer passes, and that the next one should: status, media type, the JSON types of the body's members,
 * and the rule where the gateway itself answered. Ids and times differ from run to run, so no values are compared.
 */
export function assertWhatCame(facts: AnswerFacts): Assertion[] {
  const assertions: Assertion[] = [{ kind: 'status', expected: String(facts.status) }]
  const [contentType] = headerValues(facts.headers, 'content-type')
  if (contentType !== undefined)
    assertions.push({ kind: 'header', name: 'Content-Type', test: 'equals', expected: contentType })
  if (facts.cause !== undefined) assertions.push({ kind: 'cause', test: 'is', expected: facts.cause.rule })
  const body = jsonBody(facts)
  if ('json' in body) assertions.push(...typesOf(body.json, '$', 0).slice(0, mostMembers))
  else if (facts.body === '') assertions.push({ kind: 'body', test: 'equals', expected: '' })
  return assertions
}

/** A member that is null says nothing about its type, and a whole number may have a fraction next time. */
function typesOf(value: Json, path: string, depth: number): Assertion[] {
  if (value === null) return []
  const type = jsonType(value)
  const own: Assertion = { kind: 'jsonPath', path, test: 'type', expected: type === 'integer' ? 'number' : type }
  if (typeof value !== 'object' || depth > 2) return [own]
  if (Array.isArray(value)) {
    const [first] = value
    return first === undefined ? [own] : [own, ...typesOf(first, `${path}[0]`, depth + 1)]
  }
  return [own, ...Object.entries(value).flatMap(([name, member]) => typesOf(member, stepInto(path, name), depth + 1))]
}

function stepInto(path: string, name: string): string {
  return /^[A-Za-z_]\w*$/.test(name) ? `${path}.${name}` : `${path}['${name.replace(/['\\]/g, '\\$&')}']`
}
