import { createHmac } from 'node:crypto'
import type { Random } from '@gatewright/engine'

/** Chance that is the same for the same seed, and tells nothing of it: HMAC-SHA-256 of a counter. */
export function derivedRandom(seed: string): Random {
  let counter = 0
  const next = () => createHmac('sha256', seed).update(String(counter++)).digest()
  return {
    fraction: () => next().readUIntBE(0, 6) / 2 ** 48,
    uuid: () => {
      const bytes = next()
      bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
      bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
      return bytes.toString('hex', 0, 16).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
    },
  }
}
