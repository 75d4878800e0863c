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
}

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
  let current: SandboxCall | undefined

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
    limit = setTimeout(() => {
      isHealthy = false
      const elapsedMs = current?.timeoutMs ?? 0
      void worker.terminate()
      end({ outcome: { ended: { kind: 'timeout' } }, console: [], elapsedMs })
    }, milliseconds)
  }
  const callLimit = (call: SandboxCall) => graceMs + (call.now === undefined ? call.timeoutMs : call.computeMs)

  worker.on('message', (message: WorkerMessage) => {
    if (message.phase === 'ready') return limitTo(initLimitMs + graceMs)
    if (message.phase === 'loaded') {
      loaded = true
      if (current !== undefined) limitTo(callLimit(current))
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
        worker.postMessage(call)
      }),
    healthy: () => isHealthy,
    stop: async () => {
      isHealthy = false
      await worker.terminate()
    },
  }
}
