import { createLocalServices, createSandboxPool, type PortsOptions } from '@gatewright/adapters'
import type { ServicesSnapshot } from '@gatewright/definition'
import { memoryCacheStore, memoryCounterStore } from '@gatewright/engine'

/** What the simulations of one session share: buckets, quotas, caches, services, execution environments of functions. */
export type SharedState = NonNullable<PortsOptions['shared']>

type Session = {
  readonly shared: SharedState
  readonly pool: ReturnType<typeof createSandboxPool>
  idle: NodeJS.Timeout
}

const sessions = new Map<string, Session>()
const mostSessions = 8
const idleMs = 5 * 60_000

/**
 * The state that a session carries from simulation to simulation. The first one makes it: empty, with the services as the
 * snapshot says. A session that nobody uses for five minutes ends, and so does the oldest when there are more than eight.
 * @param id any text that the page chose
 */
export function sessionState(apiId: string, id: string, snapshot: ServicesSnapshot | undefined): SharedState {
  const key = `${apiId}/${id}`
  const known = sessions.get(key) ?? createSession(snapshot)
  clearTimeout(known.idle)
  known.idle = setTimeout(() => void endSession(apiId, id), idleMs)
  known.idle.unref()
  sessions.delete(key)
  sessions.set(key, known)
  const [oldest] = sessions.keys()
  if (sessions.size > mostSessions && oldest !== undefined) void end(oldest)
  return known.shared
}

/** Ends a session; none of the name is fine. */
export async function endSession(apiId: string, id: string): Promise<void> {
  await end(`${apiId}/${id}`)
}

function createSession(snapshot: ServicesSnapshot | undefined): Session {
  const pool = createSandboxPool()
  const services = createLocalServices(snapshot)
  const shared = { pool, services, counters: memoryCounterStore(), cache: memoryCacheStore() }
  return { shared, pool, idle: setTimeout(() => undefined, 0) }
}

async function end(key: string): Promise<void> {
  const session = sessions.get(key)
  if (session === undefined) return
  sessions.delete(key)
  clearTimeout(session.idle)
  await session.pool.dispose()
}
