import type { Cause, HeaderList, PhaseTime } from '@gatewright/engine'
import { bodyText, type Run } from '../run.ts'

/** What assertions and extractions look at. */
export type AnswerFacts = {
  readonly status: number
  readonly headers: HeaderList
  /** undefined for bytes that are no UTF-8 */
  readonly body: string | undefined
  readonly latencyMs: number
  /** whether the latency is that of a virtual clock */
  readonly simulated: boolean
  readonly phases: readonly PhaseTime[]
  readonly cause?: Cause
}

/** What came of one assertion, in words: `text` says it whole, `place` is where in the answer it looked. */
export type AssertionResult = {
  readonly text: string
  readonly passed: boolean
  readonly expected: string
  readonly actual: string
  readonly place: string
}

/** What a check says; the text of the assertion is put before it. */
export type Finding = Omit<AssertionResult, 'text'>

/** The facts of a run. */
export function factsOf({ outcome, simulated }: Run): AnswerFacts {
  const { answer, latencyMs, phases, cause } = outcome
  const { status, headers } = answer
  const facts = { status, headers, body: bodyText(answer.body), latencyMs, simulated, phases }
  return cause === undefined ? facts : { ...facts, cause }
}

const shownLength = 500

/** A text short enough to be read beside a row; what is cut is counted. */
export function shorten(text: string): string {
  return text.length <= shownLength
    ? text
    : `${text.slice(0, shownLength)}… (${(text.length - shownLength).toLocaleString('en-US')} characters more)`
}

/** The values of a header in the order in which they were sent; names have no case. */
export function headerValues(headers: HeaderList, name: string): string[] {
  const wanted = name.trim().toLowerCase()
  return headers.flatMap(([header, value]) => (header.toLowerCase() === wanted ? [value] : []))
}
