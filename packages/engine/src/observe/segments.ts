import type { JsonObject } from '@gatewright/definition'
import type { Outcome } from '../outcome.ts'

/** What a segment says that an outcome does not know. */
export type SegmentFacts = {
  readonly apiName: string
  readonly accountId: string
  readonly region: string
  /** absolute URL of the request */
  readonly url: string
}

/** The X-Ray segment of a call, in the form of the X-Ray segment document (rest-api reference §19.5). Times are epoch seconds. */
export function segments(outcome: Outcome, facts: SegmentFacts): JsonObject[] {
  const { answer, startedAt, latencyMs } = outcome
  const trace = new Map(outcome.traceId.split(';').map((part) => part.split('=', 2) as [string, string]))
  const segment: JsonObject = {
    id: spanId(outcome.requestId),
    trace_id: trace.get('Root') ?? '',
    ...(outcome.traceId.includes('Sampled=1') ? { parent_id: trace.get('Parent') ?? '' } : {}),
    name: `${facts.apiName}/${outcome.stage}`,
    origin: 'AWS::ApiGateway::Stage',
    resource_arn: `arn:aws:apigateway:${facts.region}::/restapis/${outcome.apiId}/stages/${outcome.stage}`,
    start_time: startedAt / 1000,
    end_time: (startedAt + latencyMs) / 1000,
    http: {
      request: {
        url: facts.url,
        method: outcome.httpMethod,
        client_ip: outcome.caller.sourceIp,
        x_forwarded_for: true,
      },
      response: { status: answer.status, content_length: answer.body.length },
    },
    aws: {
      api_gateway: {
        account_id: facts.accountId,
        rest_api_id: outcome.apiId,
        stage: outcome.stage,
        request_id: outcome.requestId,
      },
    },
    annotations: { 'aws:api_id': outcome.apiId, 'aws:api_stage': outcome.stage },
    metadata: { default: { extended_request_id: outcome.extendedRequestId, request_id: outcome.requestId } },
    ...faultFlags(answer.status),
  }
  const subsegment = integrationSubsegment(outcome)
  return [subsegment === undefined ? segment : { ...segment, subsegments: [subsegment] }]
}

function faultFlags(status: number): JsonObject {
  if (status >= 500) return { fault: true }
  if (status === 429) return { error: true, throttle: true }
  return status >= 400 ? { error: true } : {}
}

/** The backend call inside the segment: a Lambda invocation as such, anything else as a remote HTTP call. */
function integrationSubsegment(outcome: Outcome): JsonObject | undefined {
  const { integration, phases } = outcome
  const phase = phases.find((each) => each.phase === 'integration')
  if (integration === undefined || phase === undefined) return undefined
  const start = phase.startedAt
  const times = { start_time: start / 1000, end_time: (start + (outcome.integrationLatencyMs ?? 0)) / 1000 }
  const id = spanId(outcome.extendedRequestId + outcome.requestId)
  const http = { request: { url: integration.url, method: integration.method } }
  const response = integration.status === undefined ? {} : { response: { status: integration.status } }
  if (integration.functionName === undefined) {
    return { id, name: new URL(integration.url).host, ...times, http: { ...http, ...response }, namespace: 'remote' }
  }
  return {
    id,
    name: 'Lambda',
    ...times,
    http: { ...http, ...response },
    aws: {
      function_name: integration.functionName,
      operation: 'Invoke',
      resource_names: [integration.functionName],
    },
    namespace: 'aws',
  }
}

/** A span id of 16 hexadecimal digits that is the same for the same text (FNV-1a over two halves). */
function spanId(text: string): string {
  return hash(text, 0x811c9dc5) + hash(text, 0x01000193)
}

function hash(text: string, seed: number): string {
  let value = seed >>> 0
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193) >>> 0
  return value.toString(16).padStart(8, '0')
}
