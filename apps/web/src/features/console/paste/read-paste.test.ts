import { describe, expect, test } from 'vitest'
import { encodeBody } from '../encode-body.ts'
import { PasteError } from './pasted.ts'
import { readAddress, readPaste } from './read-paste.ts'

const facts = { apiId: 'abc123' }
const read = (text: string | object) => readPaste(typeof text === 'string' ? text : JSON.stringify(text), facts)
const one = (text: string | object) => {
  const found = read(text)
  if (found?.length !== 1 || found[0] === undefined) throw new Error(`${found?.length} requests`)
  return found[0]
}
const header = (name: string, value: string) => ({ name, value, enabled: true })

test.each(['/orders/7?x=1', 'orders', '', 'http://localhost:4000/abc123/dev/orders', 'some words', '/a b'])(
  '%j goes into the bar as it is',
  (text) => expect(read(text)).toBeUndefined(),
)

test.each([
  ['curl http://localhost:4000/abc123/dev/orders?a=1', '/orders?a=1'],
  ['curl http://localhost:4000/abc123/dev', '/'],
  ['curl https://x1.execute-api.eu-west-1.amazonaws.com/prod/orders', '/orders'],
  ['curl https://x1.execute-api.localhost:4000/prod', '/'],
  ['curl https://api.example.com/v1/orders', '/v1/orders'],
])('%s: the path begins below the stage', (text, path) => expect(one(text).request.path).toBe(path))

test.each([
  ['http://localhost:4000/abc123/dev/orders?a=1#x', '/orders?a=1'],
  [' https://x1.execute-api.eu-west-1.amazonaws.com/prod ', '/'],
  ['https://api.example.com/v1/orders', '/v1/orders'],
  ['/orders', undefined],
  ['http:// x', undefined],
])('the address %j names the path %j', (text, path) => expect(readAddress(text, facts)).toBe(path))

describe('Lambda events', () => {
  const v1 = {
    resource: '/orders/{id}',
    path: '/orders/a b',
    httpMethod: 'PUT',
    headers: { 'Content-Type': 'application/json', Host: 'h', 'X-Forwarded-For': '1.2.3.4', A: '2' },
    multiValueHeaders: {
      'Content-Type': ['application/json'],
      Host: ['h'],
      'X-Forwarded-For': ['1.2.3.4'],
      A: ['1', '2'],
    },
    queryStringParameters: { q: 'b&c' },
    multiValueQueryStringParameters: { q: ['a', 'b&c'] },
    stageVariables: { v: '1' },
    requestContext: { authorizer: { sub: 'x' }, identity: { sourceIp: '203.0.113.9', vpceId: 'vpce-1' } },
    body: '{"a":1}',
    isBase64Encoded: false,
  }

  test('of a proxy integration, format 1.0', () => {
    const { request, kind, dropped } = one(v1)
    expect(kind).toBe('a Lambda event (payload format 1.0)')
    expect(request).toMatchObject({
      method: 'PUT',
      path: '/orders/a b?q=a&q=b%26c',
      headers: [header('Content-Type', 'application/json'), header('A', '1'), header('A', '2')],
      bodyKind: 'json',
      body: '{"a":1}',
      caller: { sourceIp: '203.0.113.9', vpcEndpointId: 'vpce-1' },
    })
    expect(dropped).toEqual([
      'headers that API Gateway adds (X-Forwarded-For)',
      'stage variables, which are those of the stage',
      'what the authorizer returned, which is asked anew',
    ])
  })

  test('with bytes', () => {
    const { request } = one({ ...v1, headers: {}, multiValueHeaders: null, body: '/9j/', isBase64Encoded: true })
    expect(request).toMatchObject({ bodyKind: 'binary', file: { base64: '/9j/' } })
  })

  test('of a proxy integration, format 2.0', () => {
    const { request, kind } = one({
      version: '2.0',
      routeKey: 'POST /orders',
      rawPath: '/dev/orders',
      rawQueryString: 'a=1&b=%20',
      cookies: ['c=1', 'd=2'],
      headers: { accept: 'text/html' },
      requestContext: { stage: 'dev', http: { method: 'POST', path: '/dev/orders', sourceIp: '2001:db8::1' } },
      body: 'YT0x',
      isBase64Encoded: true,
    })
    expect(kind).toBe('a Lambda event (payload format 2.0)')
    expect(request).toMatchObject({
      method: 'POST',
      path: '/orders?a=1&b=%20',
      headers: [header('accept', 'text/html'), header('cookie', 'c=1; d=2')],
      caller: { sourceIp: '2001:db8::1' },
    })
    expect(encodeBody(request).body).toBe('a=1')
  })

  test('of a TOKEN authorizer', () => {
    expect(
      one({
        type: 'TOKEN',
        authorizationToken: 'Bearer t',
        methodArn: 'arn:aws:execute-api:us-east-1:123456789012:abc/dev/POST/orders/7',
      }).request,
    ).toMatchObject({ method: 'POST', path: '/orders/7', headers: [header('Authorization', 'Bearer t')] })
  })

  test('of a REQUEST authorizer', () => {
    expect(one({ ...v1, type: 'REQUEST', methodArn: 'arn:x', body: undefined })).toMatchObject({
      kind: 'the event of a REQUEST authorizer',
      request: { method: 'PUT', bodyKind: 'none' },
    })
  })
})

