import { Worker } from 'node:worker_threads'
import type { ConsoleLine } from '@gatewright/engine'
import type { ErrorDocument } from './error-documents.ts'

/** What an environment is made of. Two functions with equal values may share one. */
export type SandboxCode = {
  readonly source: string
  readonly language: 'javascript' | 'typescript'
  /** name of the exported function */
  readonly handler: string
  readonly environment: { readonly [name: string]: string }
  readonly memoryBytes: number
}

/** One call of the handler. `now` is virtual time in epoch milliseconds; without it the handler lives in real time. */
export type SandboxCall = {
  readonly payload: string
  /** JSON text of the members of the context object that are data */
  readonly context: string
  readonly now?: number
  /** from which `Math.random` and `crypto` draw */
  readonly seed: string
  readonly timeoutMs: number
  /** real milliseconds that it may compute, waiting not counted */
  readonly computeMs: number
  /** answers the calls of AWS services that the handler makes; without it they are not simulated */
  readonly callService?: CallService
}

/**
 * Answers a call of an AWS service; never rejects. `request` and the answer are JSON texts, see aws/sdk-call.ts; `id`
 * counts the calls of the environment, `at` is when it was made by the handler's clock, and `elapsedMs` how long it took by
 * that clock.
 */
export type CallService = (
  request: string,
  id: number,
  at: number,
) => Promise<{ readonly text: string; readonly elapsedMs: number }>

/** How a call ended. `elapsedMs` is by the handler's clock. */
export type SandboxReply = {
  readonly outcome:
    | { readonly payload: string }
    | { readonly error: ErrorDocument }
    /** the event is no JSON: why */
    | { readonly unreadable: string }
    | {
        readonly ended:
          | { readonly kind: 'timeout' }
          | { readonly kind: 'memory' }
          | { readonly kind: 'exit'; readonly code: number }
      }
  readonly console: readonly ConsoleLine[]
  readonly elapsedMs: number
}

/** An execution environment: a worker thread with one QuickJS in it. It runs one call at a time, in the order of the calls. */
export type Sandbox = {
  /** Never rejects; gives `notBegun` when the call was taken back, or the environment ended before its turn. */
  call(call: SandboxCall): Promise<SandboxReply | typeof notBegun>
  /** Takes the calls back that have not begun, if there are any behind one that runs. */
  takeBack(): void
  /** identifies the call that runs, or is the next to; undefined when there is none */
  running(): number | undefined
  /** real milliseconds that the last call took */
  lastTookMs(): number
  /** false when it must not be called again: a limit was passed, or it crashed */
  healthy(): boolean
  stop(): Promise<void>
}

/** In place of a reply: the handler has seen nothing of the call, which can go to another environment. */
export const notBegun = Symbol('not begun')

type Entry = {
  readonly id: number
  readonly call: SandboxCall
  readonly settle: (reply: SandboxReply | typeof notBegun) => void
}

type WorkerMessage =
  | { readonly phase: 'ready' }
  | { readonly phase: 'loaded' }
  | { readonly phase: 'call'; readonly id: number; readonly at: number; readonly request: string }
  | (SandboxReply & { readonly phase: 'replied'; readonly healthy: boolean; readonly tookMs: number })

/** The reply of an environment that is gone. */
export const exited: SandboxReply = { outcome: { ended: { kind: 'exit', code: 1 } }, console: [], elapsedMs: 0 }

const startLimitMs = 20_000
const initLimitMs = 10_000
/** how long after its limit a handler that heeds no interrupt is left to run */
const graceMs = 500

/**
 * Starts an execution environment. The source is loaded at the first call, under a limit of its own.
 * The worker has no environment variables, and its crash ends nothing but itself.
 */
