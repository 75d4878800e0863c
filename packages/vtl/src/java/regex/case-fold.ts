/** java.lang.Character.toUpperCase(int): the simple mapping, one code point to one. */
export function toUpperCodePoint(codePoint: number): number {
  if (codePoint < 0x80) return codePoint >= 0x61 && codePoint <= 0x7a ? codePoint - 32 : codePoint
  const titled = greekTitleCase(codePoint)
  if (titled !== undefined) return titled
  return onlyCodePoint(String.fromCodePoint(codePoint).toUpperCase()) ?? codePoint
}

/** java.lang.Character.toLowerCase(int). */
export function toLowerCodePoint(codePoint: number): number {
  if (codePoint < 0x80) return codePoint >= 0x41 && codePoint <= 0x5a ? codePoint + 32 : codePoint
  if (codePoint === 0x130) return 0x69
  return onlyCodePoint(String.fromCodePoint(codePoint).toLowerCase()) ?? codePoint
}

/** What UNICODE_CASE compares: the lower case of the upper case. */
export function foldCodePoint(codePoint: number): number {
  return toLowerCodePoint(toUpperCodePoint(codePoint))
}

export function toLowerAscii(codePoint: number): number {
  return codePoint >= 0x41 && codePoint <= 0x5a ? codePoint + 32 : codePoint
}

export function toUpperAscii(codePoint: number): number {
  return codePoint >= 0x61 && codePoint <= 0x7a ? codePoint - 32 : codePoint
}

/** Greek letters with iota subscript: their full upper case has two letters, their simple one is the title case. */
function greekTitleCase(codePoint: number): number | undefined {
  if (codePoint >= 0x1f80 && codePoint <= 0x1faf) return codePoint | 8
  if (codePoint === 0x1fb3 || codePoint === 0x1fc3 || codePoint === 0x1ff3) return codePoint + 9
  return undefined
}

function onlyCodePoint(text: string): number | undefined {
  const first = text.codePointAt(0)
  return first !== undefined && text.length === (first > 0xffff ? 2 : 1) ? first : undefined
}
