import {
  exited,
  notBegun,
  type Sandbox,
  type SandboxCall,
  type SandboxCode,
  type SandboxReply,
  startSandbox,
} from './sandbox.ts'

/** How many environments may exist, and how long an idle one is kept. */
export type SandboxPoolOptions = {
  /** environments of one function at the same time; further calls wait */
  readonly perFunction?: number
  /** environments of all functions together */
  readonly total?: number
  /** calls that may wait for an environment of one function */
  readonly waiting?: number
  /** milliseconds after which an environment without calls is ended */
  readonly idleMs?: number
}

/** Thrown when too many calls wait for an environment already: Lambda's `TooManyRequestsException`. */
export class TooManyCallsError extends Error {
  override readonly name = 'TooManyCallsError'
}

/** Execution environments of any number of functions. */
export type SandboxPool = {
  /**
   * Calls a function in a warm environment if there is one, else in a new one.
   * @param key what the function is: calls with the same key share environments and the module state in them
   * @throws TooManyCallsError
   */
  call(key: string, code: SandboxCode, call: SandboxCall): Promise<SandboxReply>
  /** How many environments there are, by key. */
  environments(): ReadonlyMap<string, number>
  /** Ends all environments; calls that run end as if their process had exited. */
  dispose(): Promise<void>
}

type Environment = {
  readonly sandbox: Sandbox
  readonly key: string
  /** that it has, run or not */
  calls: number
  usedAt: number
  /** what ran when {@link takeBackEveryMs} was last over */
  ranAtTick: number | undefined
}
type Waiter = { readonly code: SandboxCode; readonly run: (environment: Environment) => void }

const defaults = { perFunction: 4, total: 16, waiting: 1000, idleMs: 300_000 } as const

/** An environment whose last call took less than this gets calls ahead, so that it need not be woken for each. */
const quickMs = 2
const callsAhead = 3
/** how long a call that was handed out ahead waits for one that turns out to be long, before it may go elsewhere */
const takeBackEveryMs = 5

/**
 * Makes a pool. Each environment runs one call at a time; one that passed a limit or crashed is never used again. When all
 * that a function may have are busy, those that are quick are handed some of the waiting calls ahead.
 */
export function createSandboxPool(options: SandboxPoolOptions = {}): SandboxPool {
  const limits = { ...defaults, ...options }
  const environments = new Map<string, Environment[]>()
  const waiters = new Map<string, Waiter[]>()
  let count = 0
  let isDisposed = false

  const remove = (environment: Environment) => {
    const left = (environments.get(environment.key) ?? []).filter((other) => other !== environment)
    if (left.length === 0) environments.delete(environment.key)
    else environments.set(environment.key, left)
    count -= 1
    void environment.sandbox.stop()
  }
  const leastRecentlyUsed = () => {
    let found: Environment | undefined
    for (const list of environments.values()) {
      for (const environment of list) {
        if (environment.calls === 0 && (found === undefined || environment.usedAt < found.usedAt)) found = environment
      }
    }
    return found
  }
  const start = (key: string, code: SandboxCode): Environment | undefined => {
    const own = environments.get(key) ?? []
    if (own.length >= limits.perFunction) return undefined
    if (count >= limits.total) {
      const idle = leastRecentlyUsed()
      if (idle === undefined) return undefined
      remove(idle)
    }
    const environment: Environment = { sandbox: startSandbox(code), key, calls: 0, usedAt: 0, ranAtTick: undefined }
    environments.set(key, [...(environments.get(key) ?? []), environment])
    count += 1
    return environment
  }
  const take = (key: string, code: SandboxCode): Environment | undefined => {
    let warm: Environment | undefined
    for (const environment of environments.get(key) ?? []) {
      if (environment.calls > 0) continue
      if (!environment.sandbox.healthy()) remove(environment)
      else if (warm === undefined || environment.usedAt > warm.usedAt) warm = environment
    }
    return warm ?? start(key, code)
  }
  /** An environment that may be handed a call ahead: the one with the fewest. */
  const quickOf = (key: string): Environment | undefined => {
    let found: Environment | undefined
    for (const environment of environments.get(key) ?? []) {
      const { sandbox, calls } = environment
      if (calls > callsAhead || sandbox.lastTookMs() >= quickMs || !sandbox.healthy()) continue
      if (sandbox.running() === environment.ranAtTick) continue
      if (found === undefined || calls < found.calls) found = environment
    }
    return found
  }
  let ticking: NodeJS.Timeout | undefined
  const tick = () => {
    let isAhead = false
    for (const environment of [...environments.values()].flat()) {
      const running = environment.sandbox.running()
      if (environment.calls > 1 && running === environment.ranAtTick) environment.sandbox.takeBack()
      environment.ranAtTick = running
      isAhead ||= environment.calls > 1
    }
    if (isAhead) return
    clearInterval(ticking)
    ticking = undefined
  }
  const hand = (environment: Environment, { run }: Waiter) => {
    environment.calls += 1
    if (environment.calls > 1) ticking ??= setInterval(tick, takeBackEveryMs).unref()
    run(environment)
  }
  const serveWaitersOf = (key: string, list: Waiter[]) => {
    for (let first = list[0]; first !== undefined; first = list[0]) {
      const environment = take(key, first.code) ?? quickOf(key)
      if (environment === undefined) break
      list.shift()
      hand(environment, first)
    }
    if (list.length === 0) waiters.delete(key)
  }
  const serveWaiters = () => {
    for (const [key, list] of waiters) serveWaitersOf(key, list)
  }
  /** @param isFirst it had its turn already, and was taken back */
  const acquire = (key: string, code: SandboxCode, isFirst: boolean): Promise<Environment> => {
    const list = waiters.get(key) ?? []
    if (!isFirst && list.length >= limits.waiting) return Promise.reject(new TooManyCallsError('Rate Exceeded.'))
    waiters.set(key, list)
    return new Promise((run) => {
      if (isFirst) list.unshift({ code, run })
      else list.push({ code, run })
      serveWaitersOf(key, list)
    })
  }
  const release = (environment: Environment) => {
    environment.calls -= 1
    environment.usedAt = performance.now()
    if (!environment.sandbox.healthy() && environment.calls === 0) remove(environment)
    if (waiters.size > 0) serveWaiters()
  }

  const sweep = setInterval(
    () => {
      const before = performance.now() - limits.idleMs
      for (const list of [...environments.values()]) {
        for (const environment of list) if (environment.calls === 0 && environment.usedAt < before) remove(environment)
      }
    },
    Math.min(limits.idleMs, 30_000),
  )
  sweep.unref()

  return {
    call: async (key, code, call) => {
      for (let isFirst = false; ; isFirst = true) {
        const environment = await acquire(key, code, isFirst)
        const reply = await environment.sandbox.call(call)
        release(environment)
        if (reply !== notBegun) return reply
        if (isDisposed) return exited
      }
    },
    environments: () => new Map([...environments].map(([key, list]) => [key, list.length])),
    dispose: async () => {
      clearInterval(sweep)
      clearInterval(ticking)
      isDisposed = true
      const all = [...environments.values()].flat()
      environments.clear()
      count = 0
      await Promise.all(all.map((environment) => environment.sandbox.stop()))
    },
  }
}
