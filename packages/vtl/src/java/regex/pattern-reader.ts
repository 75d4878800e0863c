import { needsCodePoint } from './char-set.ts'
import { JavaRegexSyntaxError } from './errors.ts'
import { javaRegexFlags } from './java-regex.ts'

/**
 * The pattern as a sequence of code points with a cursor, read as java.util.regex.Pattern reads it: 0 stands behind the
 * end, the cursor may pass it, and with COMMENTS blanks and comments are skipped. Error places follow from the cursor.
 */
export class PatternReader {
  cursor = 0
  readonly length: number
  /** The flags in force here. */
  flags: number
  readonly #pattern: string
  readonly #codePoints: number[]

  constructor(pattern: string, flags: number) {
    this.#pattern = pattern
    this.flags = flags
    const codePoints = Array.from(pattern, (c) => c.codePointAt(0) ?? 0)
    this.#codePoints = flags & javaRegexFlags.literal ? codePoints : withoutQuotes(codePoints)
    this.length = this.#codePoints.length
  }

  has(flag: number): boolean {
    return (this.flags & flag) !== 0
  }

  at(index: number): number {
    return this.#codePoints[index] ?? 0
  }

  text(from: number, to: number): string {
    return String.fromCodePoint(...this.#codePoints.slice(from, to))
  }

  /** Whether from a place on the pattern's text has characters beyond U+FFFF, or halves of them. */
  hasBeyondUnits(from: number): boolean {
    return this.#codePoints.slice(from).some(needsCodePoint)
  }

  peek(): number {
    this.#skipIgnored()
    return this.at(this.cursor)
  }

  /** Takes a character: skips what COMMENTS ignores before it, ends behind it. */
  read(): number {
    this.#skipIgnored()
    return this.at(this.cursor++)
  }

  /** Leaves the current character and looks at the one after it. */
  next(): number {
    this.cursor++
    return this.peek()
  }

  /** Like next, but blanks count. */
  nextEscaped(): number {
    return this.at(++this.cursor)
  }

  /** Leaves the current character, takes the one after it. */
  skip(): number {
    this.cursor += 2
    return this.at(this.cursor - 1)
  }

  unread(): void {
    this.cursor--
  }

  accept(codePoint: number, otherwise: string): void {
    if (this.read() !== codePoint) throw this.error(otherwise)
  }

  error(description: string): JavaRegexSyntaxError {
    return new JavaRegexSyntaxError(description, this.cursor - 1, this.#pattern)
  }

  #skipIgnored(): void {
    if (!this.has(javaRegexFlags.comments)) return
    for (;;) {
      const c = this.at(this.cursor)
      if (c === 0x23) this.#skipLine()
      else if (c === 0x20 || (c >= 9 && c <= 13)) this.cursor++
      else return
    }
  }

  #skipLine(): void {
    for (let c = this.at(this.cursor); this.cursor < this.length; c = this.at(++this.cursor)) {
      if (this.#endsLine(c)) return
    }
  }

  #endsLine(c: number): boolean {
    if (c === 0xa) return true
    return !this.has(javaRegexFlags.unixLines) && (c === 0xd || c === 0x85 || c === 0x2028 || c === 0x2029)
  }
}

/** Rewrites \Q…\E to single escaped characters, as Java does before it parses. */
function withoutQuotes(codePoints: number[]): number[] {
  const backslash = 0x5c
  const quoteAt = (i: number) => codePoints[i] === backslash && codePoints[i + 1] === 0x51
  let i = 0
  while (i < codePoints.length - 1 && !quoteAt(i)) i += codePoints[i] === backslash ? 2 : 1
  if (i >= codePoints.length - 1) return codePoints
  const result = codePoints.slice(0, i)
  let quoted = true
  let first = true
  for (i += 2; i < codePoints.length; ) {
    const c = codePoints[i++] ?? 0
    const next = codePoints[i]
    if (c < 0x80 && !isAsciiLetterOrDigit(c)) {
      if (!quoted && c === backslash && next === 0x51) {
        quoted = first = true
        i++
        continue
      }
      if (quoted && c === backslash && next === 0x45) {
        quoted = false
        i++
        continue
      }
      if (quoted) result.push(backslash, c)
      else {
        result.push(c)
        if (c === backslash && next !== undefined) {
          result.push(next)
          i++
        }
      }
    } else if (quoted && first && c >= 0x30 && c <= 0x39) result.push(backslash, 0x78, 0x33, c)
    else result.push(c)
    first = false
  }
  return result
}

function isAsciiLetterOrDigit(c: number): boolean {
  return (c >= 0x30 && c <= 0x39) || ((c | 32) >= 0x61 && (c | 32) <= 0x7a)
}
