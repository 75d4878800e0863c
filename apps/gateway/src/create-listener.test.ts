import { connect } from 'node:net'
import {
  bodyOf,
  functionUri,
  mockMethod,
  restApi,
  restTarget,
  seededRandom,
  stubPorts,
} from '@gatewright/engine/testing'
import { afterEach, describe, expect, test } from 'vitest'
import { sendRaw } from '../conformance/raw-client.ts'
import { createListener, type Listener } from './create-listener.ts'
import type { ServedStage } from './stages.ts'

const proxy = { integration: { type: 'AWS_PROXY', httpMethod: 'POST', uri: functionUri('echo') } } as const
const definition = restApi({ '/fixed': { GET: mockMethod('{"fixed":true}') }, '/echo': { ANY: proxy } })
const echo = async ({ payload }: { payload: string }) => ({
  payload: JSON.stringify({ statusCode: 200, body: payload }),
})

const open: Listener[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map((listener) => listener.close()))
})
async function listening(
  served: Partial<ServedStage> = {},
  options: Partial<Parameters<typeof createListener>[0]> = {},
): Promise<number> {
  const stage: ServedStage = { target: restTarget(definition), ports: stubPorts({ lambda: echo }), ...served }
  const listener = createListener({
    stages: {
      find: (apiId, stageName) => (apiId === 'abcdef1234' && stageName === 'dev' ? stage : undefined),
      hasApi: (apiId) => apiId === 'abcdef1234',
    },
    random: seededRandom(1),
    ...options,
  })
  open.push(listener)
  return await listener.listen(0)
}
type Fields = readonly (readonly [string, string])[]
const send = async (port: number, line: string, headers: Fields = [['Host', 'localhost']], body = '') => {
  const [method = '', target = ''] = line.split(' ')
  const answer = await sendRaw(port, {
    method,
    target,
    protocol: 'HTTP/1.1',
    headers,
    body: Buffer.from(body),
    sourceIp: '',
  })
  return { ...answer, text: bodyOf(answer) }
}
/** Writes bytes and gives all that comes back until the end of the connection. */
const exchange = (port: number, bytes: string) =>
  new Promise<string>((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1' })
    let received = ''
    socket.on('data', (chunk) => {
      received += chunk.toString('latin1')
    })
    socket.on('end', () => resolve(received))
    socket.on('error', reject)
    socket.write(bytes)
  })

describe('the way to a stage', () => {
  test.each([
    ['by path', 'GET /abcdef1234/dev/echo?x=1', 'localhost:4000', 'abcdef1234.execute-api.us-east-1.amazonaws.com'],
    ['by host', 'GET /dev/echo?x=1', 'abcdef1234.execute-api.localhost:4000', 'abcdef1234.execute-api.localhost'],
  ])('%s', async (_form, line, host, domainName) => {
    const { status, text } = await send(await listening(), line, [['Host', host]])
    expect(status).toBe(200)
    expect(JSON.parse(text)).toMatchObject({
      path: '/echo',
      queryStringParameters: { x: '1' },
      headers: { Host: host },
      requestContext: { domainName, domainPrefix: 'abcdef1234', stage: 'dev', path: '/dev/echo' },
    })
  })

  test.each([
    ['an unknown API', 'GET /nope/dev/fixed', 'localhost'],
    ['an unknown stage', 'GET /abcdef1234/Dev/fixed', 'localhost'],
    ['an API without a stage', 'GET /abcdef1234', 'localhost'],
    ['an unknown API by host', 'GET /dev/fixed', 'nope.execute-api.localhost'],
  ])('%s is forbidden as by the service', async (_title, line, host) => {
    const { status, text, headers } = await send(await listening(), line, [['Host', host]])
    expect([status, text]).toEqual([403, '{"message":"Forbidden"}'])
    expect(headers).toContainEqual(['x-amzn-ErrorType', 'ForbiddenException'])
  })

  test('a default endpoint that is disabled is forbidden', async () => {
    const disabled = restApi({ '/fixed': { GET: mockMethod() } }, { disableExecuteApiEndpoint: true })
    const { status } = await send(await listening({ target: restTarget(disabled) }), 'GET /abcdef1234/dev/fixed')
    expect(status).toBe(403)
  })

  test('the root explains itself', async () => {
    const { status, text } = await send(await listening(), 'GET /', [['Host', 'localhost:4000']])
    expect(status).toBe(200)
    expect(text).toContain('http://localhost:4000/{apiId}/{stage}/')
  })
})

