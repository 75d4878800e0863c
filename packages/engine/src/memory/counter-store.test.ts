import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { memoryCounterStore } from './counter-store.ts'

describe('a token bucket', () => {
  it('never lets more pass than its burst and what refilled since', async () => {
    const limits = fc.record({ rate: fc.integer({ min: 0, max: 50 }), burst: fc.integer({ min: 0, max: 20 }) })
    const waits = fc.array(fc.integer({ min: 0, max: 500 }), { maxLength: 200 })
    await fc.assert(
      fc.asyncProperty(limits, waits, async (limit, gaps) => {
        const store = memoryCounterStore()
        let now = 1_000_000
        let passed = 0
        for (const gap of gaps) {
          now += gap
          if (await store.take('k', limit, now)) passed += 1
        }
        expect(passed).toBeLessThanOrEqual(limit.burst + (limit.rate * (now - 1_000_000)) / 1000 + 1e-6)
      }),
      { numRuns: 200 },
    )
  })

  it('lets a steady flow at its rate pass for ever', async () => {
    const store = memoryCounterStore()
    for (let turn = 0; turn < 1000; turn += 1) {
      expect(await store.take('k', { rate: 3, burst: 1 }, (turn * 1000) / 3)).toBe(true)
    }
  })

  it('does not run backwards with the clock', async () => {
    const store = memoryCounterStore()
    expect(await store.take('k', { rate: 1, burst: 1 }, 10_000)).toBe(true)
    expect(await store.take('k', { rate: 1, burst: 1 }, 0)).toBe(false)
    expect(await store.take('k', { rate: 1, burst: 1 }, 10_500)).toBe(false)
  })
})

describe('a quota', () => {
  it('counts what it allows, and begins anew with its next period', async () => {
    const store = memoryCounterStore()
    const add = (amount: number, expiresAt: number) => store.add('k', amount, 3, expiresAt)
    expect(await add(2, 1)).toEqual({ used: 2, allowed: true })
    expect(await add(2, 1)).toEqual({ used: 2, allowed: false })
    expect(await add(1, 1)).toEqual({ used: 3, allowed: true })
    expect(await add(1, 2)).toEqual({ used: 1, allowed: true })
  })
})
