import type { LookupFunction } from 'node:net'
import { type BackendCall, BackendFailure, type EndpointResponse } from '@gatewright/engine'
import { Pool } from 'undici'
import type { EgressPolicy } from '../egress-policy.ts'
import { exchange } from './exchange.ts'
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

const poolLimit = 200
const repeatable = new Set(['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE'])

/** Connections to one origin; `connected` counts those that were opened. */
type Origin = { readonly pool: Pool; connected: number }

/** Makes a client with its own pools of kept-alive connections, one for each origin. */
export function createEndpointClient(policy: EgressPolicy): EndpointClient {
  const origins = new Map<string, Origin>()

  const originOf = (parts: UrlParts, insecure: boolean): Origin => {
    const key = insecure ? `${parts.origin} insecure` : parts.origin
    const known = origins.get(key)
    if (known !== undefined) return known
    const made: Origin = { pool: poolFor(parts, insecure, policy), connected: 0 }
    made.pool.on('connect', () => {
      made.connected += 1
    })
    if (origins.size >= poolLimit) evictOldest(origins)
    origins.set(key, made)
    return made
  }
  const send = async (call: BackendCall, parts: UrlParts, limit: number): Promise<EndpointResponse> => {
    const origin = originOf(parts, call.insecureSkipVerification === true)
    const { connected } = origin
    try {
      return await exchange(origin.pool, call, parts, limit)
    } catch (error) {
      const wasKept =
        error instanceof BackendFailure && error.kind === 'connectionReset' && connected === origin.connected
      if (!wasKept || connected === 0 || !repeatable.has(call.method)) throw error
      // the endpoint closed a kept connection while the request was on its way
      return await exchange(origin.pool, call, parts, limit)
    }
  }

  return {
    call: async (call, timeoutInMillis) => {
      const parts = splitUrl(call.url)
      if (parts === undefined) throw new BackendFailure('malformedResponse', `${call.url} is not an HTTP URL`)
      // a name is resolved and checked when a connection is opened, an address never is
      if (parts.isAddress) await policy.resolve(parts.hostname, parts.port)
      return send(call, parts, timeoutInMillis)
    },
    dispose: () => {
      for (const { pool } of origins.values()) void pool.destroy()
      origins.clear()
    },
  }
}

/** A pool whose connections go to the address that the policy checked, and to no other. */
function poolFor(parts: UrlParts, insecure: boolean, policy: EgressPolicy): Pool {
  const lookup: LookupFunction = (hostname, options, answer) => {
    policy.resolve(hostname, parts.port).then(
      ({ address, family }) => {
        if (options.all) answer(null, [{ address, family }])
        else answer(null, address, family)
      },
      (error: Error) => answer(error, ''),
    )
  }
  return new Pool(parts.origin, {
    connections: 256,
    pipelining: 1,
    headersTimeout: 0,
    bodyTimeout: 0,
    connect: { lookup, rejectUnauthorized: !insecure, timeout: 300_000 },
  })
}

function evictOldest(origins: Map<string, Origin>): void {
  const [oldest] = origins
  if (oldest === undefined) return
  origins.delete(oldest[0])
  void oldest[1].pool.close()
}
