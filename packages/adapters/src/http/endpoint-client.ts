import * as http from 'node:http'
import * as https from 'node:https'
import { type BackendCall, BackendFailure, type EndpointResponse, type HeaderList } from '@gatewright/engine'
import type { EgressPolicy } from '../egress-policy.ts'
import { endpointFailure } from './endpoint-failure.ts'
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

/** Bytes of an answer's body that are read; the gateway's own limit for payloads (rest-api: quotas). */
const bodyLimit = 10_485_760
const addressLifetimeMs = 5_000
const withBody = new Set(['POST', 'PUT', 'PATCH'])
const repeatable = new Set(['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE'])

type Resolved = { readonly address: string; readonly family: 4 | 6; readonly until: number }

/** Makes a client with its own pool of kept-alive connections. */
export function createEndpointClient(policy: EgressPolicy): EndpointClient {
  const settings = { keepAlive: true, maxSockets: 256, maxFreeSockets: 64, scheduling: 'lifo' as const }
  const plain = new http.Agent(settings)
  const secure = new https.Agent(settings)
  const known = new Map<string, Resolved>()

  const resolve = async (parts: UrlParts): Promise<Resolved> => {
    const found = known.get(parts.origin)
    const now = performance.now()
    if (found !== undefined && found.until > now) return found
    const resolved = { ...(await policy.resolve(parts.hostname, parts.port)), until: now + addressLifetimeMs }
    if (known.size > 1000) known.clear()
    known.set(parts.origin, resolved)
    return resolved
  }
  const optionsFor = (call: BackendCall, parts: UrlParts, to: Resolved): https.RequestOptions => ({
    method: call.method,
    host: to.address,
    family: to.family,
    port: parts.port,
    path: parts.path,
    agent: parts.secure ? secure : plain,
    // Node's types know header lists only as objects; a flat list keeps order, casing and repetition
    headers: rawHeaders(call, parts) as unknown as http.OutgoingHttpHeaders,
    ...(parts.secure && {
      servername: parts.isAddress ? '' : parts.hostname,
      rejectUnauthorized: call.insecureSkipVerification !== true,
    }),
  })
  const send = (call: BackendCall, parts: UrlParts, to: Resolved, limit: number, again: boolean) =>
    new Promise<EndpointResponse>((answer, fail) => {
      const request = (parts.secure ? https : http).request(optionsFor(call, parts, to))
      const timer = setTimeout(() => {
        request.destroy(new BackendFailure('timeout', `${parts.origin} did not answer within ${limit} ms`))
      }, limit)
      let begun = false
      const finish = (error: unknown) => {
        clearTimeout(timer)
        const stale = request.reusedSocket && !begun && !again && repeatable.has(call.method)
        if (stale && !(error instanceof BackendFailure)) send(call, parts, to, limit, true).then(answer, fail)
        else fail(endpointFailure(error, parts.origin))
      }
      request.on('error', finish)
      request.on('upgrade', (_response, socket) => {
        socket.destroy()
        finish(new BackendFailure('malformedResponse', `${parts.origin} switched protocols`))
      })
      request.on('response', (response) => {
        begun = true
        const chunks: Buffer[] = []
        let size = 0
        response.on('data', (chunk: Buffer) => {
          size += chunk.length
          if (size > bodyLimit) {
            request.destroy(
              new BackendFailure('tooLarge', `${parts.origin} answered with more than ${bodyLimit} bytes`),
            )
          } else chunks.push(chunk)
        })
        response.on('error', finish)
        response.on('end', () => {
          clearTimeout(timer)
          const body = chunks.length === 1 ? (chunks[0] ?? Buffer.alloc(0)) : Buffer.concat(chunks)
          answer({ status: response.statusCode ?? 0, headers: pairs(response.rawHeaders), body })
        })
      })
      request.end(call.body.length === 0 ? undefined : call.body)
    })

  return {
    call: async (call, timeoutInMillis) => {
      const parts = splitUrl(call.url)
      if (parts === undefined) throw new BackendFailure('malformedResponse', `${call.url} is not an HTTP URL`)
      const startedAt = performance.now()
      const to = known.get(parts.origin)
      const fresh =
        to !== undefined && to.until > startedAt ? to : await withTimeout(resolve(parts), timeoutInMillis, parts)
      const left = timeoutInMillis - (performance.now() - startedAt)
      try {
        return await send(call, parts, fresh, Math.max(1, Math.ceil(left)), false)
      } catch (error) {
        throw endpointFailure(error, parts.origin)
      }
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

/** The header list as Node sends it untouched: names and values in turn. Length and framing are ours. */
function rawHeaders(call: BackendCall, parts: UrlParts): string[] {
  const flat: string[] = []
  let host = false
  for (const [name, value] of call.headers) {
    switch (name.toLowerCase()) {
      case 'content-length':
      case 'transfer-encoding':
        continue
      case 'host':
        host = true
        break
      default:
        break
    }
    flat.push(name, toHeaderBytes(value))
  }
  if (!host) flat.unshift('Host', parts.host)
  if (call.body.length > 0 || withBody.has(call.method)) flat.push('Content-Length', String(call.body.length))
  return flat
}

/** Text beyond Latin-1 goes out as the bytes of its UTF-8 form. */
function toHeaderBytes(value: string): string {
  return /[^\u0000-\u00ff]/.test(value) ? Buffer.from(value, 'utf8').toString('latin1') : value
}

function pairs(flat: readonly string[]): HeaderList {
  const list: [string, string][] = []
  for (let index = 0; index + 1 < flat.length; index += 2) list.push([flat[index] ?? '', flat[index + 1] ?? ''])
  return list
}
