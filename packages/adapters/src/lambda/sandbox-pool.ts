import { type Sandbox, type SandboxCall, type SandboxCode, type SandboxReply, startSandbox } from './sandbox.ts'

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

type Environment = { readonly sandbox: Sandbox; readonly key: string; busy: boolean; usedAt: number }
type Waiter = { readonly code: SandboxCode; readonly run: (environment: Environment) => void }

const defaults = { perFunction: 4, total: 16, waiting: 1000, idleMs: 300_000 } as const

/** Makes a pool. One call at a time per environment; an environment that passed a limit or crashed is never used again. */
export function createSandboxPool(options: SandboxPoolOptions = {}): SandboxPool {
  const limits = { ...defaults, ...options }
  const environments = new Map<string, Environment[]>()
  const waiters = new Map<string, Waiter[]>()
  let count = 0

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
        if (!environment.busy && (found === undefined || environment.usedAt < found.usedAt)) found = environment
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
    const environment = { sandbox: startSandbox(code), key, busy: false, usedAt: 0 }
    environments.set(key, [...(environments.get(key) ?? []), environment])
    count += 1
    return environment
  }
  const take = (key: string, code: SandboxCode): Environment | undefined => {
    let warm: Environment | undefined
    for (const environment of environments.get(key) ?? []) {
      if (environment.busy) continue
      if (!environment.sandbox.healthy()) remove(environment)
      else if (warm === undefined || environment.usedAt > warm.usedAt) warm = environment
    }
    return warm ?? start(key, code)
  }
  const serveWaiters = () => {
    for (const [key, list] of waiters) {
      for (let first = list[0]; first !== undefined; first = list[0]) {
        const environment = take(key, first.code)
        if (environment === undefined) break
        list.shift()
        environment.busy = true
        first.run(environment)
      }
      if (list.length === 0) waiters.delete(key)
    }
  }
  const acquire = (key: string, code: SandboxCode): Promise<Environment> => {
    const free = waiters.has(key) ? undefined : take(key, code)
    if (free !== undefined) {
      free.busy = true
      return Promise.resolve(free)
    }
    const list = waiters.get(key) ?? []
    if (list.length >= limits.waiting) return Promise.reject(new TooManyCallsError('Rate Exceeded.'))
    waiters.set(key, list)
    return new Promise((run) => list.push({ code, run }))
  }

  const sweep = setInterval(
    () => {
      const before = performance.now() - limits.idleMs
      for (const list of [...environments.values()]) {
        for (const environment of list) if (!environment.busy && environment.usedAt < before) remove(environment)
      }
    },
    Math.min(limits.idleMs, 30_000),
  )
  sweep.unref()

  return {
    call: async (key, code, call) => {
      const environment = await acquire(key, code)
      const reply = await environment.sandbox.call(call)
      environment.busy = false
      environment.usedAt = performance.now()
      if (!environment.sandbox.healthy()) remove(environment)
      if (waiters.size > 0) serveWaiters()
      return reply
    },
    environments: () => new Map([...environments].map(([key, list]) => [key, list.length])),
    dispose: async () => {
      clearInterval(sweep)
      const all = [...environments.values()].flat()
      environments.clear()
      count = 0
      await Promise.all(all.map((environment) => environment.sandbox.stop()))
    },
  }
}
