import type { Json } from '@gatewright/definition'
import type { CacheStore } from '../ports.ts'

type Entry = { readonly value: Json; readonly expiresAt: number }

/** A cache in memory that holds at most `maxEntries`; the oldest entry goes first. Values are kept by reference. */
export function memoryCacheStore(maxEntries = 10_000): CacheStore {
  const entries = new Map<string, Entry>()
  return {
    async get(key, now) {
      const entry = entries.get(key)
      if (entry === undefined) return undefined
      if (entry.expiresAt > now) return entry.value
      entries.delete(key)
      return undefined
    },
    async set(key, value, ttlSeconds, now) {
      entries.delete(key)
      if (ttlSeconds <= 0) return
      entries.set(key, { value, expiresAt: now + ttlSeconds * 1000 })
      if (entries.size > maxEntries) {
        const [oldest] = entries.keys()
        if (oldest !== undefined) entries.delete(oldest)
      }
    },
    async deletePrefix(prefix) {
      for (const key of entries.keys()) if (key.startsWith(prefix)) entries.delete(key)
    },
  }
}
