import type { Assertion } from './assertion.ts'
import { type AnswerFacts, type Finding, shorten } from './assertion-result.ts'
import { findPattern } from './find-pattern.ts'

type BodyAssertion = Extract<Assertion, { kind: 'body' }>

/** Compares the body as text; bytes that are no text never pass. */
export function checkBody({ test, expected }: BodyAssertion, { body }: AnswerFacts): Finding {
  const place = 'body'
  const actual = body === undefined ? 'bytes that are no text' : body === '' ? 'an empty body' : shorten(body)
  const wanted = expected === '' ? 'an empty body' : shorten(expected)
  switch (test) {
    case 'contains':
      return { passed: body?.includes(expected) ?? false, expected: `contains ${shorten(expected)}`, actual, place }
    case 'equals':
      return { passed: body === expected, expected: wanted, actual, place }
    case 'matches': {
      const found = body === undefined ? false : findPattern(expected, body)
      if (typeof found === 'object')
        return { passed: false, expected: `a pattern that works: ${found.problem}`, actual, place }
      return { passed: found, expected: `a match of ${expected}`, actual, place }
    }
  }
}
