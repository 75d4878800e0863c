import { parseTemplate, type Span, walkTemplate } from '@gatewright/vtl'
import type { Choice } from './choice.ts'

const pieces = [
  '$',
  '$!',
  '${',
  '}',
  '#',
  '#if(',
  '#elseif(',
  '#else',
  '#end',
  '#set(',
  '#foreach(',
  '#define(',
  '#macro(',
  '#stop',
  '#break',
  '(',
  ')',
  '[',
  ']',
  '"',
  "'",
  '\\',
  '##',
  '#*',
  '*#',
  '#[[',
  ']]#',
  '.',
  ',',
  '..',
  '=',
  '==',
  '&&',
  '!',
  '-',
  '1',
  'a',
  ' ',
  '\n',
  '\r',
  '\t',
  '\u0000',
  '\u2028',
  '\ud800',
  '{',
  '|',
  'in',
]

/** Changes a few characters anywhere. */
export function mutateCharacters(text: string, choice: Choice): string {
  let changed = text
  for (let times = 1 + choice.below(4); times > 0; times--) {
    const at = choice.below(changed.length + 1)
    const length = choice.below(choice.chance(0.2) ? 60 : 6)
    const before = changed.slice(0, at)
    const after = changed.slice(at)
    switch (choice.below(5)) {
      case 0:
        changed = before + after.slice(length)
        break
      case 1:
        changed = before + after.slice(0, length) + after
        break
      case 2:
        changed = before + choice.of(pieces) + after
        break
      case 3:
        changed = before + String.fromCharCode(choice.below(choice.chance(0.9) ? 128 : 65_536)) + after.slice(1)
        break
      default:
        changed = choice.chance(0.2)
          ? before
          : before + changed.slice(choice.below(changed.length + 1)).slice(0, length) + after
    }
  }
  return changed
}

/** Puts parts of one template in the place of parts of another: statements for statements, expressions for expressions. */
export function mutateParts(text: string, donor: string, choice: Choice): string {
  const places = partsOf(text)
  const given = partsOf(donor)
  const kind = choice.chance(0.5) ? 'statements' : 'expressions'
  if (places[kind].length === 0 || given[kind].length === 0) return text + donor
  const place = choice.of(places[kind])
  const part = choice.of(given[kind])
  const piece = donor.slice(part.start, part.end)
  return (
    text.slice(0, place.start) +
    (choice.chance(0.1) ? '' : piece) +
    text.slice(choice.chance(0.8) ? place.end : place.start)
  )
}

function partsOf(text: string): { statements: Span[]; expressions: Span[] } {
  const statements: Span[] = []
  const expressions: Span[] = []
  walkTemplate(parseTemplate(text).ast, {
    statement: (statement) => {
      statements.push(statement)
      return true
    },
    expression: (expression) => {
      expressions.push(expression)
      return true
    },
  })
  return { statements, expressions }
}
