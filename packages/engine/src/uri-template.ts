import { ownValue } from './own-value.ts'

type Part =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'stageVariable'; readonly name: string }
  | { readonly type: 'path'; readonly name: string }

type Values = { readonly [name: string]: string }

/** A text with `${stageVariables.x}` and `{name}` places in it. */
export type UriTemplate = {
  readonly text: string
  /** the text, where it has no places at all */
  readonly constant: string | undefined
  /** Fills in stage variables (undefined ones are empty) and path values; a `{name}` without a value stays as it is. */
  render(stageVariables: Values, path: Values): string
}

const place = /\$\{stageVariables\.([A-Za-z0-9_]+)\}|\{([^{}]+)\}/g

/** Compiles an integration's `uri`, `credentials` or `connectionId` (rest-api reference §9.2). */
export function compileUriTemplate(text: string): UriTemplate {
  const parts: Part[] = []
  let from = 0
  for (const match of text.matchAll(place)) {
    if (match.index > from) parts.push({ type: 'text', text: text.slice(from, match.index) })
    const [whole, variable, name] = match
    if (variable !== undefined) parts.push({ type: 'stageVariable', name: variable })
    else if (name !== undefined) parts.push({ type: 'path', name: name.endsWith('+') ? name.slice(0, -1) : name })
    from = match.index + whole.length
  }
  if (from < text.length) parts.push({ type: 'text', text: text.slice(from) })
  const constant = parts.every((part) => part.type === 'text') ? text : undefined
  return {
    text,
    constant,
    render: (stageVariables, path) => constant ?? parts.map((part) => renderPart(part, stageVariables, path)).join(''),
  }
}

function renderPart(part: Part, stageVariables: Values, path: Values): string {
  switch (part.type) {
    case 'text':
      return part.text
    case 'stageVariable':
      return ownValue(stageVariables, part.name) ?? ''
    case 'path': {
      const value = ownValue(path, part.name)
      return value === undefined ? `{${part.name}}` : encodePathValue(value)
    }
  }
}

const encodedAlready = /%(?![0-9A-Fa-f]{2})/g

/** A value as it stands in a URL: slashes and valid escapes stay, everything else that a path cannot hold is encoded. */
function encodePathValue(value: string): string {
  return encodeURI(value.toWellFormed().replace(encodedAlready, '%25'))
    .replace(/%25([0-9A-Fa-f]{2})/g, '%$1')
    .replace(/[?#]/g, (character) => (character === '?' ? '%3F' : '%23'))
}
