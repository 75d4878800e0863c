import type { Accessor, Expression, MapLiteral, Reference, StringLiteral } from './ast.ts'
import { makeReference } from './make-reference.ts'
import { SyntaxFault, TokenCursor } from './parse-cursor.ts'
import { literalText, unquoted } from './plain-reference.ts'
import type { Token } from './token.ts'

/** Whether a token begins a literal or a reference. */
export function beginsOperand(token: Token): boolean {
  switch (token.kind) {
    case 'string':
    case 'integer':
    case 'decimal':
    case 'true':
    case 'false':
    case 'reference':
    case 'identifier':
    case 'reference-{':
    case '[':
    case '{':
      return true
    default:
      return false
  }
}

function beginsReference({ kind }: Token): boolean {
  return kind === 'reference' || kind === 'identifier' || kind === 'reference-{'
}

/** A literal or a reference, without the blanks around it. */
export function parseOperand(cursor: TokenCursor, expected: string): Expression {
  const token = cursor.peek()
  switch (token.kind) {
    case 'string':
      return parseString(cursor)
    case 'integer':
    case 'decimal':
      return parseNumber(cursor)
    case 'true':
    case 'false':
      cursor.take()
      return { kind: 'boolean', value: token.kind === 'true', start: cursor.at(token.start), end: cursor.at(token.end) }
    case '[':
      return parseList(cursor)
    case '{':
      return parseMap(cursor)
    case 'reference':
    case 'identifier':
    case 'reference-{':
      return parseReference(cursor)
    default:
      return cursor.failAt(token, expected)
  }
}

/** A literal or a reference as method argument, list item, or member of a map, with the blanks around it. */
function parseParameter(cursor: TokenCursor, expected: string): Expression {
  cursor.skipWhitespace()
  const operand = parseOperand(cursor, expected)
  cursor.skipWhitespace()
  return operand
}

function parseNumber(cursor: TokenCursor): Expression {
  const token = cursor.take()
  if (token.start < token.pieceStart) cursor.failAt(token, 'a number')
  const form = token.kind === 'integer' ? 'integer' : 'decimal'
  return {
    kind: 'number',
    text: cursor.source.slice(token.pieceStart, token.end),
    form,
    start: cursor.at(token.start),
    end: cursor.at(token.end),
  }
}

/** `[a, b]` or `[a..b]` */
function parseList(cursor: TokenCursor): Expression {
  const open = cursor.take()
  cursor.enter(open)
  const list = parseListRest(cursor, cursor.at(open.start))
  cursor.leave()
  return list
}

function parseListRest(cursor: TokenCursor, start: number): Expression {
  if (cursor.peek().kind === ']') {
    return { kind: 'list', items: [], start, end: cursor.at(cursor.take().end) }
  }
  const items = [parseParameter(cursor, 'a list item (a literal or a reference)')]
  const first = items[0] as Expression
  if (
    cursor.peek().kind === '..' &&
    (first.kind === 'reference' || (first.kind === 'number' && first.form === 'integer'))
  ) {
    cursor.take()
    cursor.skipWhitespace()
    const bound = cursor.peek()
    if (bound.kind !== 'integer' && !beginsReference(bound)) {
      cursor.failAt(bound, 'the end of the range (an integer or a reference)')
    }
    const to = parseParameter(cursor, 'the end of the range')
    const close = cursor.expect(']', 'the ] that closes the range')
    return { kind: 'range', from: first, to, start, end: cursor.at(close.end) }
  }
  while (cursor.peek().kind === ',') {
    cursor.take()
    items.push(parseParameter(cursor, 'a list item (a literal or a reference)'))
  }
  const close = cursor.expect(']', ', or the ] that closes the list')
  return { kind: 'list', items, start, end: cursor.at(close.end) }
}

/** `{key: value, …}` */
function parseMap(cursor: TokenCursor): MapLiteral {
  const open = cursor.take()
  cursor.enter(open)
  const start = cursor.at(open.start)
  const entries: { key: Expression; value: Expression }[] = []
  const first = cursor.peek().kind === 'whitespace' ? cursor.peekSecond() : cursor.peek()
  if (beginsOperand(first)) {
    do {
      if (entries.length > 0) cursor.take()
      const key = parseParameter(cursor, 'a key (a quoted text or a reference)')
      cursor.expect(':', 'the : after the key')
      entries.push({ key, value: parseParameter(cursor, 'a value (a literal or a reference)') })
    } while (cursor.peek().kind === ',')
  } else {
    cursor.skipWhitespace()
  }
  const close = cursor.peek()
  if (close.kind !== '}' && close.kind !== 'reference-}') {
    cursor.failAt(
      close,
      entries.length > 0 ? ', or the } that closes the map' : 'a key in quotes or the } that closes the map',
    )
  }
  cursor.take()
  cursor.leave()
  return { kind: 'map', entries, start, end: cursor.at(close.end) }
}

function parseString(cursor: TokenCursor): StringLiteral {
  const token = cursor.take()
  const start = cursor.at(token.start)
  const end = cursor.at(token.end)
  const raw = cursor.source.slice(token.pieceStart + 1, token.end - 1)
  const interpolated = cursor.source.charAt(token.pieceStart) === '"'
  if (!interpolated) return literalText(unquoted(raw), start, end)
  const isTemplate = raw.includes('$') || raw.includes('#')
  const { text, offsets } = resolve(raw, token)
  if (!isTemplate) return literalText(text, start, end)
  const hasLineComment = text.includes('##')
  const inside = hasLineComment ? text : `${text} `
  const origin = originOf(cursor, token.pieceStart + 1, inside.length, offsets)
  cursor.enter(token)
  const template = cursor.session.parseInside(new TokenCursor(cursor.session, inside, origin))
  cursor.leave()
  return { kind: 'string', text, template, trimsLast: !hasLineComment, start, end }
}