export function startSandbox(code: SandboxCode): Sandbox {
  const { environment, memoryBytes, ...source } = code
  /**
   * The number of the last call that is no longer to be begun: the worker begins a call, and `takeBack` takes calls back, by
   * raising it from the number before, so that each call goes one way only.
   */
  const claimed = new Int32Array(new SharedArrayBuffer(4))
  const worker = new Worker(new URL('./sandbox.worker.mjs', import.meta.url), {
    workerData: { code: source, environment, memoryBytes, initTimeoutMs: initLimitMs, claimed },
    resourceLimits: { maxOldGenerationSizeMb: 192, maxYoungGenerationSizeMb: 32, stackSizeMb: 16 },
    env: {},
    execArgv: [],
    stdout: true,
    stderr: true,
  })
  worker.unref()
  let isHealthy = true
  let loaded = false
  const entries: Entry[] = []
  let lastId = 0
  let tookMs = Number.POSITIVE_INFINITY
  let limitEndsAt = Number.POSITIVE_INFINITY
  /** while the handler waits for services in virtual time */
  let isPaused = false
  let limit: { readonly timer: NodeJS.Timeout; readonly endsAt: number } | undefined
  /** service calls, one after the other in virtual time, so that their order is always the same */
  let lastCall: Promise<unknown> = Promise.resolve()
  let callsOut = 0

  const end = (reply: SandboxReply) => {
    const ended = entries.shift()
    const [next] = entries
    if (!isHealthy) for (const entry of entries.splice(0)) entry.settle(notBegun)
    else if (next !== undefined) limitTo(callLimit(next.call))
    if (entries.length === 0) worker.unref()
    ended?.settle(reply)
  }
  const crash = () => {
    isHealthy = false
    end(exited)
  }
  const limitTo = (milliseconds: number) => {
    limitEndsAt = performance.now() + milliseconds
    isPaused = false
    // one timer serves many short calls: when it comes too early, it is set again
    if (limit !== undefined && limit.endsAt <= limitEndsAt) return
    if (limit !== undefined) clearTimeout(limit.timer)
    limit = { timer: setTimeout(checkLimit, milliseconds), endsAt: limitEndsAt }
    limit.timer.unref()
  }
  const checkLimit = () => {
    limit = undefined
    const left = limitEndsAt - performance.now()
    if (isPaused || entries.length === 0) return
    if (left > 1) return limitTo(left)
    isHealthy = false
    const elapsedMs = entries[0]?.call.timeoutMs ?? 0
    void worker.terminate()
    end({ outcome: { ended: { kind: 'timeout' } }, console: [], elapsedMs })
  }
  const serve = async ({ id, at, request }: Extract<WorkerMessage, { phase: 'call' }>, call: SandboxCall) => {
    const isVirtual = call.now !== undefined
    const answering = isVirtual
      ? lastCall.then(() => answerCall(call, request, id, at))
      : answerCall(call, request, id, at)
    lastCall = answering
    const left = limitEndsAt - performance.now()
    if (isVirtual && callsOut === 0) isPaused = true
    callsOut += 1
    const answer = await answering
    callsOut -= 1
    if (!isHealthy) return
    if (isVirtual && callsOut === 0 && entries[0]?.call === call) limitTo(Math.max(graceMs, left))
    worker.postMessage({ phase: 'answer', id, ...answer })
  }
  const callLimit = (call: SandboxCall) => graceMs + (call.now === undefined ? call.timeoutMs : call.computeMs)

  worker.on('message', (message: WorkerMessage) => {
    if (message.phase === 'ready') return limitTo(initLimitMs + graceMs)
    if (message.phase === 'loaded') {
      loaded = true
      if (entries[0] !== undefined) limitTo(callLimit(entries[0].call))
      return
    }
    if (message.phase === 'call') {
      if (entries[0] !== undefined) void serve(message, entries[0].call)
      return
    }
    const { healthy, outcome, console, elapsedMs } = message
    tookMs = message.tookMs
    if (!healthy) {
      isHealthy = false
      void worker.terminate()
    }
    end({ outcome, console, elapsedMs })
  })
  worker.on('error', crash)
  worker.on('exit', crash)

  return {
    call: (call) =>
      new Promise((resolve) => {
        if (!isHealthy) return resolve(exited)
        lastId = (lastId + 1) | 0
        entries.push({ id: lastId, call, settle: resolve })
        if (entries.length === 1) {
          worker.ref()
          limitTo(loaded ? callLimit(call) : startLimitMs)
        }
        const { payload, context, now, seed, timeoutMs, computeMs } = call
        worker.postMessage({ id: lastId, payload, context, now, seed, timeoutMs, computeMs })
      }),
    takeBack: () => {
      const [running, next] = entries
      if (running === undefined || next === undefined) return
      if (Atomics.compareExchange(claimed, 0, running.id, lastId) !== running.id) return
      // the last first: each goes to the head of those who wait
      for (const entry of entries.splice(1).reverse()) entry.settle(notBegun)
    },
    running: () => entries[0]?.id,
    lastTookMs: () => tookMs,
    healthy: () => isHealthy,
    stop: async () => {
      isHealthy = false
      await worker.terminate()
    },
  }
}

async function answerCall({ callService }: SandboxCall, request: string, id: number, at: number) {
  if (callService !== undefined) return await callService(request, id, at)
  return { text: JSON.stringify({ notSimulated: 'This function has no services to call.' }), elapsedMs: 0 }
}
