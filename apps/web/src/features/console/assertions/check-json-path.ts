import type { Json } from '@gatewright/definition'
import type { Assertion } from './assertion.ts'
import { type AnswerFacts, type Finding, shorten } from './assertion-result.ts'
import { findPattern } from './find-pattern.ts'
import { findInBody } from './json-body.ts'
import { equalJson, jsonType, jsonTypes } from './json-type.ts'

type JsonPathAssertion = Extract<Assertion, { kind: 'jsonPath' }>

/** Looks where a JSON path leads in the body, with the rules of `$input.path`. */
export function checkJsonPath({ path, test, expected }: JsonPathAssertion, facts: AnswerFacts): Finding {
  const found = findInBody(path, facts)
  const wanted = wantedText(test, expected)
  if ('problem' in found) return { passed: false, expected: wanted, actual: found.problem, place: path }
  const { value, definite } = found
  const actual = value === undefined ? 'nothing' : shorten(JSON.stringify(value))
  const finding = { expected: wanted, actual, place: path }
  if (test === 'absent') return { ...finding, passed: value === undefined }
  if (test === 'count') return { ...finding, ...countOf(value, definite, expected) }
  if (value === undefined) return { ...finding, passed: false }
  switch (test) {
    case 'exists':
      return { ...finding, passed: true }
    case 'equals':
      return { ...finding, passed: equalJson(value, wantedValue(expected)) }
    case 'type': {
      const type = jsonType(value)
      const word = expected.trim().toLowerCase()
      return { ...finding, passed: type === word || (type === 'integer' && word === 'number'), actual: type }
    }
    case 'matches': {
      const matches = findPattern(expected, typeof value === 'string' ? value : JSON.stringify(value))
      if (typeof matches === 'object')
        return { ...finding, passed: false, expected: `a pattern that works: ${matches.problem}` }
      return { ...finding, passed: matches }
    }
  }
}

/** What was typed as JSON; what is none stands for itself as a string, so that names need no quotes. */
function wantedValue(expected: string): Json {
  try {
    return JSON.parse(expected) as Json
  } catch {
    return expected
  }
}

/** Members of one list or object, or how many a path found that may find many. */
function countOf(value: Json | undefined, definite: boolean, expected: string): { passed: boolean; actual: string } {
  const isCounted = typeof value === 'object' && value !== null
  if (value !== undefined && !isCounted)
    return { passed: false, actual: `one ${jsonType(value)}, which has no members` }
  if (value === undefined && definite) return { passed: false, actual: 'nothing' }
  const count = value === undefined ? 0 : Array.isArray(value) ? value.length : Object.keys(value ?? {}).length
  return { passed: /^\d+$/.test(expected.trim()) && Number(expected) === count, actual: String(count) }
}

function wantedText(test: JsonPathAssertion['test'], expected: string): string {
  switch (test) {
    case 'exists':
      return 'something'
    case 'absent':
      return 'nothing'
    case 'equals':
      return shorten(JSON.stringify(wantedValue(expected)))
    case 'type':
      return jsonTypes.some((type) => type === expected.trim().toLowerCase())
        ? expected.trim().toLowerCase()
        : `one of ${jsonTypes.join(', ')}, not "${expected}"`
    case 'matches':
      return `a match of ${expected}`
    case 'count':
      return /^\d+$/.test(expected.trim()) ? expected.trim() : `a number of members, not "${expected}"`
  }
}
