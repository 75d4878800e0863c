import type { Json } from '@gatewright/definition'
import { ImportError, invalidInput } from '../openapi/import-error.ts'
import { jsonLines } from './json-lines.ts'
import { lineAndColumn } from './line-and-column.ts'
import type { ReadDocument } from './read-document.ts'
import { readYaml } from './read-yaml.ts'

/**
 * Reads JSON text. What begins with a brace but is no JSON may still be YAML in flow style, as the service allows.
 * @throws ImportError with the service's text, and the place where JSON ends being JSON
 */
export function readJson(text: string): Omit<ReadDocument, 'bytes'> {
  try {
    const value: Json = JSON.parse(text)
    return { value, syntax: 'JSON', dropped: [], linesOf: (pointers) => jsonLines(text, pointers) }
  } catch (cause) {
    const problem = cause instanceof Error ? cause.message : 'It is no JSON.'
    if (text.length > flowYamlCharacters) throw failure(text, problem)
    try {
      return readYaml(text)
    } catch {
      throw failure(text, problem)
    }
  }
}

/** Flow-style YAML is tried up to this many characters: beyond, text in braces is taken as broken JSON at once. */
const flowYamlCharacters = 1_000_000

function failure(text: string, problem: string): ImportError {
  const position = /position (\d+)/.exec(problem)?.[1]
  return new ImportError(invalidInput, {
    detail: `${problem} The document begins like JSON.`,
    ...(position === undefined ? {} : lineAndColumn(text, Number(position))),
  })
}
