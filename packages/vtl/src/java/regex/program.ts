import type { CharSet } from './char-set.ts'

/** Operation codes; the operands that follow each are named in `assemble.ts`. */
export const op = {
  match: 0,
  set: 1,
  text: 2,
  split: 3,
  jump: 4,
  assert: 5,
  backreference: 6,
  lineBreak: 7,
  grapheme: 8,
  head: 9,
  tail: 10,
  run: 11,
  loopStart: 12,
  loop: 13,
  lazyRound: 14,
  atomic: 15,
  atomicEnd: 16,
  look: 17,
  lookEnd: 18,
  rounds: 19,
  roundEnd: 20,
} as const

/** Where the operands of the larger operations stand, counted from the operation. */
export const loopAt = { count: 1, begin: 2, min: 3, max: 4, lazy: 5, body: 6, next: 7, memo: 8, size: 9 } as const
export const roundsAt = { registers: 1, min: 2, max: 3, greed: 4, capture: 5, body: 6, next: 7, size: 8 } as const
export const lookAt = { behind: 1, negative: 2, min: 3, max: 4, byCodePoint: 5, body: 6, next: 7, size: 8 } as const
export const runAt = { set: 1, min: 2, max: 3, greed: 4, size: 5 } as const

export const greedCode = { greedy: 0, lazy: 1, possessive: 2 } as const

/** A set with its answers for Latin-1 looked up beforehand. */
export interface ProgramSet {
  readonly low: Uint8Array
  readonly set: CharSet
}

/** Text to be compared; with a fold `units` is folded already. */
export interface ProgramText {
  readonly units: string
  readonly fold: 'none' | 'ascii' | 'unicode'
  readonly byCodePoint: boolean
}

/** A pattern made ready for the matcher. */
export interface Program {
  readonly pattern: string
  readonly code: Int32Array
  readonly sets: readonly ProgramSet[]
  readonly texts: readonly ProgramText[]
  readonly groupCount: number
  /** Number of registers: two for each group and the whole match, then those of loops. */
  readonly registerCount: number
  /** Number of loops that remember where they failed. */
  readonly memoCount: number
  /** Whether a search steps by code points. */
  readonly byCodePoint: boolean
  /** Whether a success has to write captures of repeated groups once more, see `Machine`. */
  readonly rewritesCaptures: boolean
  /** The text that the whole pattern is; empty when it is more than that. */
  readonly literal: string
  /** Text that every match begins with; empty for none. */
  readonly prefix: string
  /** Latin-1 characters that a match can begin with (others can always); null when it can begin with anything or be empty. */
  readonly first: Uint8Array | null
}
