import { type CharSet, codePointSet, complement, intersection, rangeSet, union, unitSet } from './char-set.ts'
import { unicodeBlock } from './unicode-blocks.ts'
import { unicodeScriptCode } from './unicode-scripts.ts'

/** A set given by a Unicode property expression of ECMAScript, e.g. `\p{Lu}`. */
function unicode(expression: string): CharSet {
  const test = new RegExp(`^${expression}$`, 'u')
  return codePointSet((c) => test.test(String.fromCodePoint(c)))
}

const ascii = (has: (unit: number) => boolean): CharSet => unitSet((c) => c < 0x80 && has(c))
const among = (text: string): CharSet => ascii((c) => text.includes(String.fromCharCode(c)))
const graphic = rangeSet(0x21, 0x7e)
const alphanumeric = among('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz')

/** Sets that are made when first asked for. */
type SetTable = Readonly<Record<string, () => CharSet>>

const anyCaseLetter = () => unicode('[\\p{Lu}\\p{Ll}\\p{Lt}]')
const anyCase = () => unicode('[\\p{Lowercase}\\p{Uppercase}\\p{Lt}]')
const asciiLetter = () => ascii((c) => (c | 32) >= 0x61 && (c | 32) <= 0x7a)

const posix: SetTable = {
  ASCII: () => rangeSet(0, 0x7f),
  Alnum: () => alphanumeric,
  Alpha: asciiLetter,
  Blank: () => among(' \t'),
  Cntrl: () => ascii((c) => c < 0x20 || c === 0x7f),
  Digit: () => rangeSet(0x30, 0x39),
  Graph: () => graphic,
  Lower: () => rangeSet(0x61, 0x7a),
  Print: () => rangeSet(0x20, 0x7e),
  Punct: () => intersection(graphic, complement(alphanumeric)),
  Space: () => ascii((c) => c === 0x20 || (c >= 9 && c <= 13)),
  Upper: () => rangeSet(0x41, 0x5a),
  XDigit: () => among('0123456789ABCDEFabcdef'),
}

const ignorable = () =>
  union(
    unicode('\\p{Cf}'),
    unitSet((c) => c <= 8 || (c >= 0xe && c <= 0x1b) || (c >= 0x7f && c <= 0x9f)),
  )

const javaMethods: SetTable = {
  javaLowerCase: () => unicode('\\p{Lowercase}'),
  javaUpperCase: () => unicode('\\p{Uppercase}'),
  javaAlphabetic: () => unicode('\\p{Alphabetic}'),
  javaIdeographic: () => unicode('\\p{Ideographic}'),
  javaTitleCase: () => unicode('\\p{Lt}'),
  javaDigit: () => unicode('\\p{Nd}'),
  javaDefined: () => unicode('\\P{Cn}'),
  javaLetter: () => unicode('\\p{L}'),
  javaLetterOrDigit: () => unicode('[\\p{L}\\p{Nd}]'),
  javaJavaIdentifierStart: () => unicode('[\\p{L}\\p{Nl}\\p{Sc}\\p{Pc}]'),
  javaJavaIdentifierPart: () => union(unicode('[\\p{L}\\p{Nl}\\p{Sc}\\p{Pc}\\p{Nd}\\p{Mc}\\p{Mn}]'), ignorable()),
  javaUnicodeIdentifierStart: () => unicode('\\p{ID_Start}'),
  javaUnicodeIdentifierPart: () => union(unicode('\\p{ID_Continue}'), ignorable()),
  javaIdentifierIgnorable: ignorable,
  javaSpaceChar: () => unicode('\\p{Z}'),
  javaWhitespace: () =>
    intersection(
      union(
        unicode('\\p{Z}'),
        unitSet((c) => (c >= 9 && c <= 13) || (c >= 0x1c && c <= 0x1f)),
      ),
      complement(unitSet((c) => c === 0xa0 || c === 0x2007 || c === 0x202f)),
    ),
  javaISOControl: () => unitSet((c) => c < 0x20 || (c >= 0x7f && c <= 0x9f)),
  javaMirrored: () => unicode('\\p{Bidi_Mirrored}'),
}

const otherCategories: SetTable = {
  L1: () => rangeSet(0, 0xff),
  LD: () => unicode('[\\p{L}\\p{Nd}]'),
  all: () => codePointSet(() => true),
}

const categoryNames = new Set(
  'Cn Lu Ll Lt Lm Lo Mn Me Mc Nd Nl No Zs Zl Zp Cc Cf Co Cs Pd Ps Pe Pc Po Sm Sc Sk So Pi Pf L M N Z C P S LC'.split(
    ' ',
  ),
)

const word = () => union(unicode('[\\p{Alphabetic}\\p{Mn}\\p{Me}\\p{Mc}\\p{Nd}\\p{Pc}]'), rangeSet(0x200c, 0x200d))

