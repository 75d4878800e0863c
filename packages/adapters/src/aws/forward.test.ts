import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { AwsCall } from '@gatewright/engine'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createEgressPolicy } from '../egress-policy.ts'
import { createEndpointClient } from '../http/endpoint-client.ts'
import { emulatorCredentials, forward } from './forward.ts'

const received: { request: IncomingMessage; body: string }[] = []
const server = createServer(async (request, response) => {
  let body = ''
  for await (const chunk of request) body += chunk
  received.push({ request, body })
  response.end('answered')
})
let endpoint = ''
beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => {
  server.close()
  client.dispose()
})
const client = createEndpointClient(createEgressPolicy({ allow: ['127.0.0.1'] }))
const call: AwsCall = {
  method: 'POST',
  url: 'https://dynamodb.eu-west-1.amazonaws.com/?a=b',
  headers: [
    ['Host', 'dynamodb.eu-west-1.amazonaws.com'],
    ['X-Amz-Target', 'DynamoDB_20120810.ExecuteStatement'],
    ['Content-Length', '2'],
  ],
  body: Buffer.from('{}'),
  service: 'dynamodb',
  region: 'eu-west-1',
}
const now = Date.UTC(2026, 0, 15, 12)

test('a call is signed for its service and region and sent on to the endpoint', async () => {
  const answer = await forward(
    { type: 'FORWARD', endpoint: `${endpoint}/base/` },
    call,
    emulatorCredentials,
    client,
    now,
    5000,
  )
  expect(Buffer.from(answer.body).toString()).toBe('answered')
  const [{ request, body } = { request: undefined, body: '' }] = received.splice(0)
  expect(request?.url).toBe('/base/?a=b')
  expect(body).toBe('{}')
  expect(request?.headers).toMatchObject({
    host: endpoint.replace('http://', ''),
    'x-amz-target': 'DynamoDB_20120810.ExecuteStatement',
    'x-amz-date': '20260115T120000Z',
    authorization: expect.stringMatching(
      /^AWS4-HMAC-SHA256 Credential=test\/20260115\/eu-west-1\/dynamodb\/aws4_request, SignedHeaders=[^,]*host[^,]*, Signature=[0-9a-f]{64}$/,
    ),
  })
})

test('a bucket in the host becomes the first part of the path', async () => {
  const s3 = {
    ...call,
    method: 'GET',
    service: 's3',
    url: 'https://bucket.s3.eu-west-1.amazonaws.com/a%20b',
    body: new Uint8Array(),
  }
  await forward({ type: 'FORWARD', endpoint }, s3, emulatorCredentials, client, now, 5000)
  expect(received.splice(0)[0]?.request.url).toBe('/bucket/a%20b')
})

test.each([
  ['ftp://x', 'nameNotResolved'],
  ['', 'nameNotResolved'],
  ['http://169.254.169.254', 'egressRefused'],
])('the endpoint "%s" is refused', async (bad, kind) => {
  await expect(
    forward({ type: 'FORWARD', endpoint: bad }, call, emulatorCredentials, client, now, 5000),
  ).rejects.toMatchObject({ kind })
})
