import * as http from 'node:http'
import * as https from 'node:https'
import type { LookupFunction } from 'node:net'
import { type BackendCall, BackendFailure, type EndpointResponse, type HeaderList } from '@gatewright/engine'
import type { ResolvedAddress } from '../egress-policy.ts'
import { endpointFailure } from './endpoint-failure.ts'
import type { UrlParts } from './split-url.ts'

/** `autoSelectFamily` goes on to `net.connect`, which Node's types leave out */
type RequestOptions = https.RequestOptions & { autoSelectFamily?: boolean }

/** Bytes of an answer's body that are read; the gateway's own limit for payloads (rest-api: quotas). */
const bodyLimit = 10_485_760
const withBody = new Set(['POST', 'PUT', 'PATCH'])
const repeatable = new Set(['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE'])

/**
 * Sends one request and reads its answer whole. When the endpoint closed a kept connection while a request that may be
 * repeated was on its way, it is sent once more.
 * @param addresses where to connect to, the first that answers
 * @param limit milliseconds from here to the last byte
 * @throws BackendFailure
 */
export function exchange(
  call: BackendCall,
  parts: UrlParts,
  addresses: readonly ResolvedAddress[],
  agent: http.Agent,
  limit: number,
): Promise<EndpointResponse> {
  return new Promise((answer, fail) => {
    const send = (again: boolean) => {
      const request = (parts.secure ? https : http).request(optionsFor(call, parts, addresses, agent))
      current = request
      let begun = false
      const finish = (error: unknown) => {
        if (
          !begun &&
          request.reusedSocket &&
          !again &&
          repeatable.has(call.method) &&
          !(error instanceof BackendFailure)
        )
          return send(true)
        clearTimeout(timer)
        fail(endpointFailure(error, parts.origin))
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
          if (size <= bodyLimit) chunks.push(chunk)
          else
            request.destroy(
              new BackendFailure('tooLarge', `${parts.origin} answered with more than ${bodyLimit} bytes`),
            )
        })
        response.on('error', finish)
        response.on('end', () => {
          clearTimeout(timer)
          const body = chunks.length === 1 ? (chunks[0] ?? Buffer.alloc(0)) : Buffer.concat(chunks)
          answer({ status: response.statusCode ?? 0, headers: pairs(response.rawHeaders), body })
        })
      })
      request.end(call.body.length === 0 ? undefined : call.body)
    }
    let current: http.ClientRequest | undefined
    const timer = setTimeout(() => {
      current?.destroy(new BackendFailure('timeout', `${parts.origin} did not answer within ${Math.ceil(limit)} ms`))
    }, limit)
    try {
      send(false)
    } catch (error) {
      clearTimeout(timer)
      fail(endpointFailure(error, parts.origin))
    }
  })
}

function optionsFor(
  call: BackendCall,
  parts: UrlParts,
  addresses: readonly ResolvedAddress[],
  agent: http.Agent,
): RequestOptions {
  const options: RequestOptions = {
    method: call.method,
    host: parts.isAddress ? parts.hostname.replace(/^\[|\]$/g, '') : parts.hostname,
    port: parts.port,
    path: parts.path,
    agent,
    // Node's types know header lists only as objects; a flat list keeps order, casing and repetition
    headers: rawHeaders(call, parts) as unknown as http.OutgoingHttpHeaders,
  }
  if (!parts.isAddress) {
    options.lookup = lookupOf(addresses)
    options.autoSelectFamily = true
  }
  if (parts.secure) {
    // the certificate is that of the URL's host, or of the name that the integration gives, whatever the Host header says
    options.servername = call.serverNameToVerify ?? (parts.isAddress ? '' : parts.hostname)
    options.rejectUnauthorized = call.insecureSkipVerification !== true
  }
  return options
}

/** Gives the addresses that were checked, so that nothing is resolved a second time. */
function lookupOf(addresses: readonly ResolvedAddress[]): LookupFunction {
  return (_hostname, { all }, done) => {
    const [first] = addresses
    if (all === true) done(null, [...addresses])
    else if (first !== undefined) done(null, first.address, first.family)
    else done(new Error('no address'), '')
  }
}

/** The header list as Node sends it untouched: names and values in turn. Length and framing are ours. */
function rawHeaders({ method, headers, body }: BackendCall, parts: UrlParts): string[] {
  const flat: string[] = []
  let hasHost = false
  let hasLength = false
  for (const [name, value] of headers) {
    if (sameName(name, 'transfer-encoding')) continue
    if (sameName(name, 'content-length')) {
      if (!hasLength) flat.push(name, String(body.length))
      hasLength = true
      continue
    }
    if (sameName(name, 'host')) hasHost = true
    flat.push(name, toHeaderBytes(value))
  }
  if (!hasHost) flat.unshift('Host', parts.host)
  if (!hasLength && (body.length > 0 || withBody.has(method))) flat.push('Content-Length', String(body.length))
  return flat
}

function sameName(name: string, lowerName: string): boolean {
  return name.length === lowerName.length && name.toLowerCase() === lowerName
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
