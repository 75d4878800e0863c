import { type BackendCall, BackendFailure, type EndpointResponse, type HeaderList } from '@gatewright/engine'
import type { Dispatcher } from 'undici'
import { endpointFailure } from './endpoint-failure.ts'
import type { UrlParts } from './split-url.ts'

/** Bytes of an answer's body that are read; the gateway's own limit for payloads (rest-api: quotas). */
const bodyLimit = 10_485_760
const longestTimer = 2_147_483_647

/**
 * Sends one request and reads its answer whole.
 * @param limit milliseconds from here to the last byte
 * @throws BackendFailure; `begun` of the failure's cause says whether an answer had begun
 */
export function exchange(
  dispatcher: Dispatcher,
  call: BackendCall,
  parts: UrlParts,
  limit: number,
): Promise<EndpointResponse> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    let status = 0
    let headers: HeaderList = []
    let failure: BackendFailure | undefined
    let abort: ((reason: Error) => void) | undefined
    const fail = (error: BackendFailure) => {
      clearTimeout(timer)
      failure ??= error
      abort?.(failure)
      reject(failure)
    }
    const timer = setTimeout(
      () => fail(new BackendFailure('timeout', `${parts.origin} did not answer within ${limit} ms`)),
      Math.min(limit, longestTimer),
    )
    const handlers: Dispatcher.DispatchHandlers = {
      onConnect: (abortRequest) => {
        abort = abortRequest
        if (failure !== undefined) abortRequest(failure)
      },
      onHeaders: (code, rawHeaders) => {
        if (code >= 200) {
          status = code
          headers = pairs(rawHeaders)
        }
        return true
      },
      onData: (chunk) => {
        size += chunk.length
        if (size <= bodyLimit) chunks.push(chunk)
        else fail(new BackendFailure('tooLarge', `${parts.origin} answered with more than ${bodyLimit} bytes`))
        return true
      },
      onComplete: () => {
        clearTimeout(timer)
        resolve({ status, headers, body: chunks.length === 1 ? (chunks[0] ?? Buffer.alloc(0)) : Buffer.concat(chunks) })
      },
      onUpgrade: (_status, _headers, socket) => {
        socket.destroy()
        fail(new BackendFailure('malformedResponse', `${parts.origin} switched protocols`))
      },
      onError: (error) => fail(endpointFailure(error, parts.origin)),
    }
    try {
      dispatcher.dispatch(requestOf(call, parts), handlers)
    } catch (error) {
      fail(endpointFailure(error, parts.origin))
    }
  })
}

function requestOf(call: BackendCall, parts: UrlParts): Dispatcher.DispatchOptions & { servername?: string } {
  return {
    method: call.method as Dispatcher.HttpMethod,
    path: parts.path,
    headers: flatHeaders(call.headers),
    body: call.body.length === 0 ? null : call.body,
    // the certificate is that of the URL's host, whatever the Host header says
    ...(parts.secure && !parts.isAddress && { servername: parts.hostname }),
  }
}

/** Names and values in turn, without what frames the message: that is made anew. */
function flatHeaders(headers: HeaderList): string[] {
  const flat: string[] = []
  for (const [name, value] of headers) {
    switch (name.toLowerCase()) {
      case 'connection':
      case 'content-length':
      case 'expect':
      case 'keep-alive':
      case 'transfer-encoding':
      case 'upgrade':
        break
      default:
        flat.push(name, toHeaderBytes(value))
    }
  }
  return flat
}

/** Text beyond Latin-1 goes out as the bytes of its UTF-8 form. */
function toHeaderBytes(value: string): string {
  return /[^\u0000-\u00ff]/.test(value) ? Buffer.from(value, 'utf8').toString('latin1') : value
}

function pairs(raw: readonly Buffer[]): HeaderList {
  const list: [string, string][] = []
  for (let index = 0; index + 1 < raw.length; index += 2) {
    list.push([raw[index]?.toString('latin1') ?? '', raw[index + 1]?.toString('latin1') ?? ''])
  }
  return list
}
