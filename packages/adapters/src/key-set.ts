import type { Json } from '@gatewright/definition'
import { BackendFailure, type Ports } from '@gatewright/engine'
import type { HostClock } from './clock.ts'
import type { EndpointClient } from './http/endpoint-client.ts'

const lifetimeMs = 300_000
const timeoutMs = 5_000

export type KeySetOptions = {
  readonly endpoint: EndpointClient
  readonly clock: HostClock
  /** key sets by issuer or URL that need no network */
  readonly known?: { readonly [issuerOrUrl: string]: Json }
}

/**
 * The port of JSON Web Key Sets. A URL that ends in `.json` is the set itself; anything else is an issuer, whose
 * discovery document (`/.well-known/openid-configuration`) names it. Answers are kept for five minutes.
 * @throws BackendFailure
 */
export function createKeySets({ endpoint, clock, known = {} }: KeySetOptions): Ports['keySet'] {
  const kept = new Map<string, { readonly keys: Json; readonly until: number }>()
  const read = async (url: string): Promise<Json> => {
    const call = { method: 'GET', url, headers: [['Accept', 'application/json']] as const, body: new Uint8Array() }
    const answer = await endpoint.call(call, timeoutMs)
    if (answer.status !== 200) throw new BackendFailure('malformedResponse', `${url} answered ${answer.status}`)
    try {
      return JSON.parse(Buffer.from(answer.body).toString('utf8')) as Json
    } catch {
      throw new BackendFailure('malformedResponse', `${url} did not answer with JSON`)
    }
  }
  return async (issuerOrUrl) => {
    if (Object.hasOwn(known, issuerOrUrl)) return known[issuerOrUrl] ?? null
    const found = kept.get(issuerOrUrl)
    if (found !== undefined && found.until > clock.now()) return found.keys
    const keys = await read(issuerOrUrl.endsWith('.json') ? issuerOrUrl : await keySetUrl(issuerOrUrl, read))
    if (kept.size > 1000) kept.clear()
    kept.set(issuerOrUrl, { keys, until: clock.now() + lifetimeMs })
    return keys
  }
}

async function keySetUrl(issuer: string, read: (url: string) => Promise<Json>): Promise<string> {
  const url = `${issuer.replace(/\/+$/, '')}/.well-known/openid-configuration`
  const discovery = await read(url)
  const found =
    typeof discovery === 'object' && discovery !== null && !Array.isArray(discovery) ? discovery.jwks_uri : undefined
  if (typeof found !== 'string') throw new BackendFailure('malformedResponse', `${url} names no jwks_uri`)
  return found
}
