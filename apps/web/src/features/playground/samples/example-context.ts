import type { JsonObject } from '@gatewright/definition'

/** A `$context` as a call would have it; `own` says what is known of the call. */
export function exampleContext(own: JsonObject): JsonObject {
  return {
    accountId: '123456789012',
    apiId: 'a1b2c3d4e5',
    domainName: 'a1b2c3d4e5.execute-api.us-east-1.amazonaws.com',
    domainPrefix: 'a1b2c3d4e5',
    extendedRequestId: 'KZ4nVF9jIAMEWpQ=',
    httpMethod: 'POST',
    protocol: 'HTTP/1.1',
    requestId: '6f0c1c1e-9d2b-4c1f-8a52-0b7d1e94c3aa',
    requestTime: '25/Nov/2026:09:30:00 +0000',
    requestTimeEpoch: 1_795_599_000_000,
    stage: 'dev',
    identity: { sourceIp: '203.0.113.7', userAgent: 'curl/8.5.0' },
    ...own,
  }
}