describe('HAR', () => {
  const request = {
    method: 'POST',
    url: 'https://x1.execute-api.eu-west-1.amazonaws.com/prod/orders?a=1#frag',
    headers: [
      { name: ':authority', value: 'x' },
      { name: 'content-length', value: '7' },
      { name: 'content-type', value: 'application/json' },
    ],
    postData: { mimeType: 'application/json', text: '{"a":1}' },
  }

  test.each([
    ['the request alone', request],
    ['an entry', { request, response: {} }],
    ['a whole archive of one', { log: { entries: [{ request }] } }],
  ])('%s', (_, value) => {
    const { request: made, dropped } = one(value)
    expect(made).toMatchObject({
      method: 'POST',
      path: '/orders?a=1',
      headers: [header('content-type', 'application/json')],
      bodyKind: 'json',
      body: '{"a":1}',
    })
    expect(dropped).toEqual(['headers of the connection (:authority, content-length)'])
  })

  test('of several entries all are there to pick from, bounded, and what is over is named', () => {
    expect(read({ log: { entries: [{ request }, { request: null }, { request }] } })).toHaveLength(2)
    const many = read({ log: { entries: Array.from({ length: 600 }, () => ({ request })) } })
    expect(many).toHaveLength(500)
    expect(many?.[0]?.dropped).toContain('100 further entries')
  })

  test('the parts of a form', () => {
    const params = [
      { name: 'a', value: '1' },
      { name: 'pic', fileName: 'p.png', contentType: 'image/png' },
    ]
    const headers = [{ name: 'Content-Type', value: 'multipart/form-data; boundary=x' }]
    const { request: made } = one({ ...request, headers, postData: { mimeType: 'multipart/form-data', params } })
    expect(made).toMatchObject({
      bodyKind: 'multipart',
      headers: [],
      parts: [
        { name: 'a', value: '1' },
        { name: 'pic', file: { name: 'p.png', type: 'image/png', missing: true } },
      ],
    })
  })

  test('an archive without a request is refused with words', () => {
    expect(() => read({ log: { entries: [] } })).toThrow(PasteError)
  })
})

