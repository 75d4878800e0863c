import type { Clock } from '../src/ports.ts'

export type FixedClock = Clock & { advance(milliseconds: number): void }

/** A clock that stands still until it is advanced; `start` is epoch milliseconds. */
export function fixedClock(start = Date.UTC(2026, 0, 15, 12)): FixedClock {
  let now = start
  return {
    now: () => now,
    advance(milliseconds) {
      now += milliseconds
    },
  }
}