const properties: SetTable = {
  ALPHABETIC: () => unicode('\\p{Alphabetic}'),
  LETTER: () => unicode('\\p{L}'),
  IDEOGRAPHIC: () => unicode('\\p{Ideographic}'),
  LOWERCASE: () => unicode('\\p{Lowercase}'),
  UPPERCASE: () => unicode('\\p{Uppercase}'),
  TITLECASE: () => unicode('\\p{Lt}'),
  WHITE_SPACE: () =>
    union(
      unicode('\\p{Z}'),
      unitSet((c) => (c >= 9 && c <= 13) || c === 0x85),
    ),
  CONTROL: () => unicode('\\p{Cc}'),
  PUNCTUATION: () => unicode('\\p{P}'),
  HEX_DIGIT: () => unicode('[\\p{Nd}A-Fa-f\\uff10-\\uff19\\uff21-\\uff26\\uff41-\\uff46]'),
  ASSIGNED: () => unicode('\\P{Cn}'),
  NONCHARACTER_CODE_POINT: () => codePointSet((c) => (c & 0xfffe) === 0xfffe || (c >= 0xfdd0 && c <= 0xfdef)),
  DIGIT: () => unicode('\\p{Nd}'),
  ALNUM: () => unicode('[\\p{Alphabetic}\\p{Nd}]'),
  BLANK: () => unicode('[\\p{Zs}\\t]'),
  GRAPH: () => unicode('[^\\p{Z}\\p{Cc}\\p{Cs}\\p{Cn}]'),
  PRINT: () => unicode('[^\\p{Zl}\\p{Zp}\\p{Cc}\\p{Cs}\\p{Cn}]'),
  WORD: word,
  JOIN_CONTROL: () => rangeSet(0x200c, 0x200d),
}

const propertyAliases: Readonly<Record<string, string>> = {
  WHITESPACE: 'WHITE_SPACE',
  HEXDIGIT: 'HEX_DIGIT',
  NONCHARACTERCODEPOINT: 'NONCHARACTER_CODE_POINT',
  JOINCONTROL: 'JOIN_CONTROL',
}

const posixAsProperty: Readonly<Record<string, string>> = {
  ALPHA: 'ALPHABETIC',
  LOWER: 'LOWERCASE',
  UPPER: 'UPPERCASE',
  SPACE: 'WHITE_SPACE',
  PUNCT: 'PUNCTUATION',
  XDIGIT: 'HEX_DIGIT',
  ALNUM: 'ALNUM',
  CNTRL: 'CONTROL',
  DIGIT: 'DIGIT',
  BLANK: 'BLANK',
  GRAPH: 'GRAPH',
  PRINT: 'PRINT',
}

/** Sets that with CASE_INSENSITIVE hold the letters of every case. */
const foldedSets: SetTable = {
  Lu: anyCaseLetter,
  Ll: anyCaseLetter,
  Lt: anyCaseLetter,
  Lower: asciiLetter,
  Upper: asciiLetter,
  javaLowerCase: anyCase,
  javaUpperCase: anyCase,
  javaTitleCase: anyCase,
  LOWERCASE: anyCase,
  UPPERCASE: anyCase,
  TITLECASE: anyCase,
}

const cache = new Map<() => CharSet, CharSet>()

function made(make: (() => CharSet) | undefined): CharSet | undefined {
  if (!make) return undefined
  const known = cache.get(make)
  if (known) return known
  const set = make()
  cache.set(make, set)
  return set
}

function entry(table: SetTable, name: string, ignoreCase: boolean): CharSet | undefined {
  if (!Object.hasOwn(table, name)) return undefined
  return made(ignoreCase && Object.hasOwn(foldedSets, name) ? foldedSets[name] : table[name])
}

/** `\p{name}`: a general category, a POSIX class of ASCII, or a method of java.lang.Character. */
export function namedSet(name: string, ignoreCase: boolean): CharSet | undefined {
  if (categoryNames.has(name)) {
    const set = ignoreCase ? made(Object.hasOwn(foldedSets, name) ? foldedSets[name] : undefined) : undefined
    return set ?? category(name)
  }
  return (
    entry(posix, name, ignoreCase) ?? entry(javaMethods, name, ignoreCase) ?? entry(otherCategories, name, ignoreCase)
  )
}

const categories = new Map<string, CharSet>()

function category(name: string): CharSet {
  const set = categories.get(name) ?? unicode(`\\p{${name}}`)
  categories.set(name, set)
  return set
}

/** `\p{IsName}`: a binary property of Unicode. */
export function propertySet(name: string, ignoreCase: boolean): CharSet | undefined {
  const upper = name.toUpperCase()
  return entry(properties, propertyAliases[upper] ?? upper, ignoreCase) ?? posixPropertySet(name, ignoreCase)
}

/** `\p{Name}` with UNICODE_CHARACTER_CLASS: the POSIX classes mean properties of Unicode. */
export function posixPropertySet(name: string, ignoreCase: boolean): CharSet | undefined {
  const upper = name.toUpperCase()
  const property = Object.hasOwn(posixAsProperty, upper) ? posixAsProperty[upper] : undefined
  return property === undefined ? undefined : entry(properties, property, ignoreCase)
}

/** `\p{script=name}`; undefined when Java knows no such script. */
export function scriptSet(name: string): CharSet | undefined {
  const code = unicodeScriptCode(name)
  return code === undefined ? undefined : unicode(`\\p{Script=${code}}`)
}

/** `\p{block=name}`; undefined when Java knows no such block. */
export function blockSet(name: string): CharSet | undefined {
  const block = unicodeBlock(name)
  return block && codePointSet((c) => c >= block[0] && c <= block[1])
}

export const wordSet = (): CharSet => made(word) ?? word()
export const isLetterOrDigit = (codePoint: number): boolean =>
  made(javaMethods.javaLetterOrDigit)?.has(codePoint) ?? false
export const isNonSpacingMark = (codePoint: number): boolean => codePoint >= 0x300 && category('Mn').has(codePoint)
