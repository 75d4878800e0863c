import type { JsonObject } from '@gatewright/definition'

/** A `$context` as a call would have it; `own` says what is known of the call. */
export function exampleContext(own: JsonObject): JsonObject {
  return {
    requestId: '6f0c1c1e-9d2b-4c1f-8a52-0b7d1e94c3aa',
    stage: 'dev',
    httpMethod: 'POST',
    identity: { sourceIp: '203.0.113.7', userAgent: 'curl/8.5.0' },
    ...own,
  }
}
