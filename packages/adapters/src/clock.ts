import type { Clock } from '@gatewright/engine'

/** A clock that can also wait. In virtual time waiting moves the clock on and takes no real time. */
export type HostClock = Clock & {
  readonly isVirtual: boolean
  /** Waits so many milliseconds of this clock's time. */
  sleep(milliseconds: number): Promise<void>
}

/** A clock that stands still unless it is moved: injected latency and a handler's timers move it, computation does not. */
export type VirtualClock = HostClock & {
  readonly isVirtual: true
  /** Moves the clock on by so many milliseconds; fractions allowed, negative values count as 0. */
  advance(milliseconds: number): void
}

/** The clock of this machine. */
export function realClock(): HostClock {
  return {
    isVirtual: false,
    now: () => Date.now(),
    sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, Math.min(milliseconds, 2_147_483_647))),
  }
}

/**
 * A clock for simulations: the same inputs give the same times.
 * @param start epoch milliseconds
 */
export function virtualClock(start: number): VirtualClock {
  let now = start
  const advance = (milliseconds: number) => {
    if (milliseconds > 0) now += milliseconds
  }
  return {
    isVirtual: true,
    now: () => now,
    advance,
    sleep: async (milliseconds) => advance(milliseconds),
  }
}
