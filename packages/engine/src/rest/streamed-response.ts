import type { Json } from '@gatewright/definition'
import { payloadText } from '../bytes.ts'
import { parseJson } from '../json-text.ts'
import type { EndpointResponse } from '../message.ts'
import type { Call } from './call.ts'
import type { CompiledIntegration } from './compile-integration.ts'
import type { PreparedResponse } from './integration-response.ts'
import { malformedResponse, proxyResponseHead, refuseFunctionError } from './proxy-response.ts'
import { proxiedHeaders } from './response-headers.ts'

const members: ReadonlySet<string> = new Set(['statusCode', 'headers', 'multiValueHeaders', 'cookies'])

/** What stands between the metadata and the payload: eight NUL bytes. */
const delimiter = '\0'.repeat(8)

/**
 * What a function that streams its response answers with: metadata in JSON, the delimiter, then the payload as it is
 * (rest-api reference §15). The whole answer is there before it is passed on.
 */
export function streamedResponse(
  call: Call,
  compiled: CompiledIntegration,
  endpoint: EndpointResponse,
): PreparedResponse {
  const output = payloadText(endpoint.body)
  const end = output.indexOf(delimiter)
  const metadata = parseJson(end < 0 ? output : output.slice(0, end))
  refuseFunctionError(call, compiled, endpoint, metadata)
  if (end < 0) throw malformedResponse(compiled, { why: 'eight NUL bytes after the metadata are missing' }, output)
  const head = proxyResponseHead(metadata, members)
  if ('why' in head) throw malformedResponse(compiled, head, output)
  const cookies = cookiesOf(head.json.cookies)
  if (cookies === undefined) {
    throw malformedResponse(compiled, { why: 'cookies are no list of texts', member: ['cookies'] }, output)
  }
  call.progress.functionStatus = head.status
  const headers = [...head.headers, ...cookies.map((cookie): [string, string] => ['Set-Cookie', cookie])]
  return {
    status: head.status,
    headers: proxiedHeaders(headers, 'AWS_PROXY'),
    body: output.slice(end + delimiter.length),
  }
}

function cookiesOf(cookies: Json | undefined): string[] | undefined {
  if (cookies === undefined || cookies === null) return []
  return Array.isArray(cookies) && cookies.every((each) => typeof each === 'string') ? cookies : undefined
}
