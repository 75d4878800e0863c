import type { Assertion } from './ast.ts'
import { foldCodePoint, toLowerAscii } from './case-fold.ts'
import { isGraphemeBoundary } from './grapheme.ts'
import { isLineTerminator } from './predefined-set.ts'
import type { ProgramText } from './program.ts'
import { isLetterOrDigit, isNonSpacingMark, wordSet } from './unicode-property.ts'

/** Whether an assertion holds at a place. `lastEnd`: end of the former match, for \G. */
export function holds(assertion: Assertion, input: string, at: number, lastEnd: number): boolean {
  switch (assertion) {
    case 'input-start':
      return at === 0
    case 'input-end':
      return at === input.length
    case 'line-start':
      return isLineStart(input, at)
    case 'unix-line-start':
      return at < input.length && (at === 0 || input.charCodeAt(at - 1) === 0xa)
    case 'dollar':
      return isBeforeLastTerminator(input, at)
    case 'multiline-dollar':
      return isLineEnd(input, at)
    case 'unix-dollar':
      return at === input.length || (at === input.length - 1 && input.charCodeAt(at) === 0xa)
    case 'unix-multiline-dollar':
      return at === input.length || input.charCodeAt(at) === 0xa
    case 'last-match-end':
      return at === lastEnd
    case 'word-boundary':
      return isWordBoundary(input, at, isPlainWord)
    case 'not-word-boundary':
      return !isWordBoundary(input, at, isPlainWord)
    case 'unicode-word-boundary':
      return isWordBoundary(input, at, isUnicodeWord)
    case 'not-unicode-word-boundary':
      return !isWordBoundary(input, at, isUnicodeWord)
    case 'grapheme-boundary':
      return isGraphemeBoundary(input, at)
  }
}

function isLineStart(input: string, at: number): boolean {
  if (at === input.length) return false
  if (at === 0) return true
  const before = input.charCodeAt(at - 1)
  return isLineTerminator(before) && !(before === 0xd && input.charCodeAt(at) === 0xa)
}

/** The end, or the place before a line terminator that ends the input. */
function isBeforeLastTerminator(input: string, at: number): boolean {
  const end = input.length
  if (at < end - 2) return false
  if (at === end) return true
  if (at === end - 2) return input.charCodeAt(at) === 0xd && input.charCodeAt(at + 1) === 0xa
  const c = input.charCodeAt(at)
  return isLineTerminator(c) && !(c === 0xa && at > 0 && input.charCodeAt(at - 1) === 0xd)
}

function isLineEnd(input: string, at: number): boolean {
  if (at === input.length) return true
  const c = input.charCodeAt(at)
  return isLineTerminator(c) && !(c === 0xa && at > 0 && input.charCodeAt(at - 1) === 0xd)
}

const isPlainWord = (c: number) => (c < 0x80 ? c === 0x5f || isAsciiLetterOrDigit(c) : isLetterOrDigit(c))
const isUnicodeWord = (c: number) => wordSet().has(c)
const isAsciiLetterOrDigit = (c: number) => (c >= 0x30 && c <= 0x39) || ((c | 32) >= 0x61 && (c | 32) <= 0x7a)

function isWordBoundary(input: string, at: number, isWord: (codePoint: number) => boolean): boolean {
  const before = codePointBefore(input, at)
  const left = before !== undefined && (isWord(before) || (isNonSpacingMark(before) && hasBase(input, at - 1)))
  const after = input.codePointAt(at)
  const right = after !== undefined && (isWord(after) || (isNonSpacingMark(after) && hasBase(input, at)))
  return left !== right
}

/** Whether the marks at and before a place stand on a letter or digit. */
function hasBase(input: string, at: number): boolean {
  for (let i = at; i >= 0; i--) {
    const c = input.codePointAt(i) ?? 0
    if (isLetterOrDigit(c)) return true
    if (!isNonSpacingMark(c)) return false
  }
  return false
}

function codePointBefore(input: string, at: number): number | undefined {
  if (at === 0) return undefined
  const unit = input.charCodeAt(at - 1)
  const isLow = unit >= 0xdc00 && unit <= 0xdfff
  const pair = isLow && at > 1 ? input.codePointAt(at - 2) : undefined
  return pair !== undefined && pair > 0xffff ? pair : unit
}

/** Where the text ends when it stands at `at`; -1 when it does not. */
export function endOfText(text: ProgramText, input: string, at: number): number {
  if (text.fold === 'none' && !text.byCodePoint) return input.startsWith(text.units, at) ? at + text.units.length : -1
  const fold = text.fold === 'ascii' ? toLowerAscii : foldCodePoint
  let end = at
  for (let i = 0; i < text.units.length; ) {
    const wanted = text.byCodePoint ? (text.units.codePointAt(i) ?? 0) : text.units.charCodeAt(i)
    if (end >= input.length) return -1
    const found = text.byCodePoint ? (input.codePointAt(end) ?? 0) : input.charCodeAt(end)
    if (found !== wanted && (text.fold === 'none' || fold(found) !== wanted)) return -1
    i += wanted > 0xffff ? 2 : 1
    end += found > 0xffff ? 2 : 1
  }
  return end
}

/** Where a repetition of input[start, end) that stands at `at` ends; -1 when none stands there. `fold`: 0, 1 ASCII, 2 Unicode. */
export function endOfRepetition(input: string, start: number, end: number, at: number, fold: number): number {
  const length = end - start
  if (at + length > input.length) return -1
  for (let i = 0; i < length; ) {
    const wanted = fold === 2 ? (input.codePointAt(start + i) ?? 0) : input.charCodeAt(start + i)
    const found = fold === 2 ? (input.codePointAt(at + i) ?? 0) : input.charCodeAt(at + i)
    if (wanted !== found && !(fold > 0 && sameFolded(wanted, found, fold))) return -1
    i += wanted > 0xffff ? 2 : 1
  }
  return at + length
}

function sameFolded(left: number, right: number, fold: number): boolean {
  return fold === 1 ? toLowerAscii(left) === toLowerAscii(right) : foldCodePoint(left) === foldCodePoint(right)
}
