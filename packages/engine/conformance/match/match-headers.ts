import type { Json } from '@gatewright/definition'
import type { HeaderList } from '@gatewright/engine'
import { type Mismatch, match } from './match.ts'

/**
 * Compares header fields with an expectation by name: null (must be absent), a text (occurs once, with that value), a list
 * (occurs once for each, in that order), or a marker. Names compare without case; other fields may be there.
 */
export function matchHeaders(expected: { readonly [name: string]: Json }, headers: HeaderList): Mismatch | undefined {
  for (const [name, value] of Object.entries(expected)) {
    const values = headers.filter(([field]) => field.toLowerCase() === name.toLowerCase()).map(([, text]) => text)
    const path = `headers[${JSON.stringify(name)}]`
    const found = match(value === null ? { $absent: true } : value, actualForm(value, values), path)
    if (found !== undefined) return found
  }
  return undefined
}

/** One value stands for itself, several for a list, and none for nothing. */
function actualForm(expected: Json, values: string[]): Json | undefined {
  if (Array.isArray(expected)) return values
  const [first] = values
  return values.length > 1 ? values : first
}
