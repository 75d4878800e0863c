import type { Json } from '@gatewright/definition'
import { type Mismatch, match, show } from './match.ts'
import { searches } from './pattern.ts'

/** What a vector may expect of bytes: one of these forms. */
export type BodyExpectation = {
  readonly json?: Json
  readonly text?: string
  readonly matches?: string
  readonly base64?: string
}

/** Compares a body with its expectation; a form that is unknown is a mismatch, so that it cannot pass unseen. */
export function matchBody(expected: BodyExpectation, body: Uint8Array, path = 'body'): Mismatch | undefined {
  const text = Buffer.from(body).toString('utf8')
  const forms = Object.keys(expected)
  if (forms.length === 0)
    return { path, expected: 'one of json, text, matches, base64', actual: 'an empty expectation' }
  for (const form of forms) {
    const found = matchForm(form, expected, body, text, path)
    if (found !== undefined) return found
  }
  return undefined
}

function matchForm(
  form: string,
  expected: BodyExpectation,
  body: Uint8Array,
  text: string,
  path: string,
): Mismatch | undefined {
  switch (form) {
    case 'json':
      return matchJsonText(expected.json ?? null, text, path)
    case 'text':
      return match(expected.text ?? '', text, path)
    case 'matches':
      return match({ $matches: expected.matches ?? '' }, text, path)
    case 'base64':
      return match(expected.base64 ?? '', Buffer.from(body).toString('base64'), `${path} in base64`)
    default:
      return { path, expected: `the form ${form}`, actual: 'a form that this runner does not know' }
  }
}

/** Parses a text and compares it with expected JSON. */
export function matchJsonText(expected: Json, text: string, path: string): Mismatch | undefined {
  let value: Json
  try {
    value = JSON.parse(text)
  } catch {
    return { path, expected: show(expected), actual: `no JSON: ${JSON.stringify(text)}` }
  }
  return match(expected, value, path)
}

/** Compares one line of text: `{text}`, `{matches}` or `{json}`. */
export function matchText(expected: BodyExpectation, text: string | undefined, path: string): Mismatch | undefined {
  if (text === undefined) return { path, expected: show(JSON.parse(JSON.stringify(expected))), actual: 'nothing' }
  if (expected.matches !== undefined && !searches(expected.matches, text)) {
    return { path, expected: `a string that ${expected.matches} matches`, actual: JSON.stringify(text) }
  }
  return matchBody(expected, Buffer.from(text, 'utf8'), path)
}
