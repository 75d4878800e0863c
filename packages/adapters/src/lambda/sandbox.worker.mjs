import { parentPort, workerData } from 'node:worker_threads'
import { clock } from './worker/clock.mjs'
import { createEnvironment } from './worker/environment.mjs'
import { runEventLoop } from './worker/event-loop.mjs'
import { TextTooLarge } from './worker/fast-text.mjs'
import { lineLog } from './worker/host-functions.mjs'
import { LoadError, loadHandler } from './worker/load-handler.mjs'
import { randomBytesOf } from './worker/random.mjs'

/**
 * One execution environment of a function: a worker thread that holds one QuickJS.
 * workerData: { code: { source, language, handler }, environment, memoryBytes, initTimeoutMs, claimed (see sandbox.ts) }.
 * Messages in and out have the shapes that sandbox.ts names: SandboxCall, answers of service calls; `ready`, `loaded`,
 * service calls, SandboxReply.
 */
const { code, environment: variables, memoryBytes, initTimeoutMs, claimed } = workerData
let environment
let loaded = false
/** true when no further call may be begun here */
let closed = false

const isOutOfMemory = (document) => document.errorType === 'InternalError' && document.errorMessage === 'out of memory'

const begin = (message) => {
  const { state } = environment
  clock.set(message.now)
  state.log = lineLog()
  state.randomBytes = randomBytesOf(message.seed)
}

const load = async (message) => {
  const { vm, state, call } = environment
  state.computeUntil = clock.elapsed() + Math.min(initTimeoutMs, message.computeMs)
  state.deadline = clock.now() + initTimeoutMs
  vm.unwrapResult(call('setEnvironment', vm.newString(JSON.stringify(variables)))).dispose()
  await loadHandler(environment, code)
  loaded = state.ended === undefined
  if (loaded) parentPort.postMessage({ phase: 'loaded' })
}

const run = async (message) => {
  const { vm, state, call, textFrom } = environment
  state.deadline = clock.now() + message.timeoutMs
  state.computeUntil = clock.elapsed() + message.computeMs
  const called = call('invoke', vm.newString(message.payload), vm.newString(message.context))
  if (called.error) call('uncaught', called.error).dispose()
  else called.value.dispose()
  let completed = ''
  const isCompleted = () => {
    completed = textFrom('takeCompleted')
    return completed !== ''
  }
  if ((await runEventLoop(environment, isCompleted)) === 'empty') {
    call('emptyLoop').dispose()
    isCompleted()
  }
  return completed
}

/** @param completed what the guest's `takeCompleted` gave */
const outcomeOf = ({ ended }, completed) => {
  if (ended !== undefined) return { ended }
  switch (completed[0]) {
    case undefined:
      return { ended: { kind: 'exit', code: 1 } }
    case 'E':
      return { error: JSON.parse(completed.slice(1)) }
    case 'U':
      return { unreadable: JSON.parse(completed.slice(1)) }
    default:
      return { payload: completed }
  }
}

const serve = async (message) => {
  const before = (message.id - 1) | 0
  if (closed || Atomics.compareExchange(claimed, 0, before, message.id) !== before) return
  const begunAt = clock.elapsed()
  let outcome
  let healthy = true
  let startedAt = 0
  try {
    if (environment === undefined) {
      clock.set(message.now)
      environment = await createEnvironment(memoryBytes)
      parentPort.postMessage({ phase: 'ready' })
    }
    begin(message)
    startedAt = clock.now()
    if (!loaded) await load(message)
    const completed = environment.state.ended === undefined ? await run(message) : ''
    outcome = outcomeOf(environment.state, completed)
    healthy = environment.state.ended === undefined && environment.state.uncaught !== true
  } catch (error) {
    healthy = false
    outcome = error instanceof LoadError ? { error: error.document } : { ended: { kind: 'exit', code: 1 } }
    if (error instanceof TextTooLarge) outcome = { ended: { kind: 'memory' } }
    if (environment?.state.ended !== undefined) outcome = { ended: environment.state.ended }
  }
  if (outcome.error !== undefined && isOutOfMemory(outcome.error)) {
    healthy = false
    outcome = { ended: { kind: 'memory' } }
  }
  const elapsedMs = outcome.ended?.kind === 'timeout' ? message.timeoutMs : clock.now() - startedAt
  closed = !healthy
  const tookMs = clock.elapsed() - begunAt
  const console = environment?.state.log.lines ?? []
  parentPort.postMessage({ phase: 'replied', outcome, console, elapsedMs, healthy, tookMs })
  clock.set(undefined)
}

let last = Promise.resolve()
parentPort.on('message', (message) => {
  if (message.phase === 'answer') environment?.state.calls.answer(message)
  else last = last.then(() => serve(message))
})
