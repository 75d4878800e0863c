import { RegexTooComplex } from './errors.ts'
import { PatternReader } from './pattern-reader.ts'

/** Groups and classes may nest so deep; deeper patterns are refused before they can exhaust the stack. */
const greatestDepth = 400

/** Longest pattern, in UTF-16 units. */
const greatestLength = 10_000

/** What the parts of the parser share while one pattern is read. */
export class ParserState {
  readonly reader: PatternReader
  readonly groupNames = new Map<string, number>()
  groupCount = 0
  byCodePoint = false
  hasBackreference = false
  readonly #pattern: string
  #depth = 0

  constructor(pattern: string, flags: number) {
    if (pattern.length > greatestLength) {
      throw new RegexTooComplex(`is longer than ${greatestLength} characters`, pattern)
    }
    this.reader = new PatternReader(pattern, flags)
    this.#pattern = pattern
  }

  /** Runs one level of nesting. */
  nested<T>(read: () => T): T {
    if (++this.#depth > greatestDepth)
      throw new RegexTooComplex(`nests deeper than ${greatestDepth} levels`, this.#pattern)
    const result = read()
    this.#depth--
    return result
  }

  unsupported(what: string): RegexTooComplex {
    return new RegexTooComplex(what, this.#pattern)
  }
}
