import { type Json, pathToText, policyFaults } from '@gatewright/definition'
import type { CodeMarker } from '@/ui/code-editor'
import { jsonError } from '../playground/json-error.ts'
import { jsonPlace } from './json-place.ts'

/** What is wrong with the text of a policy, a mark per fault; `place` is where it is in the document. */
export type PolicyMark = CodeMarker & { readonly place: string }

/** Holds the text of a policy document against JSON and against the policy grammar. */
export function checkPolicy(text: string, attachedTo: 'identity' | 'resource'): PolicyMark[] {
  const broken = jsonError(text)
  if (broken !== undefined || text.trim() === '') {
    const { line, column } = broken ?? { line: 1, column: 1 }
    const message = broken === undefined ? 'The policy is empty.' : 'Not JSON from here on.'
    return [
      {
        ...{ severity: 'error', message, place: `line ${line}` },
        ...{ startLineNumber: line, startColumn: column, endLineNumber: line, endColumn: column + 1 },
      },
    ]
  }
  return policyFaults(JSON.parse(text) as Json, attachedTo).map(({ path, message }) => {
    const { start, end } = jsonPlace(text, path) ?? { start: 0, end: 1 }
    const from = placeAt(text, start)
    // a fault of a whole statement is marked where it begins
    const firstLine = text.indexOf('\n', start)
    const to = placeAt(text, firstLine === -1 ? end : Math.min(end, firstLine))
    return {
      ...{ severity: 'error', message, place: path.length === 0 ? 'Policy' : pathToText(path) },
      ...{ startLineNumber: from.line, startColumn: from.column, endLineNumber: to.line, endColumn: to.column },
    }
  })
}

function placeAt(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset)
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') }
}
