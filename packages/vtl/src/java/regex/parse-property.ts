import { type CharSet, complement } from './char-set.ts'
import { javaRegexFlags as flag } from './java-regex.ts'
import type { ParserState } from './parser-state.ts'
import type { PatternReader } from './pattern-reader.ts'
import { blockSet, namedSet, posixPropertySet, propertySet, scriptSet } from './unicode-property.ts'

/** Reads \p… or \P…; the cursor stands on the letter. */
export function readProperty(state: ParserState): CharSet {
  const { reader } = state
  const negated = reader.at(reader.cursor) === 0x50
  const name = readName(reader)
  const equals = name.indexOf('=')
  const set =
    equals < 0 ? simpleProperty(reader, name) : assignedProperty(reader, name.slice(0, equals), name.slice(equals + 1))
  if (!negated) return set
  state.byCodePoint = true
  return complement(set)
}

function readName(reader: PatternReader): string {
  if (reader.next() !== 0x7b) {
    const start = reader.cursor
    reader.read()
    return start < reader.length ? reader.text(start, start + 1) : '\0'
  }
  reader.next()
  const start = reader.cursor
  while (reader.cursor < reader.length && reader.read() !== 0x7d);
  if (reader.at(reader.cursor - 1) !== 0x7d || reader.cursor <= start) {
    reader.cursor = reader.length + 1
    throw reader.error('Unclosed character family')
  }
  if (start + 1 >= reader.cursor) throw reader.error('Empty character family')
  return reader.text(start, reader.cursor - 1)
}

function assignedProperty(reader: PatternReader, name: string, value: string): CharSet {
  const key = name.toLowerCase()
  const set = assigned(key, value, reader.has(flag.caseInsensitive))
  if (!set) throw reader.error(`Unknown Unicode property {name=<${key}>, value=<${value}>}`)
  return set
}

function assigned(key: string, value: string, ignoreCase: boolean): CharSet | undefined {
  switch (key) {
    case 'sc':
    case 'script':
      return scriptSet(value)
    case 'blk':
    case 'block':
      return blockSet(value)
    case 'gc':
    case 'general_category':
      return namedSet(value, ignoreCase)
    default:
      return undefined
  }
}

function simpleProperty(reader: PatternReader, name: string): CharSet {
  const ignoreCase = reader.has(flag.caseInsensitive)
  const set = find(reader, name, ignoreCase)
  if (!set) throw reader.error(`Unknown character property name {${name}}`)
  return set
}

function find(reader: PatternReader, name: string, ignoreCase: boolean): CharSet | undefined {
  const rest = name.slice(2)
  if (name.startsWith('In')) return blockSet(rest)
  if (name.startsWith('Is')) return propertySet(rest, ignoreCase) ?? namedSet(rest, ignoreCase) ?? scriptSet(rest)
  const posix = reader.has(flag.unicodeCharacterClass) ? posixPropertySet(name, ignoreCase) : undefined
  return posix ?? namedSet(name, ignoreCase)
}
