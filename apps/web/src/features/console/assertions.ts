import type { Assertion } from './console-request.ts'
import { bodyText, type Run } from './run.ts'

export type AssertionResult = { text: string; passed: boolean; found: string }

/** Checks what was expected of an answer; one result per assertion, in order. */
export function checkAssertions(assertions: readonly Assertion[], run: Run): AssertionResult[] {
  return assertions.map((assertion) => checkAssertion(assertion, run))
}

function checkAssertion(assertion: Assertion, run: Run): AssertionResult {
  const { answer } = run.outcome
  switch (assertion.kind) {
    case 'status':
      return {
        text: `status is ${assertion.equals}`,
        passed: answer.status === assertion.equals,
        found: String(answer.status),
      }
    case 'header': {
      const found = answer.headers.find(([name]) => name.toLowerCase() === assertion.name.toLowerCase())?.[1]
      return {
        text: `${assertion.name} is ${assertion.equals}`,
        passed: found === assertion.equals,
        found: found ?? 'absent',
      }
    }
    case 'bodyContains': {
      const text = bodyText(answer.body)
      return {
        text: `body contains ${assertion.text}`,
        passed: text?.includes(assertion.text) ?? false,
        found: text === undefined ? 'binary' : `${text.length} characters`,
      }
    }
  }
}
