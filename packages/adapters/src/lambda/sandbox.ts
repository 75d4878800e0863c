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

/** An execution environment: a worker thread with one QuickJS in it. It takes one call at a time. */
export type Sandbox = {
  /** Never rejects. */
  call(call: SandboxCall): Promise<SandboxReply>
  /** false when it must not be called again: a limit was passed, or it crashed */
  healthy(): boolean
  stop(): Promise<void>
}

type WorkerMessage =
  | { readonly phase: 'ready' }
  | { readonly phase: 'loaded' }
  | { readonly phase: 'call'; readonly id: number; readonly at: number; readonly request: string }
  | (SandboxReply & { readonly phase: 'replied'; readonly healthy: boolean })

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
  const worker = new Worker(new URL('./sandbox.worker.mjs', import.meta.url), {
    workerData: { code: source, environment, memoryBytes, initTimeoutMs: initLimitMs },
    resourceLimits: { maxOldGenerationSizeMb: 192, maxYoungGenerationSizeMb: 32, stackSizeMb: 16 },
    env: {},
    execArgv: [],
    stdout: true,
    stderr: true,
  })
  worker.unref()
  let isHealthy = true
  let loaded = false
  let settle: ((reply: SandboxReply) => void) | undefined
  let limit: NodeJS.Timeout | undefined
  let limitEndsAt = 0
  let current: SandboxCall | undefined
  /** service calls, one after the other in virtual time, so that their order is always the same */
  let lastCall: Promise<unknown> = Promise.resolve()
  let callsOut = 0

  const end = (reply: SandboxReply) => {
    clearTimeout(limit)
    const answer = settle
    settle = undefined
    current = undefined
    worker.unref()
    answer?.(reply)
  }
  const crash = () => {
    isHealthy = false
    end({ outcome: { ended: { kind: 'exit', code: 1 } }, console: [], elapsedMs: 0 })
  }
  const limitTo = (milliseconds: number) => {
    clearTimeout(limit)
    limitEndsAt = performance.now() + milliseconds
    limit = setTimeout(() => {
      isHealthy = false
      const elapsedMs = current?.timeoutMs ?? 0
      void worker.terminate()
      end({ outcome: { ended: { kind: 'timeout' } }, console: [], elapsedMs })
    }, milliseconds)
  }
  const serve = async ({ id, at, request }: Extract<WorkerMessage, { phase: 'call' }>, call: SandboxCall) => {
    const isVirtual = call.now !== undefined
    const answering = isVirtual
      ? lastCall.then(() => answerCall(call, request, id, at))
      : answerCall(call, request, id, at)
    lastCall = answering
    const left = limitEndsAt - performance.now()
    if (isVirtual && callsOut === 0) clearTimeout(limit)
    callsOut += 1
    const answer = await answering
    callsOut -= 1
    if (!isHealthy) return
    if (isVirtual && callsOut === 0 && current === call) limitTo(Math.max(graceMs, left))
    worker.postMessage({ phase: 'answer', id, ...answer })
  }
  const callLimit = (call: SandboxCall) => graceMs + (call.now === undefined ? call.timeoutMs : call.computeMs)

  worker.on('message', (message: WorkerMessage) => {
    if (message.phase === 'ready') return limitTo(initLimitMs + graceMs)
    if (message.phase === 'loaded') {
      loaded = true
      if (current !== undefined) limitTo(callLimit(current))
      return
    }
    if (message.phase === 'call') {
      if (current !== undefined) void serve(message, current)
      return
    }
    const { healthy, outcome, console, elapsedMs } = message
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
        if (!isHealthy) return resolve({ outcome: { ended: { kind: 'exit', code: 1 } }, console: [], elapsedMs: 0 })
        settle = resolve
        current = call
        worker.ref()
        limitTo(loaded ? callLimit(call) : startLimitMs)
        const { callService: _callService, ...message } = call
        worker.postMessage(message)
      }),
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
