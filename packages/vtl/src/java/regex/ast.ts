import type { CharSet } from './char-set.ts'

/** How letters compare: exactly, without regard to case in ASCII, or as Unicode folds them. */
export type Fold = 'none' | 'ascii' | 'unicode'

export type Greed = 'greedy' | 'lazy' | 'possessive'

/** A place between characters that must hold. */
export type Assertion =
  | 'input-start'
  | 'input-end'
  | 'line-start'
  | 'unix-line-start'
  | 'dollar'
  | 'multiline-dollar'
  | 'unix-dollar'
  | 'unix-multiline-dollar'
  | 'last-match-end'
  | 'word-boundary'
  | 'not-word-boundary'
  | 'unicode-word-boundary'
  | 'not-unicode-word-boundary'
  | 'grapheme-boundary'

export type RegexNode =
  | { kind: 'empty' }
  | { kind: 'set'; set: CharSet }
  | LiteralNode
  | { kind: 'sequence'; items: RegexNode[] }
  | { kind: 'alternation'; options: RegexNode[] }
  | GroupNode
  | RepeatNode
  | { kind: 'optional'; body: RegexNode; greed: Greed }
  | LookNode
  | { kind: 'atomic'; body: RegexNode }
  | { kind: 'backreference'; group: number; fold: Fold }
  | { kind: 'assertion'; assertion: Assertion }
  | { kind: 'line-break' }
  | { kind: 'grapheme' }

/** Text of any length but one character, which is a set. `byCodePoint`: it holds characters beyond U+FFFF or halves of them. */
export interface LiteralNode {
  kind: 'literal'
  codePoints: number[]
  fold: Fold
  byCodePoint: boolean
}

/** A group; `capture` is its number, 0 for one that captures nothing. */
export interface GroupNode {
  kind: 'group'
  capture: number
  body: RegexNode
}

export interface RepeatNode {
  kind: 'repeat'
  body: RegexNode
  min: number
  /** `unbounded` for none. */
  max: number
  /** Written without an upper bound, as in * + {2,}. */
  open: boolean
  greed: Greed
}

export interface LookNode {
  kind: 'look'
  behind: boolean
  negative: boolean
  body: RegexNode
  /** Least and greatest width for lookbehind, in code points when byCodePoint, as Java computes them (32-bit). */
  min: number
  max: number
  byCodePoint: boolean
}

/** Java's greatest number of repetitions. */
export const unbounded = 0x7fffffff

export interface ParsedRegex {
  root: RegexNode
  groupCount: number
  groupNames: ReadonlyMap<string, number>
  /** Whether Java searches by code points instead of UTF-16 units. */
  byCodePoint: boolean
  hasBackreference: boolean
}