describe('what goes in', () => {
  test('header fields keep casing and repetition, the body its bytes, the client its address', async () => {
    const fields: Fields = [
      ['Host', 'localhost'],
      ['X-CaseD', 'a'],
      ['x-cased', 'b'],
      ['Content-Length', '7'],
    ]
    const { text } = await send(await listening(), 'POST /abcdef1234/dev/echo', fields, 'gr\u00fc\u00dfe')
    expect(JSON.parse(text)).toMatchObject({
      multiValueHeaders: { 'X-CaseD': ['a'], 'x-cased': ['b'] },
      body: 'gr\u00fc\u00dfe',
      requestContext: { identity: { sourceIp: '127.0.0.1' }, protocol: 'HTTP/1.1' },
    })
  })

  test('a chunked body arrives whole', async () => {
    const fields: Fields = [
      ['Host', 'localhost'],
      ['Transfer-Encoding', 'chunked'],
    ]
    const { text } = await send(await listening(), 'POST /abcdef1234/dev/echo', fields, 'hello')
    expect(JSON.parse(text).body).toBe('hello')
  })

  test('a body of more than 10 MB is refused as by the service, also when the client waits for leave to send it', async () => {
    const port = await listening()
    const large = 'x'.repeat(10_485_761)
    const fields: Fields = [
      ['Host', 'localhost'],
      ['Content-Length', String(large.length)],
    ]
    expect(await send(port, 'POST /abcdef1234/dev/echo', fields, large)).toMatchObject({ status: 413 })
    const asking: Fields = [...fields, ['Expect', '100-continue']]
    expect(await send(port, 'POST /abcdef1234/dev/echo', asking)).toMatchObject({ status: 413 })
  })

  test.each([
    ['no HTTP', 'hello\r\n\r\n', '400 Bad Request'],
    ['a broken header', 'GET / HTTP/1.1\r\nHost: h\r\n: x\r\n\r\n', '400 Bad Request'],
    [
      'two lengths',
      'POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab',
      '400 Bad Request',
    ],
    [
      'a length beside chunks',
      'POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
      '400 Bad Request',
    ],
    [
      'a head without end',
      `GET / HTTP/1.1\r\nHost: h\r\nX: ${'x'.repeat(40_000)}\r\n\r\n`,
      '431 Request Header Fields Too Large',
    ],
  ])('%s is refused, and the next request is answered', async (_title, bytes, status) => {
    const port = await listening()
    expect(await exchange(port, bytes)).toMatch(new RegExp(`^HTTP/1\\.1 ${status}\r\n`))
    expect((await send(port, 'GET /abcdef1234/dev/fixed')).status).toBe(200)
  })

  test('a request whose head or body never ends is given up', async () => {
    const timeouts = { headersTimeout: 50, requestTimeout: 100, connectionsCheckingInterval: 10 }
    const port = await listening({}, { timeouts })
    expect(await exchange(port, 'GET / HTTP/1.1\r\nHost: h\r\n')).toMatch(/^HTTP\/1\.1 408 /)
    const started = 'POST /abcdef1234/dev/echo HTTP/1.1\r\nHost: h\r\nContent-Length: 10\r\n\r\nab'
    expect(await exchange(port, started)).toMatch(/^HTTP\/1\.1 408 /)
  })

  test('a client that goes away within its body harms nobody', async () => {
    const port = await listening()
    await new Promise<void>((closed) => {
      const socket = connect({ port, host: '127.0.0.1' }, () => {
        socket.write('POST /abcdef1234/dev/echo HTTP/1.1\r\nHost: h\r\nContent-Length: 10\r\n\r\nab', () =>
          socket.destroy(),
        )
      })
      socket.on('close', () => closed())
    })
    expect((await send(port, 'GET /abcdef1234/dev/fixed')).status).toBe(200)
  })
})

