/**
 * The source text of parts of JSON, for where parsing loses something: JavaScript moves members whose names look like
 * integers to the front. The text must be valid JSON.
 */

/** Source texts of the elements of a JSON array. */
export function elementTexts(text: string): string[] {
  return parts(text).map(({ value }) => value)
}

/** Source text of a member, reached by names one below the other; undefined when there is none. */
export function memberText(text: string, ...path: readonly string[]): string | undefined {
  const [name, ...rest] = path
  if (name === undefined) return text
  const member = parts(text).find((part) => part.name === name)
  return member === undefined ? undefined : memberText(member.value, ...rest)
}

type Part = { readonly name?: string; readonly value: string }

/** Cuts the outermost object or array into its members. */
function parts(text: string): Part[] {
  const found: Part[] = []
  let depth = 0
  let start = 0
  let colon = -1
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at]
    if (character === '"') at = stringEnd(text, at)
    else if (character === '{' || character === '[') {
      depth += 1
      if (depth === 1) start = at + 1
    } else if (character === ':' && depth === 1 && colon < 0) colon = at
    else if (character === '}' || character === ']' || (character === ',' && depth === 1)) {
      if (character !== ',') depth -= 1
      if (depth > 1 || (character !== ',' && depth === 1)) continue
      const part = partOf(text, start, colon, at)
      if (part !== undefined) found.push(part)
      start = at + 1
      colon = -1
    }
  }
  return found
}

function partOf(text: string, start: number, colon: number, end: number): Part | undefined {
  if (text.slice(start, end).trim() === '') return undefined
  if (colon < 0) return { value: text.slice(start, end).trim() }
  return { name: JSON.parse(text.slice(start, colon)), value: text.slice(colon + 1, end).trim() }
}

/** The place of the quotation mark that ends the string which begins at `at`. */
function stringEnd(text: string, at: number): number {
  let end = at + 1
  while (text[end] !== '"') end += text[end] === '\\' ? 2 : 1
  return end
}
