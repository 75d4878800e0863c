import { payloadBytes } from '../bytes.ts'
import type { Exchange } from '../exchange.ts'
import { hasHeader } from '../header-list.ts'
import type { GatewayAnswer } from '../message.ts'
import type { PreparedResponse } from './integration-response.ts'

/** The answer of a method: what the integration gave, and the header fields that the gateway adds (rest-api reference §10.5). */
export function methodResponse(exchange: Exchange, prepared: PreparedResponse, sendsTraceId: boolean): GatewayAnswer {
  const headers: (readonly [string, string])[] = [...prepared.headers]
  if (sendsTraceId) headers.push(['X-Amzn-Trace-Id', exchange.traceId])
  if (!hasHeader(prepared.headers, 'content-type')) headers.push(['Content-Type', 'application/json'])
  return { status: prepared.status, headers, body: payloadBytes(prepared.body) }
}

/** With the request ids that every answer over the network carries. */
export function withRequestIds(exchange: Exchange, answer: GatewayAnswer): GatewayAnswer {
  return {
    status: answer.status,
    headers: [
      ['x-amzn-RequestId', exchange.requestId],
      ['x-amz-apigw-id', exchange.extendedRequestId],
      ...answer.headers,
    ],
    body: answer.body,
  }
}
