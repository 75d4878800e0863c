import type { Backends, FixedReply } from '@gatewright/definition'
import { type BackendCall, BackendFailure, type EndpointResponse, type Ports, type Random } from '@gatewright/engine'
import type { HostClock } from './clock.ts'
import { injectFault } from './fault-injection.ts'
import type { EndpointClient } from './http/endpoint-client.ts'
import { splitUrl } from './http/split-url.ts'

export type HttpBackendOptions = {
  /** HTTP endpoints by origin; an origin that is not there is called live */
  readonly http: Backends['http']
  readonly endpoint: EndpointClient
  readonly clock: HostClock
  readonly random: Random
}

type HttpBackend = HttpBackendOptions['http'][string]

/**
 * The HTTP port: a fixed reply where the endpoint has one, else a live call under the egress policy. A call through a
 * VPC link is answered by the endpoint of that origin, and by nobody when there is none: the VPC is not simulated.
 * @throws BackendFailure
 */
export function createHttpBackend(options: HttpBackendOptions): Ports['http'] {
  return (call, timeoutInMillis) => {
    const origin = splitUrl(call.url)?.origin ?? ''
    const backend = Object.hasOwn(options.http, origin) ? options.http[origin] : undefined
    const isPlain = backend === undefined ? call.vpcLinkId === undefined : backend.faultInjection === undefined
    if (isPlain && backend?.reply.type !== 'FIXED') return options.endpoint.call(call, timeoutInMillis)
    return answer(call, timeoutInMillis, origin, backend)
  }

  async function answer(
    call: BackendCall,
    timeoutInMillis: number,
    origin: string,
    backend: HttpBackend | undefined,
  ): Promise<EndpointResponse> {
    if (backend === undefined && call.vpcLinkId !== undefined) {
      throw new BackendFailure(
        'notSimulated',
        `The network behind VPC link ${call.vpcLinkId} is not simulated. Add an HTTP backend for ${origin}.`,
      )
    }
    const { left, fault } = await injectFault(backend?.faultInjection, options, timeoutInMillis)
    switch (fault) {
      case 'THROTTLE':
        return injected(429, 'Too Many Requests')
      case 'ERROR':
        return injected(500, 'Internal Server Error')
      default:
        return backend?.reply.type === 'FIXED' ? fixedReply(backend.reply) : options.endpoint.call(call, left)
    }
  }
}

/** Bytes and headers of a reply that is always the same. */
export function fixedReply(reply: FixedReply): EndpointResponse {
  return {
    status: reply.status,
    headers: Object.entries(reply.headers),
    body: Buffer.from(reply.body, reply.isBase64 ? 'base64' : 'utf8'),
  }
}

function injected(status: number, message: string): EndpointResponse {
  return {
    status,
    headers: [['Content-Type', 'application/json']],
    body: Buffer.from(JSON.stringify({ message: `${message}: an injected error` })),
  }
}
