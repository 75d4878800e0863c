import { foldCodePoint, toLowerAscii, toLowerCodePoint, toUpperAscii, toUpperCodePoint } from './case-fold.ts'
import {
  type CharSet,
  codePointSet,
  complement,
  intersection,
  LowCharacters,
  rangeSet,
  singleSet,
  union,
  unitSet,
} from './char-set.ts'
import { escapedSet, foldInForce, readEscape } from './parse-escape.ts'
import { readProperty } from './parse-property.ts'
import type { ParserState } from './parser-state.ts'
import type { PatternReader } from './pattern-reader.ts'

const openBracket = 0x5b
const closeBracket = 0x5d
const ampersand = 0x26

/** Reads a character class; the cursor stands on its bracket. With `consume` the closing bracket is taken as well. */
export function readClass(state: ParserState, consume: boolean): CharSet {
  return state.nested(() => new ClassReader(state).read(consume))
}

class ClassReader {
  readonly #state: ParserState
  readonly #reader: PatternReader
  readonly #low = new LowCharacters()
  #hasLow = false
  /** What has been read so far, but for the listed low characters. */
  #sofar: CharSet | null = null
  /** What was read last: the right side of `&&` when nothing stands there. */
  #last: CharSet | null = null

  constructor(state: ParserState) {
    this.#state = state
    this.#reader = state.reader
  }

  read(consume: boolean): CharSet {
    const reader = this.#reader
    let c = reader.next()
    const negated = c === 0x5e && reader.at(reader.cursor - 1) === openBracket
    if (negated) c = reader.next()
    for (;;) {
      if (c === openBracket) this.#add(readClass(this.#state, true))
      else if (c === ampersand && this.#intersects()) this.#intersect()
      else if (c === closeBracket && (this.#sofar || this.#hasLow)) {
        if (consume) reader.next()
        const set = this.#withLow()
        return negated ? complement(set) : set
      } else if (c === 0 && reader.cursor >= reader.length) throw reader.error('Unclosed character class')
      else this.#readItem()
      c = reader.peek()
    }
  }

  #add(set: CharSet): void {
    this.#last = set
    this.#sofar = this.#sofar ? union(this.#sofar, set) : set
  }

  #withLow(): CharSet {
    if (!this.#hasLow) return this.#sofar ?? this.#low
    return this.#sofar ? union(this.#sofar, this.#low) : this.#low
  }

  /** Whether another & follows; if so the cursor ends on it. */
  #intersects(): boolean {
    if (this.#reader.next() === ampersand) return true
    this.#reader.unread()
    return false
  }

  #intersect(): void {
    const reader = this.#reader
    let right: CharSet | null = null
    for (let c = reader.next(); c !== closeBracket && c !== ampersand; c = reader.peek()) {
      if (c !== openBracket) reader.unread()
      const set = readClass(this.#state, c === openBracket)
      right = right ? union(right, set) : set
    }
    if (this.#hasLow) {
      if (!this.#sofar) this.#last = this.#low
      this.#sofar = this.#withLow()
      this.#hasLow = false
    }
    if (right) this.#last = right
    if (this.#sofar) this.#sofar = intersection(this.#sofar, this.#last ?? this.#sofar)
    else if (right) this.#sofar = right
    else throw reader.error('Bad class syntax')
  }

  /** One character, range or escape. */
  #readItem(): void {
    const reader = this.#reader
    let c = reader.peek()
    if (c === 0x5c) {
      const letter = reader.nextEscaped()
      if (letter === 0x70 || letter === 0x50) {
        this.#add(readProperty(this.#state))
        return
      }
      const isRange = reader.at(reader.cursor + 1) === 0x2d
      reader.unread()
      const escaped = readEscape(this.#state, true, isRange)
      const set = escapedSet(escaped)
      if (set) {
        this.#add(set)
        return
      }
      c = typeof escaped === 'number' ? escaped : 0
    } else reader.next()
    const last = this.#rangeEnd()
    if (last === undefined) this.#addSingle(c)
    else if (last < c) throw reader.error('Illegal character range')
    else this.#add(foldedRange(reader, c, last))
  }

  /** The end of a range, when one follows; -1 for an end that is no character. */
  #rangeEnd(): number | undefined {
    const reader = this.#reader
    if (reader.peek() !== 0x2d) return undefined
    const after = reader.at(reader.cursor + 1)
    if (after === openBracket || after === closeBracket) return undefined
    const c = reader.next()
    if (c !== 0x5c) {
      reader.next()
      return c
    }
    const escaped = readEscape(this.#state, true, true)
    return typeof escaped === 'number' ? escaped : -1
  }

  #addSingle(c: number): void {
    const fold = foldInForce(this.#reader)
    if (c >= 256 || (fold === 'unicode' && foldsBeyondLatin1.has(c))) {
      this.#add(foldedSingle(this.#reader, c))
      return
    }
    this.#hasLow = true
    this.#low.add(c)
    if (fold === 'none' || (fold === 'ascii' && c >= 0x80)) return
    this.#low.add(c < 0x80 ? toLowerAscii(c) : toLowerCodePoint(c))
    this.#low.add(c < 0x80 ? toUpperAscii(c) : toUpperCodePoint(c))
  }
}

/** Letters of Latin-1 that share their folded form with one beyond it: ÿ µ I i S s K k Å å. */
const foldsBeyondLatin1 = new Set([0xff, 0xb5, 0x49, 0x69, 0x53, 0x73, 0x4b, 0x6b, 0xc5, 0xe5])

function foldedRange(reader: PatternReader, first: number, last: number): CharSet {
  const within = (c: number) => c >= first && c <= last
  switch (foldInForce(reader)) {
    case 'none':
      return rangeSet(first, last)
    case 'ascii':
      return codePointSet((c) => within(c) || (c < 0x80 && (within(toUpperAscii(c)) || within(toLowerAscii(c)))))
    case 'unicode':
      return codePointSet((c) => {
        const upper = toUpperCodePoint(c)
        return within(c) || within(upper) || within(toLowerCodePoint(upper))
      })
  }
}

/** The set of one character under the flags in force. */
export function foldedSingle(reader: PatternReader, c: number): CharSet {
  switch (foldInForce(reader)) {
    case 'none':
      return singleSet(c)
    case 'ascii': {
      const lower = toLowerAscii(c)
      const upper = toUpperAscii(c)
      return lower === upper ? singleSet(c) : unitSet((other) => other === lower || other === upper)
    }
    case 'unicode': {
      const folded = foldCodePoint(c)
      return toUpperCodePoint(c) === folded
        ? singleSet(c)
        : codePointSet((other) => other === folded || foldCodePoint(other) === folded)
    }
  }
}
