import { describe, expect, it } from 'vitest'
import { gatewayRequest, restApi, restTarget, stubPorts } from '../../testing/index.ts'
import { findHeader } from '../header-list.ts'
import type { AwsCall } from '../message.ts'
import { invoke } from './handle.ts'

async function sentTo(uri: string, credentials?: string): Promise<AwsCall> {
  const definition = restApi({
    '/': {
      POST: {
        methodResponses: { 200: {} },
        integration: {
          type: 'AWS',
          httpMethod: 'POST',
          uri,
          ...(credentials === undefined ? {} : { credentials }),
          integrationResponses: { 200: {} },
        },
      },
    },
  })
  let sent: AwsCall | undefined
  const aws = async (call: AwsCall) => {
    sent = call
    return { status: 200, headers: [], body: new Uint8Array() }
  }
  await invoke(restTarget(definition), gatewayRequest('POST /dev/', { body: '{}' }), stubPorts({ aws }))
  if (sent === undefined) throw new Error('nothing was sent')
  return sent
}

const role = 'arn:aws:iam::123456789012:role/queue-writer'

describe('the call of an AWS service', () => {
  it.each([
    ['arn:aws:apigateway:us-east-1:sqs:path/123456789012/orders', 'sqs'],
    ['arn:aws:apigateway:eu-west-1:dynamodb:action/PutItem', 'dynamodb'],
  ])('is signed for its service and region: %s', async (uri, service) => {
    const { headers, region } = await sentTo(uri, role)
    expect(findHeader(headers, 'authorization')).toMatch(
      new RegExp(`^AWS4-HMAC-SHA256 Credential=ASIA[0-9A-F]{16}/20260115/${region}/${service}/aws4_request, `),
    )
    expect(findHeader(headers, 'x-amz-date')).toBe('20260115T120000Z')
    expect(findHeader(headers, 'x-amz-security-token')).toMatch(/./)
    expect(findHeader(headers, 'x-amz-source-arn')).toBe(
      'arn:aws:execute-api:us-east-1:123456789012:abcdef1234/dev/POST/',
    )
  })

  it('is signed with another session for each role', async () => {
    const uri = 'arn:aws:apigateway:us-east-1:sqs:path/123456789012/orders'
    const keyOf = async (arn: string) =>
      /Credential=(\w+)/.exec(findHeader((await sentTo(uri, arn)).headers, 'authorization') ?? '')?.[1]
    expect(await keyOf(role)).toBe(await keyOf(role))
    expect(await keyOf(role)).not.toBe(await keyOf('arn:aws:iam::123456789012:role/other'))
  })
})
