import type { Clock } from '@gatewright/engine'

/** The instant at which a vector without a `clock` begins. */
const defaultStart = Date.UTC(2026, 0, 15, 12)

/** The clock of a vector: stands still but for `advanceMs` of steps and `delayMs` of backends. */
export class VectorClock implements Clock {
  #now: number

  constructor(start: number = defaultStart) {
    this.#now = start
  }

  now(): number {
    return this.#now
  }

  advance(milliseconds: number): void {
    this.#now += milliseconds
  }
}
