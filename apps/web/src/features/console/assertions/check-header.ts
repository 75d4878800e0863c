import type { Assertion } from './assertion.ts'
import { type AnswerFacts, type Finding, headerValues, shorten } from './assertion-result.ts'
import { findPattern } from './find-pattern.ts'

type HeaderAssertion = Extract<Assertion, { kind: 'header' }>

/** A header that was sent more than once passes when one of its values does. */
export function checkHeader({ name, test, expected }: HeaderAssertion, { headers }: AnswerFacts): Finding {
  const values = headerValues(headers, name)
  const place = `header ${name}`
  const actual = values.length === 0 ? 'absent' : shorten(values.join(', '))
  switch (test) {
    case 'present':
      return { passed: values.length > 0, expected: 'present', actual, place }
    case 'absent':
      return { passed: values.length === 0, expected: 'absent', actual, place }
    case 'equals':
      return { passed: values.includes(expected), expected, actual, place }
    case 'matches': {
      const found = values.map((value) => findPattern(expected, value))
      const problem = found.find((each) => typeof each === 'object')
      const wanted = problem === undefined ? `a match of ${expected}` : `a pattern that works: ${problem.problem}`
      return { passed: found.includes(true), expected: wanted, actual, place }
    }
  }
}
