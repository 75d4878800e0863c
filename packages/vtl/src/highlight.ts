import type { Dialect } from './ast.ts'
import { parseTemplate } from './parse.ts'
import type { Token, TokenKind } from './token.ts'

/** A piece of a template for highlighting. Everything between two tokens is text. */
export type HighlightToken = { kind: HighlightKind; start: number; end: number }

export type HighlightKind = 'directive' | 'reference' | 'string' | 'number' | 'comment' | 'text' | 'operator'

/** A token as the parser took it, with its place in the template. */
export type SeenToken = { token: Token; start: number; end: number }

/** Cuts a template into tokens for highlighting, in order and without overlap. Never throws. */
export function lexTemplate(source: string, dialect: Dialect = 'apigateway'): HighlightToken[] {
  const seen: SeenToken[] = []
  parseTemplate(source, { dialect, onToken: (token, start, end) => seen.push({ token, start, end }) })
  seen.sort((one, other) => one.start - other.start || other.end - one.end)
  const tokens: HighlightToken[] = []
  const strings: number[] = []
  let at = 0
  const fill = (to: number): void => {
    while (at < to) {
      while (strings.length > 0 && (strings.at(-1) ?? 0) <= at) strings.pop()
      const stringEnd = strings.at(-1)
      const end = stringEnd === undefined ? to : Math.min(to, stringEnd)
      push(tokens, stringEnd === undefined ? 'text' : 'string', at, end)
      at = end
    }
  }
  let before = 0
  for (const { token, start, end } of seen) {
    const from = token.kind === 'block-comment' ? before : start
    const to = token.kind === 'line-comment' ? lineEnd(source, end) : end
    before = end
    const kind = kindOf(token.kind, source.charAt(start))
    if (kind === null) continue
    const trimmed = trim(source, kind, from, to)
    if (trimmed.start < at || trimmed.end <= trimmed.start) continue
    fill(trimmed.start)
    if (kind === 'string') strings.push(trimmed.end)
    else {
      push(tokens, kind, trimmed.start, trimmed.end)
      at = trimmed.end
    }
  }
  fill(source.length)
  return tokens
}

function lineEnd(source: string, from: number): number {
  let end = from
  while (end < source.length && source.charAt(end) !== '\n' && source.charAt(end) !== '\r') end++
  return end
}

/** Neighbours of one kind become one token, except operators. */
function push(tokens: HighlightToken[], kind: HighlightKind, start: number, end: number): void {
  const last = tokens.at(-1)
  if (last !== undefined && last.kind === kind && last.end === start && kind !== 'operator' && kind !== 'directive')
    last.end = end
  else tokens.push({ kind, start, end })
}

/** Directives swallow blanks and a line end, which are not to be coloured. */
function trim(source: string, kind: HighlightKind, start: number, end: number): { start: number; end: number } {
  if (kind !== 'directive' && kind !== 'operator') return { start, end }
  const text = source.slice(start, end)
  const lead = text.length - text.trimStart().length
  return { start: start + lead, end: start + Math.max(lead, text.trimEnd().length) }
}

function kindOf(kind: TokenKind, first: string): HighlightKind | null {
  switch (kind) {
    case 'set':
    case 'if':
    case 'elseif':
    case 'else':
    case 'end':
    case 'bracketed-word':
      return 'directive'
    case 'word':
      return first === '#' ? 'directive' : 'operator'
    case 'identifier':
    case 'dot':
    case 'reference-{':
    case 'reference-}':
    case 'index-[':
    case 'index-]':
    case 'arguments-)':
      return 'reference'
    case 'string':
      return 'string'
    case 'integer':
    case 'decimal':
    case 'true':
    case 'false':
      return 'number'
    case 'line-comment':
    case 'block-comment':
      return 'comment'
    case 'text':
    case 'escape':
    case 'double-escape':
    case 'escaped-directive':
    case 'empty-index':
    case 'text-block':
    case 'line-comment-end':
    case 'whitespace':
    case 'eof':
      return null
    default:
      return 'operator'
  }
}
