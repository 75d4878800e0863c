import { expect, test } from 'vitest'
import { integrationSchema } from './integration.ts'
import {
  backendOf,
  functionArn,
  lambdaInvocationUri,
  parseFunctionArn,
  parseIntegrationUri,
} from './integration-uri.ts'

const arn = 'arn:aws:lambda:eu-west-1:111122223333:function:orders'

test.each([
  [
    'a function',
    `arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/${arn}/invocations`,
    { kind: 'lambda', functionArn: arn, functionName: 'orders', region: 'eu-west-1', streaming: false },
  ],
  [
    'a doubled slash before the version',
    `arn:aws:apigateway:eu-west-1:lambda:path//2015-03-31/functions/${arn}:live/invocations`,
    {
      kind: 'lambda',
      functionArn: `${arn}:live`,
      functionName: 'orders',
      qualifier: 'live',
      region: 'eu-west-1',
      streaming: false,
    },
  ],
  [
    'a streaming invocation',
    `arn:aws:apigateway:eu-west-1:lambda:path/2021-11-15/functions/${arn}/response-streaming-invocations`,
    { kind: 'lambda', functionArn: arn, functionName: 'orders', region: 'eu-west-1', streaming: true },
  ],
  [
    'an alias from a stage variable',
    `arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/${arn}:\${stageVariables.alias}/invocations`,
    {
      kind: 'lambda',
      functionArn: `${arn}:\${stageVariables.alias}`,
      functionName: 'orders',
      qualifier: '${stageVariables.alias}',
      region: 'eu-west-1',
      streaming: false,
    },
  ],
  [
    'an action',
    'arn:aws:apigateway:us-east-1:dynamodb:action/PutItem',
    { kind: 'aws', service: 'dynamodb', region: 'us-east-1', action: 'PutItem' },
  ],
  [
    'a path',
    'arn:aws:apigateway:us-east-1:s3:path/bucket/{key}',
    { kind: 'aws', service: 's3', region: 'us-east-1', path: '/bucket/{key}' },
  ],
  [
    'a subdomain',
    'arn:aws:apigateway:us-east-1:abc.appsync-api:path/graphql',
    { kind: 'aws', service: 'appsync-api', subdomain: 'abc', region: 'us-east-1', path: '/graphql' },
  ],
  [
    'an HTTP endpoint',
    'https://Pets.example.com:8443/v1/{id}?a=b',
    { kind: 'http', origin: 'https://pets.example.com:8443', path: '/v1/{id}?a=b' },
  ],
  ['anything else', 'ftp://x', { kind: 'unknown' }],
])('reads %s', (_, uri, expected) => {
  expect(parseIntegrationUri(uri)).toEqual(expected)
})

test('what lambdaInvocationUri writes, parseIntegrationUri reads', () => {
  expect(parseIntegrationUri(lambdaInvocationUri('f', undefined, 'prod'))).toMatchObject({
    kind: 'lambda',
    functionName: 'f',
    qualifier: 'prod',
  })
  expect(parseFunctionArn(functionArn('f'))).toEqual({ functionName: 'f' })
  expect(parseFunctionArn('f:1')).toEqual({ functionName: 'f', qualifier: '1' })
})

test.each([
  [{ type: 'MOCK' }, { type: 'mock' }],
  [
    { type: 'AWS_PROXY', uri: lambdaInvocationUri('f') },
    { type: 'function', name: 'f' },
  ],
  [
    { type: 'HTTP', uri: 'http://h/x' },
    { type: 'http', origin: 'http://h' },
  ],
  [
    { type: 'AWS', uri: 'arn:aws:apigateway:us-east-1:sns:action/Publish&Topic=a' },
    { type: 'aws', key: 'sns:Publish', service: 'sns', operation: 'Publish&Topic=a' },
  ],
  [{ type: 'HTTP' }, { type: 'none' }],
])('the backend of %j is %j', (integration, expected) => {
  expect(backendOf(integrationSchema.parse(integration))).toEqual(expected)
})
