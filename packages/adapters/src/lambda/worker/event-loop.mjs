import { clock } from './clock.mjs'

const jobsAtOnce = 1000

const nextTimer = (timers) => {
  let found
  for (const [id, timer] of timers) {
    if (found === undefined || timer.due < found.due || (timer.due === found.due && timer.order < found.order)) {
      found = { id, ...timer }
    }
  }
  return found
}

/**
 * Runs promise jobs and timers until `finished()` holds, the environment ended, or nothing is left to run.
 * In virtual time a timer moves the clock to when it is due; in real time it is waited for.
 * @param environment see environment.mjs
 * @param {() => boolean} finished
 * @returns {Promise<'finished' | 'ended' | 'empty'>}
 */
export const runEventLoop = async ({ vm, runtime, state, call }, finished) => {
  for (;;) {
    while (state.ended === undefined && runtime.hasPendingJob()) {
      const jobs = runtime.executePendingJobs(jobsAtOnce)
      jobs.dispose()
      if (clock.elapsed() > state.computeUntil && state.ended === undefined) state.ended = { kind: 'timeout' }
    }
    if (state.ended !== undefined) return 'ended'
    if (finished()) return 'finished'
    const timer = nextTimer(state.timers)
    if (timer === undefined) return 'empty'
    if (timer.due > state.deadline) {
      state.ended = { kind: 'timeout' }
      if (!clock.isVirtual()) await new Promise((resolve) => setTimeout(resolve, state.deadline - clock.now()))
      return 'ended'
    }
    if (clock.isVirtual()) clock.set(Math.max(clock.now(), timer.due))
    else if (timer.due > clock.now()) {
      const waitedFrom = clock.elapsed()
      await new Promise((resolve) => setTimeout(resolve, timer.due - clock.now()))
      state.computeUntil += clock.elapsed() - waitedFrom
    }
    state.timers.delete(timer.id)
    const fired = call('fire', vm.newNumber(timer.id))
    if (fired.error) {
      const uncaught = call('uncaught', fired.error)
      uncaught.dispose()
      state.uncaught = true
    } else fired.value.dispose()
  }
}
