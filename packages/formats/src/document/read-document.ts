import type { Json } from '@gatewright/definition'
import { ImportError, invalidInput } from '../openapi/import-error.ts'
import { checkBounds } from './check-bounds.ts'
import { documentLimits } from './limits.ts'
import { readJson } from './read-json.ts'
import { readYaml } from './read-yaml.ts'

/** A document as it was read: its value, its form, what reading changed, and where things stand in its text. */
export type ReadDocument = {
  value: Json
  syntax: 'JSON' | 'YAML'
  bytes: number
  /** pointers of keys that were left out: `__proto__`, and keys given twice (the last one counts) */
  dropped: { pointer: string; reason: string }[]
  /** the lines (from 1) on which the values of these pointers stand; pointers that lead nowhere have none */
  linesOf: (pointers: readonly string[]) => Map<string, number>
}

/**
 * Reads a document from JSON or YAML text, or takes a parsed one.
 * @param maximumBytes the size limit in bytes of UTF-8
 * @throws ImportError where the text is neither, or goes beyond {@link documentLimits}; with line and column where the reader knows them
 */
export function readDocument(input: string | Json, maximumBytes: number = documentLimits.bytes): ReadDocument {
  if (typeof input !== 'string') {
    const checked = checkBounds(input)
    return { value: checked.value, syntax: 'JSON', bytes: 0, dropped: checked.dropped, linesOf: () => new Map() }
  }
  const text = input.startsWith('\uFEFF') ? input.slice(1) : input
  const bytes = new TextEncoder().encode(text).length
  if (bytes > maximumBytes)
    throw new ImportError(`The document has ${megabytes(bytes)}; at most ${megabytes(maximumBytes)} are read.`, {
      detail: 'Leave out examples, or import it in parts with mode merge.',
    })
  if (text.trim() === '') throw new ImportError(invalidInput, { detail: 'The document is empty.' })
  const read = /^\s*[{[]/.test(text) ? readJson(text) : readYaml(text)
  const checked = checkBounds(read.value)
  return { ...read, value: checked.value, bytes, dropped: [...read.dropped, ...checked.dropped] }
}

function megabytes(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`
}