describe('what comes out', () => {
  const answering = (result: object) => stubPorts({ lambda: async () => ({ payload: JSON.stringify(result) }) })

  test('header fields keep casing and repetition; the length is that of the bytes', async () => {
    const multiValueHeaders = { 'X-Two': ['a', 'b'], 'Set-Cookie': ['c=1', 'd=2'] }
    const ports = answering({ statusCode: 201, multiValueHeaders, body: 'gr\u00fc\u00dfe' })
    const { status, headers, text } = await send(await listening({ ports }), 'GET /abcdef1234/dev/echo')
    expect([status, text]).toEqual([201, 'gr\u00fc\u00dfe'])
    expect(headers.filter(([name]) => /^(x-two|set-cookie|content-length)$/i.test(name))).toEqual([
      ['X-Two', 'a'],
      ['X-Two', 'b'],
      ['Set-Cookie', 'c=1'],
      ['Set-Cookie', 'd=2'],
      ['Content-Length', '7'],
    ])
  })

  test('a value that no header may hold is mended, never a second header', async () => {
    const ports = answering({ statusCode: 200, headers: { 'X-A': 'a\r\nX-Evil: 1', 'X-B': '\u20ac' }, body: '' })
    const { headers, status } = await send(await listening({ ports }), 'GET /abcdef1234/dev/echo')
    expect(status).toBe(200)
    expect(headers.some(([name]) => name === 'X-Evil')).toBe(false)
  })

  test.each([204, 304])('%i has no body and the connection goes on', async (statusCode) => {
    const port = await listening({ ports: answering({ statusCode, body: 'x' }) })
    const request = 'GET /abcdef1234/dev/echo HTTP/1.1\r\nHost: h\r\n'
    const received = await exchange(port, `${request}\r\n${request}Connection: close\r\n\r\n`)
    expect(received.match(new RegExp(`HTTP/1.1 ${statusCode} `, 'g'))).toHaveLength(2)
    expect(received.endsWith('\r\n\r\n')).toBe(true)
  })

  test('HEAD is answered without a body', async () => {
    const received = await exchange(
      await listening(),
      'HEAD /abcdef1234/dev/echo HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n',
    )
    expect(received).toMatch(/^HTTP\/1\.1 200 /)
    expect(received.endsWith('\r\n\r\n')).toBe(true)
  })

  test('answers to pipelined requests come in their order', async () => {
    const ports = stubPorts({
      lambda: async ({ payload }) => {
        const { queryStringParameters } = JSON.parse(payload)
        await new Promise((done) => setTimeout(done, queryStringParameters.n === '1' ? 30 : 0))
        return { payload: JSON.stringify({ statusCode: 200, body: `n=${queryStringParameters.n};` }) }
      },
    })
    const request = (n: number, more = '') => `GET /abcdef1234/dev/echo?n=${n} HTTP/1.1\r\nHost: h\r\n${more}\r\n`
    const received = await exchange(await listening({ ports }), request(1) + request(2, 'Connection: close\r\n'))
    expect(received.match(/n=\d;/g)).toEqual(['n=1;', 'n=2;'])
  })
})

describe('the end', () => {
  test('a request that runs is answered before the listener is closed', async () => {
    let release: () => void = () => undefined
    let called: () => void = () => undefined
    const running = new Promise<void>((resolve) => {
      called = resolve
    })
    const ports = stubPorts({
      lambda: () => {
        called()
        return new Promise((resolve) => {
          release = () => resolve({ payload: '{"statusCode":200,"body":"done"}' })
        })
      },
    })
    const port = await listening({ ports })
    let received = ''
    const socket = connect({ port, host: '127.0.0.1' }, () => {
      socket.write('GET /abcdef1234/dev/echo HTTP/1.1\r\nHost: h\r\n\r\n')
    })
    socket.on('data', (chunk) => {
      received += chunk.toString()
    })
    await running
    const closed = open[0]?.close()
    await expect(send(port, 'GET /abcdef1234/dev/fixed')).rejects.toMatchObject({ code: 'ECONNREFUSED' })
    release()
    await closed
    expect(received).toMatch(/^HTTP\/1\.1 200 [\s\S]*done$/)
  })

  test('a port that is taken is told by its error', async () => {
    const port = await listening()
    const second = createListener({ stages: { find: () => undefined, hasApi: () => false }, random: seededRandom(1) })
    await expect(second.listen(port)).rejects.toMatchObject({ code: 'EADDRINUSE' })
  })
})
