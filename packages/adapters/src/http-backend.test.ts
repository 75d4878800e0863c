import { createServer as createHttpServer, type RequestListener, type Server } from 'node:http'
import { type AddressInfo, createServer as createTcpServer, type Socket, type Server as TcpServer } from 'node:net'
import { backendsSchema } from '@gatewright/definition'
import type { BackendCall, HeaderList } from '@gatewright/engine'
import { afterAll, afterEach, describe, expect, test } from 'vitest'
import { virtualClock } from './clock.ts'
import { createEgressPolicy } from './egress-policy.ts'
import { createEndpointClient } from './http/endpoint-client.ts'
import { createHttpBackend } from './http-backend.ts'

const client = createEndpointClient(createEgressPolicy({ allow: ['127.0.0.1'] }))
afterAll(() => client.dispose())

const open: (Server | TcpServer)[] = []
const sockets = new Set<Socket>()
afterEach(() => {
  for (const socket of sockets) socket.destroy()
  for (const server of open.splice(0)) server.close()
})
const listen = async (server: Server | TcpServer): Promise<string> => {
  open.push(server)
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}
const serve = (listener: RequestListener) => listen(createHttpServer(listener))
const raw = (answer: (socket: Socket) => void) =>
  listen(createTcpServer((socket) => socket.once('data', () => answer(socket))))
const callOf = (url: string, changes: Partial<BackendCall> = {}): BackendCall => ({
  method: 'GET',
  url,
  headers: [],
  body: new Uint8Array(),
  ...changes,
})

