/** MD5 of a text of bytes, as such a text (RFC 1321). */
export function md5(text: string): string {
  const words = paddedWords(text, false)
  const state = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476]
  for (let block = 0; block < words.length; block += 16) {
    let [a = 0, b = 0, c = 0, d = 0] = state
    for (let step = 0; step < 64; step += 1) {
      const round = step >> 4
      const mixed = [(b & c) | (~b & d), (d & b) | (~d & c), b ^ c ^ d, c ^ (b | ~d)][round] ?? 0
      const from = [step, 5 * step + 1, 3 * step + 5, 7 * step][round] ?? 0
      const constant = Math.floor(Math.abs(Math.sin(step + 1)) * 2 ** 32)
      const shift = md5Shifts[round]?.[step & 3] ?? 0
      const sum = (a + mixed + constant + (words[block + (from & 15)] ?? 0)) | 0
      a = d
      d = c
      c = b
      b = (b + ((sum << shift) | (sum >>> (32 - shift)))) | 0
    }
    for (const [index, value] of [a, b, c, d].entries()) state[index] = ((state[index] ?? 0) + value) | 0
  }
  return wordsText(state, false)
}

const md5Shifts = [
  [7, 12, 17, 22],
  [5, 9, 14, 20],
  [4, 11, 16, 23],
  [6, 10, 15, 21],
]

/** SHA-256 of a text of bytes, as such a text (FIPS 180-4); at once, which the platform's is not. */
export function sha256Text(text: string): string {
  const words = paddedWords(text, true)
  const state = fractions(8, 1 / 2)
  const constants = fractions(64, 1 / 3)
  for (let block = 0; block < words.length; block += 16) {
    const schedule = words.slice(block, block + 16)
    for (let at = 16; at < 64; at += 1) {
      const x = schedule[at - 15] ?? 0
      const y = schedule[at - 2] ?? 0
      const s0 = right(x, 7) ^ right(x, 18) ^ (x >>> 3)
      const s1 = right(y, 17) ^ right(y, 19) ^ (y >>> 10)
      schedule.push(((schedule[at - 16] ?? 0) + s0 + (schedule[at - 7] ?? 0) + s1) | 0)
    }
    const v = [...state]
    for (let step = 0; step < 64; step += 1) {
      const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = v
      const first = h + (right(e, 6) ^ right(e, 11) ^ right(e, 25)) + ((e & f) ^ (~e & g)) + (constants[step] ?? 0)
      const t1 = (first + (schedule[step] ?? 0)) | 0
      const t2 = ((right(a, 2) ^ right(a, 13) ^ right(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0
      v.splice(0, 8, (t1 + t2) | 0, a, b, c, (d + t1) | 0, e, f, g)
    }
    for (const [index, value] of v.entries()) state[index] = ((state[index] ?? 0) + value) | 0
  }
  return wordsText(state, true)
}

function right(value: number, by: number): number {
  return (value >>> by) | (value << (32 - by))
}

/** The first 32 bits of the fractions of a root of the first primes. */
function fractions(count: number, exponent: number): number[] {
  const found: number[] = []
  for (let candidate = 2; found.length < count; candidate += 1) {
    if (isPrime(candidate)) found.push(((candidate ** exponent % 1) * 2 ** 32) | 0)
  }
  return found
}

function isPrime(value: number): boolean {
  for (let divisor = 2; divisor * divisor <= value; divisor += 1) if (value % divisor === 0) return false
  return true
}

/** The text with its padding and length, in words of 32 bits. */
function paddedWords(text: string, isBigEndian: boolean): number[] {
  const zeros = (119 - (text.length % 64)) % 64
  const length = text.length * 8
  const lengthBytes = Array.from({ length: 8 }, (_, index) => Math.floor(length / 2 ** (8 * index)) & 255)
  if (isBigEndian) lengthBytes.reverse()
  const padded = `${text}\x80${'\0'.repeat(zeros)}${String.fromCharCode(...lengthBytes)}`
  const words: number[] = []
  for (let at = 0; at < padded.length; at += 4) {
    const bytes = [0, 1, 2, 3].map((index) => padded.charCodeAt(at + index))
    if (!isBigEndian) bytes.reverse()
    words.push(bytes.reduce((word, byte) => (word << 8) | byte, 0))
  }
  return words
}

function wordsText(words: readonly number[], isBigEndian: boolean): string {
  const shifts = isBigEndian ? [24, 16, 8, 0] : [0, 8, 16, 24]
  return words.flatMap((word) => shifts.map((shift) => String.fromCharCode((word >>> shift) & 255))).join('')
}
