import type { ParsedRegex, RegexNode } from './ast.ts'
import { type CharSet, needsCodePoint } from './char-set.ts'
import { javaRegexFlags as flag } from './java-regex.ts'
import { foldedSingle, readClass } from './parse-class.ts'
import { foldInForce, readEscape } from './parse-escape.ts'
import { readGroup } from './parse-group.ts'
import { readProperty } from './parse-property.ts'
import { readQuantifier } from './parse-quantifier.ts'
import { ParserState } from './parser-state.ts'
import { dotSets } from './predefined-set.ts'

/**
 * Reads a pattern of java.util.regex (Java 17).
 * Throws JavaRegexSyntaxError with Java's text and place, RegexTooComplex beyond the limits of ParserState.
 */
export function parseRegex(pattern: string, flags: number): ParsedRegex {
  const implied = flags & flag.unicodeCharacterClass ? flags | flag.unicodeCase : flags
  const state = new ParserState(pattern, implied)
  const root = flags & flag.literal ? literalPattern(state) : readAlternatives(state)
  const { reader } = state
  if (reader.cursor !== reader.length && !(flags & flag.literal)) {
    throw reader.error(reader.peek() === 0x29 ? "Unmatched closing ')'" : 'Unexpected internal error')
  }
  return {
    root,
    groupCount: state.groupCount,
    groupNames: state.groupNames,
    byCodePoint: state.byCodePoint,
    hasBackreference: state.hasBackreference,
  }
}

/** Reads up to a closing parenthesis or the end. */
function readAlternatives(state: ParserState): RegexNode {
  const options = [readSequence(state)]
  while (state.reader.peek() === 0x7c) {
    state.reader.next()
    options.push(readSequence(state))
  }
  const [only] = options
  return options.length === 1 && only ? only : { kind: 'alternation', options }
}

function readSequence(state: ParserState): RegexNode {
  const { reader } = state
  const items: RegexNode[] = []
  for (;;) {
    const c = reader.peek()
    if (c === 0x7c || c === 0x29 || (c === 0 && reader.cursor >= reader.length)) break
    const node = c === 0x28 ? readGroup(state, readAlternatives) : readQuantifier(state, readItem(state, c))
    if (node) items.push(node)
  }
  const [only] = items
  if (!only) return { kind: 'empty' }
  return items.length === 1 ? only : { kind: 'sequence', items }
}

function readItem(state: ParserState, c: number): RegexNode {
  const { reader } = state
  switch (c) {
    case 0x5b:
      return setNode(state, readClass(state, true))
    case 0x5e:
      reader.next()
      return { kind: 'assertion', assertion: startAssertion(state) }
    case 0x24: {
      reader.next()
      const line = reader.has(flag.multiline) ? 'multiline-dollar' : 'dollar'
      return { kind: 'assertion', assertion: reader.has(flag.unixLines) ? `unix-${line}` : line }
    }
    case 0x2e:
      reader.next()
      return {
        kind: 'set',
        set: reader.has(flag.dotAll) ? dotSets.all : reader.has(flag.unixLines) ? dotSets.unixLines : dotSets.plain,
      }
    case 0x2a:
    case 0x2b:
    case 0x3f:
      reader.next()
      throw reader.error(`Dangling meta character '${String.fromCodePoint(c)}'`)
    default:
      return readText(state)
  }
}

function startAssertion(state: ParserState) {
  if (!state.reader.has(flag.multiline)) return 'input-start' as const
  return state.reader.has(flag.unixLines) ? ('unix-line-start' as const) : ('line-start' as const)
}

/** A run of plain characters, or one escape. A quantifier behind a run takes its last character only. */
function readText(state: ParserState): RegexNode {
  const { reader } = state
  const text: number[] = []
  let last = reader.cursor
  for (let c = reader.peek(); !(c === 0 && reader.cursor >= reader.length); c = reader.peek()) {
    if (c === 0x2a || c === 0x2b || c === 0x3f || c === 0x7b) {
      if (text.length > 1) {
        reader.cursor = last
        text.pop()
      }
      break
    }
    if (c === 0x24 || c === 0x2e || c === 0x5e || c === 0x28 || c === 0x5b || c === 0x7c || c === 0x29) break
    if (c === 0x5c) {
      const letter = reader.nextEscaped()
      const isProperty = letter === 0x70 || letter === 0x50
      if (isProperty && text.length === 0) return setNode(state, readProperty(state))
      reader.unread()
      if (isProperty) break
      last = reader.cursor
      const groups = state.hasBackreference
      const escaped = readEscape(state, false, false)
      if (typeof escaped === 'number') {
        text.push(escaped)
        continue
      }
      if (text.length === 0) return escaped.kind === 'set' ? setNode(state, escaped.set) : escaped
      state.hasBackreference = groups
      reader.cursor = last
      break
    }
    last = reader.cursor
    text.push(c)
    reader.next()
  }
  return textNode(state, text)
}

function textNode(state: ParserState, codePoints: number[]): RegexNode {
  const [only] = codePoints
  if (codePoints.length === 1 && only !== undefined) return setNode(state, foldedSingle(state.reader, only))
  const byCodePoint = codePoints.some(needsCodePoint)
  if (byCodePoint) state.byCodePoint = true
  return { kind: 'literal', codePoints, fold: foldInForce(state.reader), byCodePoint }
}

function literalPattern(state: ParserState): RegexNode {
  const { reader } = state
  return textNode(
    state,
    Array.from({ length: reader.length }, (_, i) => reader.at(i)),
  )
}

function setNode(state: ParserState, set: CharSet): RegexNode {
  if (!set.unitwise) state.byCodePoint = true
  return { kind: 'set', set }
}
