/**
 * A short text that is the same for the same text and, as good as always, another for another: to see whether something
 * is asked for again. No protection against people who want two texts to look alike.
 */
export function fingerprint(text: string): string {
  let a = 0xdeadbeef
  let b = 0x41c6ce57
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index)
    a = Math.imul(a ^ unit, 2654435761)
    b = Math.imul(b ^ unit, 1597334677)
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909)
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909)
  return `${digits(b)}${digits(a)}`
}

function digits(word: number): string {
  return (word >>> 0).toString(16).padStart(8, '0')
}
