/**
 * The time that the handler sees. QuickJS reads the clock of this worker, so the worker's own `Date.now` and
 * `performance.now` are replaced: in virtual time they stand still except when `set` moves them.
 * The time zone is UTC, as in Lambda.
 */
const realNow = Date.now.bind(Date)
const realElapsed = performance.now.bind(performance)
let virtualNow

Date.now = () => virtualNow ?? realNow()
performance.now = () => virtualNow ?? realElapsed()
Date.prototype.getTimezoneOffset = () => 0

export const clock = {
  /** Milliseconds of the time that the handler sees. */
  now: () => virtualNow ?? realNow(),
  /** Milliseconds of real time, never virtual: for limits. */
  elapsed: realElapsed,
  /** @param {number | undefined} now virtual time in epoch milliseconds, or undefined for real time */
  set: (now) => {
    virtualNow = now
  },
  isVirtual: () => virtualNow !== undefined,
}
