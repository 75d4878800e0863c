import type { Json } from '@gatewright/definition'
import { isObject, type Mismatch, show } from './match.ts'
import { searches } from './pattern.ts'

/** Looks for expected lines in an execution log, in their order; other lines may stand between them. */
export function matchLog(expected: readonly Json[], lines: readonly string[]): Mismatch | undefined {
  const bare = lines.map(withoutPrefix)
  let next = 0
  for (const [index, line] of expected.entries()) {
    const at = bare.findIndex((text, position) => position >= next && lineMatches(line, text))
    if (at < 0) {
      return {
        path: `log[${index}]`,
        expected: `the line ${show(line)}${next === 0 ? '' : ` after ${show(bare[next - 1] ?? '')}`}`,
        actual: bare.length === 0 ? 'an empty log' : bare.join('\n'),
      }
    }
    next = at + 1
  }
  return undefined
}

function lineMatches(expected: Json, text: string): boolean {
  if (isObject(expected)) return typeof expected.matches === 'string' && searches(expected.matches, text)
  return expected === text
}

/** A line without the date and ` : ` before it. */
function withoutPrefix(line: string): string {
  return line.replace(/^[A-Z][a-z]{2} [A-Z][a-z]{2} [^:]*:\d\d:\d\d \w+ \d{4} : /, '')
}
