import { parentPort } from 'node:worker_threads'
import { clock } from './clock.mjs'

/**
 * Calls of AWS services that the handler has made and that are not answered yet. They go to the main thread as messages;
 * answers are kept until the event loop takes them.
 */
export const serviceCalls = () => {
  const out = new Map()
  const answers = []
  let wake
  return {
    /** Sends a call out. @param {string} request JSON text, see sdk-call.ts */
    send: (id, request) => {
      const at = clock.now()
      out.set(id, at)
      parentPort.postMessage({ phase: 'call', id, at, request })
    },
    /** An answer that came. */
    answer: ({ id, text, elapsedMs }) => {
      answers.push({ id, at: out.get(id), text, elapsedMs })
      wake?.()
    },
    /** How many calls have no answer that was taken. */
    pending: () => out.size,
    answered: () => answers.length > 0,
    /** Resolves when there is an answer to take. */
    next: () =>
      answers.length > 0
        ? Promise.resolve()
        : new Promise((resolve) => {
            wake = resolve
          }),
    take: () => {
      for (const { id } of answers) out.delete(id)
      return answers.splice(0)
    },
  }
}
