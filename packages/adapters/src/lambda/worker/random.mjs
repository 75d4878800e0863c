import { createHmac } from 'node:crypto'

/**
 * Bytes that depend on the seed alone: HMAC-SHA-256 of a counter. Unpredictable without the seed.
 * @param {string} seed
 * @returns {(size: number) => Buffer}
 */
export const randomBytesOf = (seed) => {
  let counter = 0
  let rest = Buffer.alloc(0)
  return (size) => {
    const parts = [rest]
    let length = rest.length
    while (length < size) {
      const block = createHmac('sha256', seed).update(String(counter)).digest()
      counter += 1
      parts.push(block)
      length += block.length
    }
    const all = parts.length === 1 ? rest : Buffer.concat(parts)
    rest = all.subarray(size)
    return all.subarray(0, size)
  }
}
