import { expect, test } from 'vitest'
import { emptySample } from '../preview-protocol.ts'
import { sampleOfPaste } from './sample-of-paste.ts'

const before = {
  ...emptySample,
  params: { path: { id: '7' }, querystring: { old: '1' }, header: {} },
  context: { stage: 'dev', requestId: 'r' },
  stageVariables: { topic: 't' },
}

test('a cURL command gives body, query string and headers; the rest stays', () => {
  const { kind, sample } = sampleOfPaste(
    `curl -X PUT 'https://x.example/orders/7?page=2' -H 'X-A: b' -d '{"a":1}'`,
    before,
  )
  expect(kind).toBe('cURL command')
  expect(sample).toMatchObject({
    body: '{"a":1}',
    params: { path: { id: '7' }, querystring: { page: '2' }, header: { 'X-A': 'b' } },
    context: { stage: 'dev', requestId: 'r', httpMethod: 'PUT', path: '/dev/orders/7' },
    stageVariables: { topic: 't' },
  })
})

test('a request as it goes over the wire is read', () => {
  const { kind, sample } = sampleOfPaste('POST /orders?x=1 HTTP/1.1\r\nHost: a\r\nX-B: c: d\r\n\r\n{"a": 1}', before)
  expect(kind).toBe('HTTP request')
  expect(sample).toMatchObject({
    body: '{"a": 1}',
    params: { querystring: { x: '1' }, header: { Host: 'a', 'X-B': 'c: d' } },
  })
})

test.each([
  [
    'of a REST API',
    {
      httpMethod: 'POST',
      headers: { Accept: '*/*' },
      queryStringParameters: { q: 'x' },
      pathParameters: { id: '9' },
      stageVariables: null,
      requestContext: { stage: 'prod', identity: { sourceIp: '203.0.113.9' } },
      body: 'eyJhIjoxfQ==',
      isBase64Encoded: true,
    },
  ],
  [
    'of an HTTP API',
    {
      version: '2.0',
      rawQueryString: 'q=x',
      headers: { Accept: '*/*' },
      pathParameters: { id: '9' },
      requestContext: { stage: 'prod', identity: { sourceIp: '203.0.113.9' } },
      body: '{"a":1}',
      isBase64Encoded: false,
    },
  ],
])('an event %s gives everything', (_, event) => {
  expect(sampleOfPaste(JSON.stringify(event), before)).toEqual({
    kind: 'Lambda event',
    sample: {
      body: '{"a":1}',
      params: { path: { id: '9' }, querystring: { q: 'x' }, header: { Accept: '*/*' } },
      context: { stage: 'prod', identity: { sourceIp: '203.0.113.9' } },
      stageVariables: {},
    },
  })
})

test.each(['{"a": 1}', 'a=b&c=d', 'plain'])('%s is a body', (text) => {
  expect(sampleOfPaste(text, before)).toEqual({ kind: 'body', sample: { ...before, body: text } })
})
