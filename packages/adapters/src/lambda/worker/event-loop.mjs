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

/** Waits in real time, which is no computing, until then or until a service call is answered. */
const waitUntil = async (then, state) => {
  const from = clock.elapsed()
  let timer
  const late = new Promise((resolve) => {
    timer = setTimeout(resolve, then - clock.now(), 'late')
  })
  const first = await (state.calls.pending() > 0
    ? Promise.race([late, state.calls.next().then(() => 'answered')])
    : late)
  clearTimeout(timer)
  state.computeUntil += clock.elapsed() - from
  return first
}

/** Takes the answers of service calls in the order of the calls; each comes due like a timer, when its service has taken its time. */
const answersOf = async (state) => {
  const from = clock.elapsed()
  await state.calls.next()
  state.computeUntil += clock.elapsed() - from
  for (const { id, at, text, elapsedMs } of state.calls.take()) {
    state.timers.set(`call ${id}`, {
      due: clock.isVirtual() ? at + elapsedMs : clock.now(),
      order: state.nextOrder++,
      answer: { id, text },
    })
  }
}

/**
 * Runs promise jobs and timers until `finished()` holds, the environment ended, or nothing is left to run.
 * In virtual time a timer moves the clock to when it is due, once no service call is out; in real time it is waited for.
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
    if (state.calls.pending() > 0 && (clock.isVirtual() || state.calls.answered())) {
      await answersOf(state)
      continue
    }
    const timer = nextTimer(state.timers) ?? (state.calls.pending() > 0 ? { due: state.deadline + 1 } : undefined)
    if (timer === undefined) return 'empty'
    if (timer.due > state.deadline) {
      if (!clock.isVirtual() && (await waitUntil(state.deadline, state)) === 'answered') continue
      state.ended = { kind: 'timeout' }
      return 'ended'
    }
    if (clock.isVirtual()) clock.set(Math.max(clock.now(), timer.due))
    else if (timer.due > clock.now()) {
      if ((await waitUntil(timer.due, state)) === 'answered') continue
    }
    state.timers.delete(timer.id)
    const fired =
      timer.answer === undefined
        ? call('fire', vm.newNumber(timer.id))
        : call('serviceAnswer', vm.newNumber(timer.answer.id), vm.newString(timer.answer.text))
    if (fired.error) {
      const uncaught = call('uncaught', fired.error)
      uncaught.dispose()
      state.uncaught = true
    } else fired.value.dispose()
  }
}
