import type { TokenKind } from './token.ts'

/** Character codes the scanner looks at. */
export const code = {
  tab: 9,
  lf: 10,
  cr: 13,
  space: 32,
  bang: 33,
  quote: 34,
  hash: 35,
  dollar: 36,
  percent: 37,
  ampersand: 38,
  apostrophe: 39,
  open: 40,
  close: 41,
  star: 42,
  plus: 43,
  comma: 44,
  minus: 45,
  dot: 46,
  slash: 47,
  zero: 48,
  nine: 57,
  colon: 58,
  less: 60,
  equals: 61,
  greater: 62,
  at: 64,
  openBracket: 91,
  backslash: 92,
  closeBracket: 93,
  underscore: 95,
  openBrace: 123,
  bar: 124,
  closeBrace: 125,
} as const

export function isLetter(unit: number): boolean {
  return (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90)
}

export function isDigit(unit: number): boolean {
  return unit >= code.zero && unit <= code.nine
}

export function isBlank(unit: number): boolean {
  return unit === code.space || unit === code.tab
}

/** 1 for the characters of names but the hyphen: letters, digits, `_`. */
const nameUnits = Uint8Array.from({ length: 128 }, (_, unit) => Number(/\w/.test(String.fromCharCode(unit))))

/** End of `[A-Za-z_][A-Za-z0-9_-]*` at `at`; `at` when there is none. */
export function scanIdentifier(source: string, at: number): number {
  const first = source.charCodeAt(at)
  if (nameUnits[first] !== 1 || isDigit(first)) return at
  let end = at + 1
  for (;;) {
    const unit = source.charCodeAt(end)
    if (nameUnits[unit] === 1 || unit === code.minus) end++
    else return end
  }
}

/** End of the name of a directive at `at`: letters, digits, `_` and `@`, no digit first. */
export function scanWord(source: string, at: number): number {
  const first = source.charCodeAt(at)
  if (!isLetter(first) && first !== code.underscore && first !== code.at) return at
  let end = at + 1
  for (;;) {
    const unit = source.charCodeAt(end)
    if (nameUnits[unit] === 1 || unit === code.at) end++
    else return end
  }
}

/** End of `{word}` at `at`; `at` when there is none. */
export function scanBracketedWord(source: string, at: number): number {
  if (source.charCodeAt(at) !== code.openBrace || source.charCodeAt(at + 1) === code.at) return at
  const end = scanWord(source, at + 1)
  return end > at + 1 && source.charCodeAt(end) === code.closeBrace ? end + 1 : at
}

/** Past blanks and one line end, if a line end comes next; otherwise `at` (rules W1 and W2). */
export function swallowLineEnd(source: string, at: number): number {
  let end = at
  while (isBlank(source.charCodeAt(end))) end++
  const unit = source.charCodeAt(end)
  if (unit === code.cr) return source.charCodeAt(end + 1) === code.lf ? end + 2 : end + 1
  return unit === code.lf ? end + 1 : at
}

/** Past `[ \t]*#set *(` or `#{set}`; `at` when that does not stand here (rule W4). */
export function scanSet(source: string, at: number): number {
  let end = at
  while (isBlank(source.charCodeAt(end))) end++
  if (source.charCodeAt(end) !== code.hash) return at
  if (source.startsWith('set', end + 1)) end += 4
  else if (source.startsWith('{set}', end + 1)) end += 6
  else return at
  while (source.charCodeAt(end) === code.space) end++
  return source.charCodeAt(end) === code.open ? end + 1 : at
}

/** End of the string literal at `at`; doubled quotes stand for one. -1 when it is not closed. */
export function scanString(source: string, at: number): number {
  const quote = source.charAt(at)
  let closedAt = -1
  let from = at + 1
  for (;;) {
    const found = source.indexOf(quote, from)
    if (found < 0) return closedAt
    if (source.charAt(found + 1) !== quote) return found + 1
    closedAt = found + 1
    from = found + 2
  }
}

/** The number at `at`, if there is one. `1..` is the integer of a range. */
export function scanNumber(source: string, at: number): { kind: 'integer' | 'decimal'; end: number } | null {
  let end = source.charCodeAt(at) === code.minus ? at + 1 : at
  const digits = end
  while (isDigit(source.charCodeAt(end))) end++
  const whole = end > digits
  if (source.charCodeAt(end) === code.dot) {
    if (whole && source.charCodeAt(end + 1) === code.dot) return { kind: 'integer', end }
    let fraction = end + 1
    while (isDigit(source.charCodeAt(fraction))) fraction++
    if (whole || fraction > end + 1) return { kind: 'decimal', end: scanExponent(source, fraction) }
    return null
  }
  if (!whole) return null
  const exponent = scanExponent(source, end)
  return exponent > end ? { kind: 'decimal', end: exponent } : { kind: 'integer', end }
}

function scanExponent(source: string, at: number): number {
  const unit = source.charCodeAt(at)
  if (unit !== 101 && unit !== 69) return at
  let end = at + 1
  const sign = source.charCodeAt(end)
  if (sign === 43 || sign === code.minus) end++
  const digits = end
  while (isDigit(source.charCodeAt(end))) end++
  return end > digits ? end : at
}

/** What a name is where references are read. */
export function nameKind(source: string, at: number, end: number): 'identifier' | 'true' | 'false' {
  if (end - at === 4 && source.startsWith('true', at)) return 'true'
  return end - at === 5 && source.startsWith('false', at) ? 'false' : 'identifier'
}

/** Behind the blanks and line ends at an offset. */
export function whitespaceEnd(source: string, at: number): number {
  let end = at
  for (;;) {
    const unit = source.charCodeAt(end)
    if (!isBlank(unit) && unit !== code.lf && unit !== code.cr) return end
    end++
  }
}

/** Words that are operators or literals inside directives. */
export const directiveWords: ReadonlyMap<string, TokenKind> = new Map([
  ['true', 'true'],
  ['false', 'false'],
  ['and', '&&'],
  ['or', '||'],
  ['lt', '<'],
  ['le', '<='],
  ['gt', '>'],
  ['ge', '>='],
  ['eq', '=='],
  ['ne', '!='],
  ['not', '!'],
])

/** The punctuation inside directives and arguments, longest first. */
export function scanPunctuation(source: string, at: number): TokenKind | null {
  const unit = source.charCodeAt(at)
  const next = source.charCodeAt(at + 1)
  switch (unit) {
    case code.equals:
      return next === code.equals ? '==' : '='
    case code.comma:
      return ','
    case code.openBracket:
      return '['
    case code.closeBracket:
      return ']'
    case code.openBrace:
      return '{'
    case code.closeBrace:
      return '}'
    case code.colon:
      return ':'
    case code.bang:
      return next === code.equals ? '!=' : '!'
    case code.less:
      return next === code.equals ? '<=' : '<'
    case code.greater:
      return next === code.equals ? '>=' : '>'
    case code.plus:
      return '+'
    case code.minus:
      return '-'
    case code.star:
      return '*'
    case code.slash:
      return '/'
    case code.percent:
      return '%'
    case code.dot:
      return next === code.dot ? '..' : null
    case code.ampersand:
      return next === code.ampersand ? '&&' : null
    case code.bar:
      return next === code.bar ? '||' : null
    default:
      return null
  }
}
