import { type CacheStore, type CounterStore, memoryCacheStore, memoryCounterStore } from '@gatewright/engine'

/** A quota counter as it stands. */
export type CounterState = { readonly key: string; readonly used: number; readonly expiresAt: number }

/** What the gateway remembers between requests: buckets, quotas, caches. It can be shown and forgotten. */
export type GatewayState = {
  readonly counters: CounterStore
  readonly cache: CacheStore
  quotas(now: number): CounterState[]
  reset(): void
}

/** Makes an empty state in memory. */
export function createState(): GatewayState {
  let counters = memoryCounterStore()
  let cache = memoryCacheStore()
  const quotas = new Map<string, CounterState>()
  return {
    counters: {
      take: (key, limit, now) => counters.take(key, limit, now),
      add: async (key, amount, limit, expiresAt) => {
        const result = await counters.add(key, amount, limit, expiresAt)
        quotas.set(key, { key, used: result.used, expiresAt })
        return result
      },
    },
    cache: {
      get: (key, now) => cache.get(key, now),
      set: (key, value, ttlSeconds, now) => cache.set(key, value, ttlSeconds, now),
      deletePrefix: (prefix) => cache.deletePrefix(prefix),
    },
    quotas: (now) => {
      for (const [key, { expiresAt }] of quotas) if (expiresAt <= now) quotas.delete(key)
      return [...quotas.values()]
    },
    reset: () => {
      counters = memoryCounterStore()
      cache = memoryCacheStore()
      quotas.clear()
    },
  }
}
