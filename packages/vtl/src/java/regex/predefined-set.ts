import { type CharSet, codePointSet, complement, rangeSet, unitSet } from './char-set.ts'
import { propertySet, wordSet } from './unicode-property.ts'

const asciiWord = unitSet(
  (c) => (c >= 0x61 && c <= 0x7a) || (c >= 0x41 && c <= 0x5a) || (c >= 0x30 && c <= 0x39) || c === 0x5f,
)
const asciiSpace = unitSet((c) => c === 0x20 || (c >= 9 && c <= 13))
const horizontal = unitSet(
  (c) =>
    c === 9 ||
    c === 0x20 ||
    c === 0xa0 ||
    c === 0x1680 ||
    c === 0x180e ||
    (c >= 0x2000 && c <= 0x200a) ||
    c === 0x202f ||
    c === 0x205f ||
    c === 0x3000,
)
const vertical = unitSet((c) => (c >= 0xa && c <= 0xd) || c === 0x85 || c === 0x2028 || c === 0x2029)

/** Whether Java ends a line there (without UNIX_LINES, where only \n does). */
export function isLineTerminator(unit: number): boolean {
  return unit === 0xa || unit === 0xd || unit === 0x85 || unit === 0x2028 || unit === 0x2029
}

/** `.` in its three forms. */
export const dotSets = {
  all: codePointSet(() => true),
  unixLines: codePointSet((c) => c !== 0xa),
  plain: codePointSet((c) => !isLineTerminator(c)),
}

/** The set behind \d \D \h \H \s \S \v \V \w \W; undefined for any other letter. */
export function predefinedSet(letter: string, unicodeClasses: boolean): CharSet | undefined {
  const set = positiveSet(letter.toLowerCase(), unicodeClasses)
  return set && letter !== letter.toLowerCase() ? complement(set) : set
}

function positiveSet(letter: string, unicodeClasses: boolean): CharSet | undefined {
  switch (letter) {
    case 'd':
      return (unicodeClasses ? propertySet('DIGIT', false) : undefined) ?? rangeSet(0x30, 0x39)
    case 'h':
      return horizontal
    case 's':
      return (unicodeClasses ? propertySet('WHITE_SPACE', false) : undefined) ?? asciiSpace
    case 'v':
      return vertical
    case 'w':
      return unicodeClasses ? wordSet() : asciiWord
    default:
      return undefined
  }
}