describe('calls over the network', () => {
  test('headers go out and come back in order, with their casing and repetitions', async () => {
    let received: string[] = []
    const origin = await serve((request, response) => {
      received = request.rawHeaders
      response.writeHead(201, ['X-One', '1', 'set-cookie', 'a', 'Set-Cookie', 'b'])
      response.end('ok')
    })
    const headers: HeaderList = [
      ['X-CaseD', 'a'],
      ['accept', 'b'],
      ['x-cased', 'c'],
    ]
    const answer = await client.call(callOf(`${origin}/p?q=1`, { headers }), 5000)
    expect(received.slice(0, 8)).toEqual(['Host', new URL(origin).host, 'X-CaseD', 'a', 'accept', 'b', 'x-cased', 'c'])
    expect(answer.status).toBe(201)
    expect(answer.headers.filter(([name]) => /one|cookie/i.test(name))).toEqual([
      ['X-One', '1'],
      ['set-cookie', 'a'],
      ['Set-Cookie', 'b'],
    ])
    expect(Buffer.from(answer.body).toString()).toBe('ok')
  })

  test('the length is made anew, the path is sent as it stands, a Host header wins', async () => {
    let seen: unknown
    const origin = await serve((request, response) => {
      const chunks: Buffer[] = []
      request.on('data', (chunk: Buffer) => chunks.push(chunk))
      request.on('end', () => {
        seen = [request.url, request.headers.host, request.headers['content-length'], Buffer.concat(chunks).toString()]
        response.end()
      })
    })
    const headers: HeaderList = [
      ['Content-Length', '9999'],
      ['Transfer-Encoding', 'chunked'],
      ['host', 'other.example'],
    ]
    await client.call(callOf(`${origin}/a/../%2e/ü`, { method: 'POST', headers, body: Buffer.from('hello') }), 5000)
    expect(seen).toEqual(['/a/../%2e/%C3%BC', 'other.example', '5', 'hello'])
  })

  test('a redirect is passed on, not followed', async () => {
    const origin = await serve((_request, response) =>
      response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end(),
    )
    expect((await client.call(callOf(origin), 5000)).status).toBe(302)
  })

  test.each<[string, string, (socket: Socket) => void]>([
    ['an answer that is no HTTP', 'malformedResponse', (socket) => socket.end('garbage\r\n\r\n')],
    [
      'two content lengths',
      'malformedResponse',
      (socket) => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab'),
    ],
    [
      'headers without end',
      'malformedResponse',
      (socket) => socket.end(`HTTP/1.1 200 OK\r\nX: ${'x'.repeat(40_000)}\r\n\r\n`),
    ],
    [
      'a switch of protocols',
      'malformedResponse',
      (socket) => socket.write('HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n'),
    ],
    ['a closed connection', 'connectionReset', (socket) => socket.end()],
    ['a reset connection', 'connectionReset', (socket) => socket.resetAndDestroy()],
    ['a body cut short', 'connectionReset', (socket) => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nab')],
    ['no answer', 'timeout', () => undefined],
    ['a body that stops', 'timeout', (socket) => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nab')],
  ])('%s fails as %s', async (_title, kind, answer) => {
    const origin = await raw(answer)
    await expect(client.call(callOf(origin), 300)).rejects.toMatchObject({ name: 'BackendFailure', kind })
  })

  test('more than 10 MB fails as tooLarge', async () => {
    const origin = await serve((_request, response) => {
      response.on('error', () => undefined)
      response.end(Buffer.alloc(10_485_761))
    })
    await expect(client.call(callOf(origin), 20_000)).rejects.toMatchObject({ kind: 'tooLarge' })
  })

  test('a port where nobody listens fails as connectionRefused', async () => {
    const server = createTcpServer()
    const origin = await listen(server)
    await new Promise((closed) => server.close(closed))
    await expect(client.call(callOf(origin), 5000)).rejects.toMatchObject({ kind: 'connectionRefused' })
  })

  test('TLS to a server without TLS fails as tls', async () => {
    const origin = await raw((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'))
    await expect(client.call(callOf(origin.replace('http:', 'https:')), 5000)).rejects.toMatchObject({ kind: 'tls' })
  })

  test('header values that no header may hold are refused before anything is sent', async () => {
    const origin = await serve((_request, response) => response.end())
    const call = callOf(origin, { headers: [['X', 'a\r\nY: b']] })
    await expect(client.call(call, 5000)).rejects.toMatchObject({ kind: 'malformedResponse' })
  })

  test('a kept connection that the endpoint closed meanwhile is replaced', async () => {
    const origin = await serve((_request, response) => response.end('x'))
    await client.call(callOf(origin), 5000)
    for (const socket of sockets) socket.destroy()
    expect((await client.call(callOf(origin), 5000)).status).toBe(200)
  })
})

describe('endpoints of the design', () => {
  const backendOf = (http: object) => {
    const clock = virtualClock(0)
    const settings = { http: backendsSchema.parse({ http }).http, endpoint: client, clock }
    return { http: createHttpBackend({ ...settings, random: { uuid: () => '', fraction: () => 0.5 } }), clock }
  }

  test('a fixed reply answers for its origin, whatever the path', async () => {
    const { http } = backendOf({
      'https://api.example': {
        reply: { type: 'FIXED', status: 201, headers: { 'X-A': 'b' }, body: '/w==', isBase64: true },
      },
    })
    expect(await http(callOf('https://API.example:443/any?x'), 1000)).toEqual({
      status: 201,
      headers: [['X-A', 'b']],
      body: Buffer.from([255]),
    })
  })

  test('an origin without an entry is called live, under the policy', async () => {
    const { http } = backendOf({ 'https://api.example': { reply: { type: 'LIVE' } } })
    await expect(http(callOf('http://10.0.0.1/'), 1000)).rejects.toMatchObject({ kind: 'egressRefused' })
  })

  test('what is behind a VPC link and has no entry is not simulated', async () => {
    const { http } = backendOf({})
    await expect(http(callOf('http://nlb.internal/', { vpcLinkId: 'abc123' }), 1000)).rejects.toMatchObject({
      kind: 'notSimulated',
      message: expect.stringContaining('http://nlb.internal'),
    })
  })

  test.each([
    ['THROTTLE', 429],
    ['ERROR', 500],
  ])('injected %s answers %i after the latency', async (error, status) => {
    const reply = { type: 'FIXED' }
    const { http, clock } = backendOf({
      'https://api.example': { reply, faultInjection: { latencyMs: 40, errorProbability: 0.51, error } },
    })
    expect((await http(callOf('https://api.example/'), 1000)).status).toBe(status)
    expect(clock.now()).toBe(40)
  })
})
