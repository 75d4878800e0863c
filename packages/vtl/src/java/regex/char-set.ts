/** A set of characters, as a java.util.regex character predicate. */
export interface CharSet {
  has(codePoint: number): boolean
  /**
   * Whether the set matches single UTF-16 units: Java knows of some sets that they hold nothing beyond U+FFFF and then
   * looks at units, also at one half of a surrogate pair; all others look at whole code points.
   */
  readonly unitwise: boolean
  /** The unit of a set that holds but one. */
  readonly only?: number
}

/** A set that is looked up by code point. */
export function codePointSet(has: (codePoint: number) => boolean): CharSet {
  return { has, unitwise: false }
}

/** A set without anything beyond U+FFFF. */
export function unitSet(has: (unit: number) => boolean): CharSet {
  return { has, unitwise: true }
}

export function union(left: CharSet, right: CharSet): CharSet {
  return { has: (c) => left.has(c) || right.has(c), unitwise: left.unitwise && right.unitwise }
}

export function intersection(left: CharSet, right: CharSet): CharSet {
  return { has: (c) => left.has(c) && right.has(c), unitwise: left.unitwise || right.unitwise }
}

export function complement(set: CharSet): CharSet {
  return codePointSet((c) => !set.has(c))
}

/** Whether the code point stands for a surrogate half or lies beyond U+FFFF, which Java compares by code point. */
export function needsCodePoint(codePoint: number): boolean {
  return codePoint >= 0x10000 || (codePoint >= 0xd800 && codePoint <= 0xdfff)
}

export function rangeSet(first: number, last: number): CharSet {
  const unitwise = last < 0xd800 || (first > 0xdfff && last < 0x10000)
  return { has: (c) => c >= first && c <= last, unitwise }
}

export function singleSet(codePoint: number): CharSet {
  const has = (c: number) => c === codePoint
  return needsCodePoint(codePoint) ? { has, unitwise: false } : { has, unitwise: true, only: codePoint }
}

/** Characters below U+0100 that a character class lists one by one; grows while the class is read. */
export class LowCharacters implements CharSet {
  readonly unitwise = true
  readonly #members = new Uint8Array(256)

  add(codePoint: number): void {
    this.#members[codePoint] = 1
  }

  has(codePoint: number): boolean {
    return this.#members[codePoint] === 1
  }
}
