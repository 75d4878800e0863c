import type { CounterStore } from '../ports.ts'

type Bucket = { tokens: number; refilledAt: number }
type Counter = { used: number; readonly expiresAt: number }

/** Token buckets and quotas in memory. A bucket starts full, never holds more than its burst, and refills at its rate. */
export function memoryCounterStore(): CounterStore {
  const buckets = new Map<string, Bucket>()
  const counters = new Map<string, Counter>()
  return {
    take(key, { rate, burst }, now) {
      const bucket = buckets.get(key) ?? { tokens: burst, refilledAt: now }
      const elapsed = Math.max(0, now - bucket.refilledAt)
      bucket.tokens = Math.min(burst, bucket.tokens + (elapsed / 1000) * rate)
      bucket.refilledAt = Math.max(bucket.refilledAt, now)
      buckets.set(key, bucket)
      // refills add up in fractions: a token that is whole but for rounding counts
      if (bucket.tokens < 1 - 1e-9) return false
      bucket.tokens = Math.max(0, bucket.tokens - 1)
      return true
    },
    async add(key, amount, limit, expiresAt) {
      const known = counters.get(key)
      const counter = known !== undefined && known.expiresAt === expiresAt ? known : { used: 0, expiresAt }
      const allowed = counter.used + amount <= limit
      if (allowed) counter.used += amount
      counters.set(key, counter)
      return { used: counter.used, allowed }
    },
  }
}
