import { backendsSchema } from '@gatewright/definition'
import type { AwsCall } from '@gatewright/engine'
import { expect, test } from 'vitest'
import { virtualClock } from '../clock.ts'
import { createEgressPolicy } from '../egress-policy.ts'
import { createEndpointClient } from '../http/endpoint-client.ts'
import { createAwsBackend } from './aws-backend.ts'
import { createLocalServices } from './local/local-services.ts'

const call = (changes: Partial<AwsCall>): AwsCall => ({
  method: 'POST',
  url: 'https://dynamodb.us-east-1.amazonaws.com/',
  headers: [],
  body: new Uint8Array(),
  service: 'dynamodb',
  region: 'us-east-1',
  ...changes,
})
const reply = (body: string) => ({ reply: { type: 'FIXED', body } })
const aws = createAwsBackend({
  aws: backendsSchema.parse({
    aws: {
      'dynamodb:PutItem': reply('put'),
      'dynamodb:*': reply('any action'),
      's3:/bucket/*': reply('bucket'),
      's3:/bucket/a/*': reply('folder'),
      'sns:Publish': {},
      'firehose:PutRecord': {},
      'sqs:SendMessage': reply('sent'),
    },
  }).aws,
  services: createLocalServices(),
  clock: virtualClock(0),
  random: { uuid: () => '', fraction: () => 0 },
  accountId: '123456789012',
  endpoint: createEndpointClient(createEgressPolicy()),
  lambda: async () => ({ payload: 'null' }),
})

test.each([
  [{ action: 'PutItem' }, 'put'],
  [{ action: 'GetItem' }, 'any action'],
  [{ service: 's3', path: '/bucket/x' }, 'bucket'],
  [{ service: 's3', path: '/bucket/a/x' }, 'folder'],
  [{ service: 'sqs', path: '/123456789012/q', headers: [['X-Amz-Target', 'AmazonSQS.SendMessage'] as const] }, 'sent'],
])('%j is answered by the key that fits best', async (changes, body) => {
  expect(Buffer.from((await aws(call(changes), 1000)).body).toString()).toBe(body)
})

test.each([
  [{ service: 'firehose', action: 'PutRecord' }, 'firehose:PutRecord'],
  [{ service: 'rekognition', path: '/other' }, 'rekognition:/other'],
  [
    { service: 'kinesis', action: 'GetRecords', headers: [['X-Amz-Target', 'Kinesis_20131202.GetRecords'] as const] },
    'kinesis:GetRecords',
  ],
])('%j is not simulated, and the message names the key', async (changes, key) => {
  await expect(aws(call(changes), 1000)).rejects.toMatchObject({
    kind: 'notSimulated',
    message: expect.stringContaining(key),
  })
})
