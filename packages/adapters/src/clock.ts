import type { Clock } from '@gatewright/engine'

/** A clock that can also wait. In virtual time waiting moves the clock on and takes no real time. */
export type HostClock = Clock & {
  readonly isVirtual: boolean
  /** As `now`, with fractions of a millisecond: for how long things take. Absent: `now` is as exact as it gets. */
  readonly precise?: () => number
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
    precise: preciseTime(),
    sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, Math.min(milliseconds, 2_147_483_647))),
  }
}

const comparedEveryMs = 1000

/** The time of day by the monotonic clock, which is compared with that of the machine from time to time. */
function preciseTime(): () => number {
  let offset = performance.timeOrigin
  let compareAt = 0
  return () => {
    const elapsed = performance.now()
    if (elapsed >= compareAt) {
      compareAt = elapsed + comparedEveryMs
      // the machine's clock tells whole milliseconds
      const machine = Date.now() + 0.5
      if (Math.abs(machine - (offset + elapsed)) > 1) offset = machine - elapsed
    }
    return offset + elapsed
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
