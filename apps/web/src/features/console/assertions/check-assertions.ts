import { phaseLabel } from '../../trace/phase-labels.ts'
import type { Assertion } from './assertion.ts'
import { type AnswerFacts, type AssertionResult, type Finding, shorten } from './assertion-result.ts'
import { checkBody } from './check-body.ts'
import { checkCause, checkDuration, checkPhase } from './check-gateway.ts'
import { checkHeader } from './check-header.ts'
import { checkJsonPath } from './check-json-path.ts'
import { checkSchema, type Models } from './check-schema.ts'
import { checkStatus } from './check-status.ts'

/**
 * Checks what was expected of an answer; one result per assertion, in order. Never throws: what cannot be checked has failed,
 * and says why.
 * @param models of the API, which schemas may name
 */
export function checkAssertions(
  assertions: readonly Assertion[],
  facts: AnswerFacts,
  models: Models,
): AssertionResult[] {
  return assertions.map((assertion) => ({ text: assertionText(assertion), ...check(assertion, facts, models) }))
}

function check(assertion: Assertion, facts: AnswerFacts, models: Models): Finding {
  switch (assertion.kind) {
    case 'status':
      return checkStatus(assertion.expected, facts)
    case 'header':
      return checkHeader(assertion, facts)
    case 'jsonPath':
      return checkJsonPath(assertion, facts)
    case 'schema':
      return checkSchema(assertion, facts, models)
    case 'body':
      return checkBody(assertion, facts)
    case 'duration':
      return checkDuration(assertion.expected, facts)
    case 'phase':
      return checkPhase(assertion, facts)
    case 'cause':
      return checkCause(assertion, facts)
  }
}

/** An assertion in words: `status is 200`. */
export function assertionText(assertion: Assertion): string {
  switch (assertion.kind) {
    case 'status':
      return `status is ${assertion.expected}`
    case 'header':
      return `${assertion.name} ${tested(assertion.test, assertion.expected)}`
    case 'jsonPath':
      return `${assertion.path} ${tested(assertion.test, assertion.expected)}`
    case 'schema':
      return assertion.model === '' ? 'body fits the schema' : `body fits ${assertion.model}`
    case 'body':
      return `body ${tested(assertion.test, assertion.expected)}`
    case 'duration':
      return `latency is at most ${assertion.expected} ms`
    case 'phase':
      return `${phaseLabel(assertion.phase)} is ${assertion.test === 'reached' ? 'reached' : 'not reached'}`
    case 'cause':
      return assertion.test === 'none' ? 'the gateway itself does not answer' : `cause is ${assertion.expected}`
  }
}

const verbs: Record<string, string> = {
  equals: 'is',
  matches: 'matches',
  contains: 'contains',
  type: 'is of type',
  count: 'has members:',
}

function tested(test: string, expected: string): string {
  const verb = verbs[test]
  return verb === undefined ? (test === 'exists' ? 'exists' : `is ${test}`) : `${verb} ${shorten(expected)}`
}
