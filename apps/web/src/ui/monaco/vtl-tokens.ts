import { type HighlightKind, lexTemplate } from '@gatewright/vtl'

/** A coloured piece of a template. */
export type VtlToken = { kind: Exclude<HighlightKind, 'text' | 'operator'>; start: number; end: number }

const jsonPart = /"|-?\b\d+(?:\.\d+)?(?:[eE][+-]?\d+)?\b|\b(?:true|false|null)\b|\n/g

/** The coloured pieces of a template: those of the language, and strings, numbers and words of the JSON that it prints. */
export function vtlTokens(source: string): VtlToken[] {
  const tokens: VtlToken[] = []
  let isInString = false
  for (const { kind, start, end } of lexTemplate(source)) {
    if (kind === 'operator') continue
    if (kind !== 'text') {
      const word = kind === 'directive' ? (/^#@?\{?\w+\}?/.exec(source.slice(start, end))?.[0].length ?? 0) : 0
      tokens.push({ kind, start, end: word > 0 ? start + word : end })
      continue
    }
    let from = start
    jsonPart.lastIndex = start
    for (let match = jsonPart.exec(source); match !== null && match.index < end; match = jsonPart.exec(source)) {
      const at = match.index
      const [part] = match
      if (part === '\n') {
        if (isInString) tokens.push({ kind: 'string', start: from, end: at })
        isInString = false
      } else if (part === '"' && isInString) {
        if (isEscaped(source, at)) continue
        tokens.push({ kind: 'string', start: from, end: at + 1 })
        isInString = false
      } else if (part === '"') {
        isInString = true
        from = at
      } else if (!isInString) tokens.push({ kind: 'number', start: at, end: at + part.length })
    }
    if (isInString && from < end) tokens.push({ kind: 'string', start: Math.max(from, start), end })
  }
  return tokens
}

function isEscaped(source: string, at: number): boolean {
  let backslashes = 0
  while (source.charAt(at - 1 - backslashes) === '\\') backslashes++
  return backslashes % 2 === 1
}