const hexDigits = /^[0-9a-fA-F]{4}$/

/** Resolves `\uXXXX` and then doubled quotes; `offsets` tells for each character left where in `raw` it was. */
function resolve(raw: string, token: Token): { text: string; offsets: number[] | null } {
  if (!raw.includes('\\u') && !raw.includes('"')) return { text: raw, offsets: null }
  const offsets: number[] = []
  const units: string[] = []
  for (let at = 0; at < raw.length; at++) {
    offsets.push(at)
    if (!raw.startsWith('\\u', at)) {
      units.push(raw.charAt(at))
      continue
    }
    const digits = raw.slice(at + 2, at + 6)
    if (!hexDigits.test(digits)) {
      const from = token.pieceStart + 1 + at
      throw new SyntaxFault(
        'bad-escape',
        'In a string, \\u must be followed by four hexadecimal digits',
        from,
        from + 2,
      )
    }
    units.push(String.fromCharCode(Number.parseInt(digits, 16)))
    at += 5
  }
  return pairQuotes(units, offsets)
}

function pairQuotes(units: string[], offsets: number[]): { text: string; offsets: number[] } {
  let text = ''
  const kept: number[] = []
  for (let at = 0; at < units.length; at++) {
    text += units[at]
    kept.push(offsets[at] ?? 0)
    if (units[at] === '"' && units[at + 1] === '"') at++
  }
  return { text, offsets: kept }
}

function originOf(
  cursor: TokenCursor,
  contentStart: number,
  length: number,
  offsets: number[] | null,
): number | Int32Array {
  if (offsets === null && typeof cursor.origin === 'number') return cursor.origin + contentStart
  const table = new Int32Array(length + 1)
  const last = offsets?.at(-1) ?? -1
  for (let at = 0; at <= length; at++)
    table[at] = cursor.at(contentStart + (offsets === null ? at : (offsets[at] ?? last + 1)))
  return table
}

/** `$name`, `${name}`, `$!name`, with properties, methods and indexes. */
export function parseReference(cursor: TokenCursor): Reference {
  const first = cursor.peek()
  if (first.plain !== null) {
    cursor.take()
    const { reference, levels } = first.plain
    cursor.reaches(levels)
    // As when it comes in pieces: what cannot be read behind it is the first mistake.
    if (!reference.formal) cursor.peek()
    return reference
  }
  cursor.enter(first)
  const formal = first.kind === 'reference-{'
  if (formal) cursor.take()
  const identifier = cursor.expect('identifier', 'a name')
  const accessors = parseAccessors(cursor)
  if (formal) cursor.expect('reference-}', 'the } that closes the reference')
  cursor.leave()
  return makeReference(cursor, first, identifier, accessors)
}

function parseAccessors(cursor: TokenCursor): Accessor[] {
  const accessors: Accessor[] = []
  parseIndexes(cursor, accessors)
  while (cursor.peek().kind === 'dot' && cursor.peekSecond().kind === 'identifier') {
    cursor.take()
    const name = cursor.take()
    const text = cursor.image(name)
    const start = cursor.at(name.start)
    const end = cursor.at(name.end)
    if (callFollows(cursor)) {
      const args = parseArguments(cursor)
      accessors.push({
        kind: 'method',
        name: text,
        nameSpan: { start, end },
        args,
        start,
        end: cursor.at(cursor.last.end),
      })
    } else {
      accessors.push({ kind: 'property', name: text, start, end })
    }
    parseIndexes(cursor, accessors)
  }
  return accessors
}

/** `(` makes a call only where an argument or `)` follows; otherwise it is text. */
function callFollows(cursor: TokenCursor): boolean {
  if (cursor.peek().kind !== '(') return false
  const { kind } = cursor.peekSecond()
  return kind === 'arguments-)' || kind === 'whitespace' || beginsOperand(cursor.peekSecond())
}

function parseArguments(cursor: TokenCursor): Expression[] {
  cursor.take()
  const args: Expression[] = []
  if (cursor.peek().kind !== 'arguments-)') {
    args.push(parseParameter(cursor, 'an argument (a literal or a reference; no operators)'))
    while (cursor.peek().kind === ',') {
      cursor.take()
      args.push(parseParameter(cursor, 'an argument (a literal or a reference; no operators)'))
    }
  }
  cursor.expect('arguments-)', ', or the ) that closes the arguments')
  return args
}

function parseIndexes(cursor: TokenCursor, accessors: Accessor[]): void {
  while (cursor.peek().kind === 'index-[') {
    const open = cursor.take()
    cursor.skipWhitespace()
    const token = cursor.peek()
    if (token.kind === 'decimal' || !beginsOperand(token))
      cursor.failAt(token, 'an index (an integer, a text or a reference)')
    const index = parseOperand(cursor, 'an index')
    cursor.skipWhitespace()
    const close = cursor.expect('index-]', 'the ] that closes the index')
    accessors.push({ kind: 'index', index, start: cursor.at(open.start), end: cursor.at(close.end) })
  }
}
