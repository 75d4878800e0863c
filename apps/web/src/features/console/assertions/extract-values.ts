import type { Extraction } from './assertion.ts'
import { type AnswerFacts, headerValues } from './assertion-result.ts'
import { findInBody } from './json-body.ts'

/** A value that was taken from an answer, or why there was none. */
export type ExtractedValue = { readonly variable: string; readonly secret: boolean } & (
  | { readonly value: string }
  | { readonly problem: string }
)

/** Longest value that is passed on, in characters. */
const valueLimit = 100_000

/** Takes values from an answer, one result per extraction, in order; strings as they are, other JSON values as JSON. Never throws. */
export function extractValues(extractions: readonly Extraction[], facts: AnswerFacts): ExtractedValue[] {
  return extractions.map((extraction) => {
    const { variable, secret } = extraction
    const taken = takeValue(extraction, facts)
    if ('value' in taken && taken.value.length > valueLimit)
      return { variable, secret, problem: `the value is longer than ${valueLimit.toLocaleString('en-US')} characters` }
    return { variable, secret, ...taken }
  })
}

function takeValue(
  { from, expression }: Extraction,
  facts: AnswerFacts,
): { readonly value: string } | { readonly problem: string } {
  switch (from) {
    case 'status':
      return { value: String(facts.status) }
    case 'body':
      return facts.body === undefined ? { problem: 'the body is no text' } : { value: facts.body }
    case 'header': {
      const [value] = headerValues(facts.headers, expression)
      return value === undefined ? { problem: `the answer has no header ${expression}` } : { value }
    }
    case 'cookie': {
      const value = cookieValue(facts, expression)
      return value === undefined ? { problem: `the answer sets no cookie ${expression}` } : { value }
    }
    case 'jsonPath': {
      const found = findInBody(expression, facts)
      if ('problem' in found) return { problem: `looked for ${expression}: ${found.problem}` }
      if (found.value === undefined) return { problem: `there is nothing at ${expression}` }
      return { value: typeof found.value === 'string' ? found.value : JSON.stringify(found.value) }
    }
  }
}

/** The value of a cookie that the answer sets, the last one where there are several. */
function cookieValue({ headers }: AnswerFacts, name: string): string | undefined {
  const set = headerValues(headers, 'set-cookie').flatMap((line) => {
    const pair = line.split(';')[0] ?? ''
    const equals = pair.indexOf('=')
    return equals > 0 && pair.slice(0, equals).trim() === name.trim() ? [pair.slice(equals + 1).trim()] : []
  })
  return set.at(-1)
}
