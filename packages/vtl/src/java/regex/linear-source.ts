import type { Assertion, Greed, LiteralNode, ParsedRegex, RegexNode } from './ast.ts'
import { unbounded } from './ast.ts'
import { foldCodePoint, toLowerAscii } from './case-fold.ts'
import { widths } from './study.ts'

/** A pattern in RE2's syntax that means the same as Java's on the inputs named. */
export interface LinearSource {
  source: string
  /** Only on inputs without line terminators. */
  needsOneLine: boolean
  /** Only on inputs of ASCII. */
  needsAscii: boolean
  /** Whether the captures are Java's as well: a group within a repetition may keep another round in RE2. */
  sameGroups: boolean
}

class Untranslatable extends Error {}

/**
 * Translates a pattern for RE2, for inputs of Latin-1 only; null when it has what RE2 has not or does differently:
 * lookaround, backreferences, atomic parts, repetitions of what can be empty.
 */
export function linearSource(parsed: ParsedRegex): LinearSource | null {
  const translation = new Translation()
  try {
    return { source: translation.translate(parsed.root, false), ...translation.conditions }
  } catch (error) {
    if (error instanceof Untranslatable) return null
    throw error
  }
}

class Translation {
  readonly conditions = { needsOneLine: false, needsAscii: false, sameGroups: true }

  translate(node: RegexNode, repeated: boolean): string {
    switch (node.kind) {
      case 'empty':
        return ''
      case 'set':
        return classSource((c) => node.set.has(c))
      case 'literal':
        return literalSource(node)
      case 'sequence':
        return node.items.map((item) => this.translate(item, repeated)).join('')
      case 'alternation':
        return `(?:${node.options.map((option) => this.translate(option, repeated)).join('|')})`
      case 'group':
        if (node.capture > 0 && repeated) this.conditions.sameGroups = false
        return `${node.capture > 0 ? '(' : '(?:'}${this.translate(node.body, repeated)})`
      case 'optional':
        return `(?:${this.translate(node.body, repeated)})?${suffix(node.greed)}`
      case 'repeat':
        return this.#repeat(node)
      case 'assertion':
        return this.#assertion(node.assertion)
      case 'look':
      case 'atomic':
      case 'backreference':
      case 'line-break':
      case 'grapheme':
        throw new Untranslatable()
    }
  }

  #repeat(node: Extract<RegexNode, { kind: 'repeat' }>): string {
    const { body, min, max, greed } = node
    const isAtomic = body.kind !== 'set' && body.kind !== 'group'
    if (isAtomic || widths(body).min === 0 || min > 1000 || (max !== unbounded && max > 1000))
      throw new Untranslatable()
    const counts = max === unbounded ? `{${min},}` : `{${min},${max}}`
    return `(?:${this.translate(body, true)})${counts}${suffix(greed)}`
  }

  #assertion(assertion: Assertion): string {
    switch (assertion) {
      case 'input-start':
        return '\\A'
      case 'input-end':
        return '\\z'
      case 'dollar':
      case 'multiline-dollar':
      case 'unix-dollar':
      case 'unix-multiline-dollar':
        this.conditions.needsOneLine = true
        return '\\z'
      case 'word-boundary':
        this.conditions.needsAscii = true
        return '\\b'
      case 'not-word-boundary':
        this.conditions.needsAscii = true
        return '\\B'
      case 'line-start':
      case 'unix-line-start':
      case 'last-match-end':
      case 'unicode-word-boundary':
      case 'not-unicode-word-boundary':
      case 'grapheme-boundary':
        throw new Untranslatable()
    }
  }
}

function suffix(greed: Greed): string {
  if (greed === 'possessive') throw new Untranslatable()
  return greed === 'lazy' ? '?' : ''
}

function literalSource(node: LiteralNode): string {
  const fold = node.fold === 'ascii' ? toLowerAscii : foldCodePoint
  return node.codePoints
    .map((wanted) => classSource((c) => c === wanted || (node.fold !== 'none' && fold(c) === fold(wanted))))
    .join('')
}

/** A class of the Latin-1 characters of a set. */
function classSource(has: (codePoint: number) => boolean): string {
  let ranges = ''
  for (let c = 0; c < 256; c++) {
    if (!has(c)) continue
    const first = c
    while (c < 255 && has(c + 1)) c++
    ranges += `\\x{${first.toString(16)}}-\\x{${c.toString(16)}}`
  }
  return ranges === '' ? '[^\\x{0}-\\x{10ffff}]' : `[${ranges}]`
}