describe('execution log', () => {
  const lines = [
    'Starting execution for request: 11111111-1111-4111-8111-111111111111',
    'HTTP Method: POST, Resource Path: /orders/7',
    'Method request path: {id=7}',
    'Method request query string: {q=a b}',
    'Method request headers: {Accept=text/html, application/json;q=0.9, x-api-key=**************abcdef, Content-Type=application/json, X-Forwarded-For=1.2.3.4, Host=h}',
    'Method request body before transformations: {\n  "a": 1\n}',
    'Endpoint request URI: https://example.com',
  ]
  const expected = {
    method: 'POST',
    path: '/orders/7?q=a%20b',
    headers: [header('Accept', 'text/html, application/json;q=0.9'), header('Content-Type', 'application/json')],
    bodyKind: 'json',
    body: '{\n  "a": 1\n}',
  }

  test.each([
    ['as CloudWatch shows it', '(11111111-1111-4111-8111-111111111111) '],
    ['as it is tailed', '2026-11-25T19:11:23.000Z (11111111-1111-4111-8111-111111111111) '],
    ['as the test console prints it', 'Wed Nov 25 19:11:23 UTC 2026 : '],
    ['bare', ''],
  ])('%s', (_, prefix) => {
    const { request, dropped } = one(lines.map((line) => prefix + line).join('\n'))
    expect(request).toMatchObject(expected)
    expect(dropped).toEqual(['the value of x-api-key, which the log masks'])
  })

  test('resource paths with places are filled from the path parameters', () => {
    expect(
      one('HTTP Method: GET, Resource Path: /a/{id}/{rest+}\nMethod request path: {id=7, rest=b/c}').request.path,
    ).toBe('/a/7/b/c')
  })

  test('lines of several requests are told apart, and what was cut is named', () => {
    const found = read(
      [
        '(aaaaaaaa-1) HTTP Method: GET, Resource Path: /one',
        '(bbbbbbbb-2) HTTP Method: POST, Resource Path: /two',
        '(aaaaaaaa-1) Method request headers: {A=1}',
        '(bbbbbbbb-2) Method request headers: {A=2, B=3 [TRUNCATED]',
      ].join('\n'),
    )
    expect(found?.map(({ request: { method, path, headers } }) => [method, path, headers.length])).toEqual([
      ['GET', '/one', 1],
      ['POST', '/two', 2],
    ])
    expect(found?.[1]?.dropped).toEqual(['the end of the headers, which the log cuts at 1,024 characters'])
  })
})

describe('raw HTTP', () => {
  test('request line, fields and body', () => {
    expect(
      one(
        'POST /orders?a=1 HTTP/1.1\r\nHost: localhost:4000\r\nX-A:  b \r\nContent-Type: text/plain\r\n\r\none\ntwo\n',
      ),
    ).toMatchObject({
      kind: 'an HTTP request',
      request: {
        method: 'POST',
        path: '/orders?a=1',
        headers: [header('X-A', 'b'), header('Content-Type', 'text/plain')],
        bodyKind: 'text',
        body: 'one\ntwo',
      },
    })
  })

  test('the form of request files, with a whole address', () => {
    expect(one('GET https://x.execute-api.eu-west-1.amazonaws.com/prod/a\nA: b')).toMatchObject({
      request: { method: 'GET', path: '/a', headers: [header('A', 'b')] },
    })
  })
})

test.each(['{"a":', '{"a":1}', '{"log":{"entries":7}}'])('%s is refused with words', (text) => {
  expect(() => read(text)).toThrow(PasteError)
})

test('a text beyond the limit is refused, and hostile ones are read in time', () => {
  expect(() => read(`curl h -d ${'x'.repeat(20_000_001)}`)).toThrow(/are read/)
  for (const text of [
    `GET / HTTP/1.1\n${'a: b\n'.repeat(200_000)}`,
    `HTTP Method: GET, Resource Path: /\nMethod request headers: {${'a=b, '.repeat(200_000)}`,
    `HTTP Method: GET, Resource Path: /\n${'(aaaaaaaa-1) '.repeat(1)}${'{'.repeat(1_000_000)}`,
    `HTTP Method: GET, Resource Path: /\n${'x\n'.repeat(500_000)}`,
    `${' '.repeat(1_000_000)}curl h`,
  ])
    expect(() => read(text)).not.toThrow(RangeError)
})
