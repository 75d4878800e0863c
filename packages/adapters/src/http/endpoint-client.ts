import { Agent } from 'node:https'
import { type BackendCall, BackendFailure, type EndpointResponse } from '@gatewright/engine'
import type { EgressPolicy, ResolvedAddress } from '../egress-policy.ts'
import { exchange } from './exchange.ts'
import { PlainAgent } from './plain-agent.ts'
import { splitUrl, type UrlParts } from './split-url.ts'

/** Calls HTTP endpoints under the egress policy: one request, no redirect followed, no body decoded. */
export type EndpointClient = {
  /**
   * @param timeoutInMillis real milliseconds from here to the last byte of the answer
   * @throws BackendFailure
   */
  call(call: BackendCall, timeoutInMillis: number): Promise<EndpointResponse>
  dispose(): void
}

const addressLifetimeMs = 5_000

type Resolved = { readonly addresses: readonly ResolvedAddress[]; readonly until: number }

/**
 * Makes a client with its own pool of kept-alive connections. A name is resolved and checked at most every five seconds;
 * connections go to the addresses that were checked then, and to no others.
 */
export function createEndpointClient(policy: EgressPolicy): EndpointClient {
  const plain = new PlainAgent()
  const secure = new Agent({ keepAlive: true, maxSockets: 256, maxFreeSockets: 64, scheduling: 'lifo' })
  const known = new Map<string, Resolved>()

  const resolve = async (parts: UrlParts): Promise<Resolved> => {
    const addresses = await policy.resolve(parts.hostname, parts.port)
    const resolved = { addresses, until: performance.now() + addressLifetimeMs }
    if (known.size > 1000) known.clear()
    known.set(parts.origin, resolved)
    return resolved
  }

  return {
    call: (call, timeoutInMillis) => {
      const parts = splitUrl(call.url)
      if (parts === undefined) {
        return Promise.reject(new BackendFailure('malformedResponse', `${call.url} is not an HTTP URL`))
      }
      const agent = parts.secure ? secure : plain
      const startedAt = performance.now()
      const kept = known.get(parts.origin)
      if (kept !== undefined && kept.until > startedAt) {
        return exchange(call, parts, kept.addresses, agent, timeoutInMillis)
      }
      return withTimeout(resolve(parts), timeoutInMillis, parts).then(({ addresses }) => {
        const left = Math.max(1, timeoutInMillis - (performance.now() - startedAt))
        return exchange(call, parts, addresses, agent, left)
      })
    },
    dispose: () => {
      plain.destroy()
      secure.destroy()
    },
  }
}

async function withTimeout<T>(work: Promise<T>, limit: number, parts: UrlParts): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const expiry = new Promise<never>((_, fail) => {
    timer = setTimeout(
      () => fail(new BackendFailure('timeout', `${parts.origin} was not resolved within ${limit} ms`)),
      limit,
    )
  })
  try {
    return await Promise.race([work, expiry])
  } finally {
    clearTimeout(timer)
  }
}
