import type { GroupNode, RegexNode } from './ast.ts'
import { javaRegexFlags as flag } from './java-regex.ts'
import { readGroupName } from './parse-escape.ts'
import { readQuantifier } from './parse-quantifier.ts'
import type { ParserState } from './parser-state.ts'
import type { PatternReader } from './pattern-reader.ts'
import { widths } from './study.ts'

type ReadAlternatives = (state: ParserState) => RegexNode

/**
 * Reads a group and its quantifier; the cursor stands on the parenthesis. Null for flags alone, as in (?i).
 * @param readAlternatives reads what stands inside
 */
export function readGroup(state: ParserState, readAlternatives: ReadAlternatives): RegexNode | null {
  const { reader } = state
  const flags = reader.flags
  const node = state.nested(() =>
    reader.next() === 0x3f ? specialGroup(state, readAlternatives) : capturing(state, readAlternatives),
  )
  if (!node) return null
  reader.accept(0x29, 'Unclosed group')
  reader.flags = flags
  return readQuantifier(state, node)
}

function capturing(state: ParserState, readAlternatives: ReadAlternatives, name?: string): GroupNode {
  const capture = ++state.groupCount
  if (name !== undefined) state.groupNames.set(name, capture)
  return { kind: 'group', capture, body: readAlternatives(state) }
}

function specialGroup(state: ParserState, readAlternatives: ReadAlternatives): RegexNode | null {
  const { reader } = state
  const c = reader.skip()
  switch (c) {
    case 0x3a:
      return { kind: 'group', capture: 0, body: readAlternatives(state) }
    case 0x3d:
    case 0x21:
      return {
        kind: 'look',
        behind: false,
        negative: c === 0x21,
        body: readAlternatives(state),
        min: 0,
        max: 0,
        byCodePoint: false,
      }
    case 0x3e:
      return { kind: 'atomic', body: readAlternatives(state) }
    case 0x3c:
      return namedOrBehind(state, readAlternatives)
    case 0x24:
    case 0x40:
      throw reader.error('Unknown group type')
    default:
      reader.unread()
      return flagGroup(state, readAlternatives)
  }
}

function namedOrBehind(state: ParserState, readAlternatives: ReadAlternatives): RegexNode {
  const { reader } = state
  const c = reader.read()
  if (c !== 0x3d && c !== 0x21) {
    const name = readGroupName(reader, c)
    if (state.groupNames.has(name)) throw reader.error(`Named capturing group <${name}> is already defined`)
    return capturing(state, readAlternatives, name)
  }
  const byCodePoint = reader.hasBeyondUnits(reader.cursor)
  const body = readAlternatives(state)
  const { min, max, maxIsKnown } = widths(body)
  if (!maxIsKnown) throw reader.error('Look-behind group does not have an obvious maximum length')
  return { kind: 'look', behind: true, negative: c === 0x21, body, min, max, byCodePoint }
}

function flagGroup(state: ParserState, readAlternatives: ReadAlternatives): RegexNode | null {
  const { reader } = state
  readFlags(reader)
  const c = reader.read()
  if (c === 0x29) return null
  if (c !== 0x3a) throw reader.error('Unknown inline modifier')
  return { kind: 'group', capture: 0, body: readAlternatives(state) }
}

/** Java's flag letters; `c` (canonical equivalence) is read and has no effect inline. */
const flagBits: Readonly<Record<string, number>> = {
  i: flag.caseInsensitive,
  m: flag.multiline,
  s: flag.dotAll,
  d: flag.unixLines,
  u: flag.unicodeCase,
  c: 0,
  x: flag.comments,
  U: flag.unicodeCharacterClass | flag.unicodeCase,
}

function readFlags(reader: PatternReader): void {
  let adds = true
  for (let c = reader.peek(); ; c = reader.next()) {
    const bits = flagBits[String.fromCodePoint(c)]
    if (bits !== undefined) reader.flags = adds ? reader.flags | bits : reader.flags & ~bits
    else if (c === 0x2d && adds) adds = false
    else return
  }
}
