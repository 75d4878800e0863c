import type { RegexNode } from './ast.ts'
import type { CharSet } from './char-set.ts'
import { javaRegexFlags as flag } from './java-regex.ts'
import type { ParserState } from './parser-state.ts'
import type { PatternReader } from './pattern-reader.ts'
import { predefinedSet } from './predefined-set.ts'

/** An escape is a character, or something else. */
type Escape = number | RegexNode

const plainEscapes: Readonly<Record<string, number>> = { a: 7, e: 27, f: 12, n: 10, r: 13, t: 9 }
const isHexDigit = (c: number) => (c >= 0x30 && c <= 0x39) || ((c | 32) >= 0x61 && (c | 32) <= 0x66)
const isOctalDigit = (c: number) => c >= 0x30 && c <= 0x37
const assertion = (name: Extract<RegexNode, { kind: 'assertion' }>['assertion']): RegexNode => ({
  kind: 'assertion',
  assertion: name,
})

/**
 * Reads an escape; the cursor stands on the backslash. Not for \p and \P.
 * @param isRange the escape is an end of a range in a class, where \v is the one character
 */
export function readEscape(state: ParserState, inClass: boolean, isRange: boolean): Escape {
  const { reader } = state
  const c = reader.skip()
  const letter = String.fromCodePoint(c)
  if (letter === 'v' && isRange) return 0x0b
  const set = predefinedSet(letter, reader.has(flag.unicodeCharacterClass))
  if (set) return { kind: 'set', set }
  const plain = plainEscapes[letter]
  if (plain !== undefined) return plain
  switch (letter) {
    case '0':
      return octal(reader)
    case 'c':
      if (reader.cursor < reader.length) return reader.read() ^ 64
      throw reader.error('Illegal control escape sequence')
    case 'u':
      return unicodeEscape(reader)
    case 'x':
      return hexadecimal(reader)
    case 'N':
      if (reader.read() !== 0x7b) throw reader.error('Illegal character name escape sequence')
      throw state.unsupported('has a character name (\\N{…}), which is not available here; write \\x{…}')
  }
  const other = inClass ? undefined : outsideClass(state, letter)
  if (other) return other
  if (/^[A-Za-z1-9]$/.test(letter)) throw reader.error('Illegal/unsupported escape sequence')
  return c
}

function outsideClass(state: ParserState, letter: string): RegexNode | undefined {
  const { reader } = state
  const unicodeClasses = reader.has(flag.unicodeCharacterClass)
  switch (letter) {
    case 'A':
      return assertion('input-start')
    case 'B':
      return assertion(unicodeClasses ? 'not-unicode-word-boundary' : 'not-word-boundary')
    case 'b':
      return wordBoundary(reader, unicodeClasses)
    case 'G':
      return assertion('last-match-end')
    case 'R':
      return { kind: 'line-break' }
    case 'X':
      return { kind: 'grapheme' }
    case 'Z':
      return assertion(reader.has(flag.unixLines) ? 'unix-dollar' : 'dollar')
    case 'z':
      return assertion('input-end')
    case 'k':
      return namedReference(state)
    default:
      return letter >= '1' && letter <= '9' ? numberedReference(state, Number(letter)) : undefined
  }
}

function wordBoundary(reader: PatternReader, unicodeClasses: boolean): RegexNode | undefined {
  if (reader.peek() === 0x7b) {
    if (reader.skip() === 0x67) return reader.read() === 0x7d ? assertion('grapheme-boundary') : undefined
    reader.cursor -= 2
  }
  return assertion(unicodeClasses ? 'unicode-word-boundary' : 'word-boundary')
}

function octal(reader: PatternReader): number {
  const first = reader.read() - 0x30
  if (!isOctalDigit(first + 0x30)) throw reader.error('Illegal octal escape sequence')
  const second = reader.read()
  if (!isOctalDigit(second)) {
    reader.unread()
    return first
  }
  const two = first * 8 + second - 0x30
  const third = reader.read()
  if (isOctalDigit(third) && first <= 3) return two * 8 + third - 0x30
  reader.unread()
  return two
}

function hexadecimal(reader: PatternReader): number {
  const first = reader.read()
  if (isHexDigit(first)) {
    const second = reader.read()
    if (isHexDigit(second)) return hexValue(first) * 16 + hexValue(second)
  } else if (first === 0x7b && isHexDigit(reader.peek())) {
    let value = 0
    let c = reader.read()
    for (; isHexDigit(c); c = reader.read()) {
      value = value * 16 + hexValue(c)
      if (value > 0x10ffff) throw reader.error('Hexadecimal codepoint is too big')
    }
    if (c !== 0x7d) throw reader.error('Unclosed hexadecimal escape sequence')
    return value
  }
  throw reader.error('Illegal hexadecimal escape sequence')
}

const hexValue = (c: number) => Number.parseInt(String.fromCharCode(c), 16)

function unicodeEscape(reader: PatternReader): number {
  const first = fourDigits(reader)
  if (first < 0xd800 || first > 0xdbff) return first
  const behind = reader.cursor
  if (reader.read() === 0x5c && reader.read() === 0x75) {
    const second = fourDigits(reader)
    if (second >= 0xdc00 && second <= 0xdfff) return (first - 0xd800) * 0x400 + (second - 0xdc00) + 0x10000
  }
  reader.cursor = behind
  return first
}

function fourDigits(reader: PatternReader): number {
  let value = 0
  for (let i = 0; i < 4; i++) {
    const c = reader.read()
    if (!isHexDigit(c)) throw reader.error('Illegal Unicode escape sequence')
    value = value * 16 + hexValue(c)
  }
  return value
}

/** A further digit belongs to the number only while such a group exists. */
function numberedReference(state: ParserState, firstDigit: number): RegexNode {
  let group = firstDigit
  for (let c = state.reader.peek(); c >= 0x30 && c <= 0x39; c = state.reader.peek()) {
    const longer = group * 10 + c - 0x30
    if (longer > state.groupCount) break
    group = longer
    state.reader.read()
  }
  return backreference(state, group)
}

function namedReference(state: ParserState): RegexNode {
  const { reader } = state
  if (reader.read() !== 0x3c) throw reader.error("\\k is not followed by '<' for named capturing group")
  const name = readGroupName(reader, reader.read())
  const group = state.groupNames.get(name)
  if (group === undefined) throw reader.error(`named capturing group <${name}> does not exist`)
  return backreference(state, group)
}

function backreference(state: ParserState, group: number): RegexNode {
  state.hasBackreference = true
  return { kind: 'backreference', group, fold: foldInForce(state.reader) }
}

/** Reads a group's name up to and with its `>`. */
export function readGroupName(reader: PatternReader, first: number): string {
  if (!/^[A-Za-z]$/.test(String.fromCodePoint(first))) {
    throw reader.error('capturing group name does not start with a Latin letter')
  }
  let name = ''
  let c = first
  for (; /^[A-Za-z0-9]$/.test(String.fromCodePoint(c)); c = reader.read()) name += String.fromCodePoint(c)
  if (c !== 0x3e) throw reader.error("named capturing group is missing trailing '>'")
  return name
}

/** How letters compare under the flags in force. */
export function foldInForce(reader: PatternReader): 'none' | 'ascii' | 'unicode' {
  if (!reader.has(flag.caseInsensitive)) return 'none'
  return reader.has(flag.unicodeCase) ? 'unicode' : 'ascii'
}

/** The set of an escape, when it is one. */
export function escapedSet(escaped: Escape): CharSet | undefined {
  return typeof escaped === 'object' && escaped.kind === 'set' ? escaped.set : undefined
}
