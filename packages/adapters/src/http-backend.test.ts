import { createServer as createHttpServer, type RequestListener, type Server } from 'node:http'
import { createServer as createHttpsServer } from 'node:https'
import { type AddressInfo, createServer as createTcpServer, type Socket, type Server as TcpServer } from 'node:net'
import type { TLSSocket } from 'node:tls'
import { backendsSchema } from '@gatewright/definition'
import type { BackendCall, HeaderList } from '@gatewright/engine'
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest'
import { certificate, key } from '../testing/certificate.ts'
import { virtualClock } from './clock.ts'
import { createEgressPolicy, type Lookup } from './egress-policy.ts'
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
    expect(received).toEqual([
      ...['Host', new URL(origin).host, 'X-CaseD', 'a', 'accept', 'b', 'x-cased', 'c'],
      ...['Connection', 'keep-alive'],
    ])
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

  test.each<[string, string, HeaderList, string, string[]]>([
    [
      'a length that is given keeps its place',
      'POST',
      [
        ['Content-length', '9'],
        ['X', 'y'],
      ],
      'ab',
      ['Content-length', '2', 'X', 'y'],
    ],
    [
      'a length given twice is sent once',
      'POST',
      [
        ['Content-Length', '9'],
        ['content-length', '8'],
      ],
      'ab',
      ['Content-Length', '2'],
    ],
    ['a length of nothing is sent where it is given', 'DELETE', [['Content-Length', '0']], '', ['Content-Length', '0']],
    ['a POST of nothing has a length', 'POST', [], '', ['Content-Length', '0']],
    ['a GET of nothing has none', 'GET', [], '', []],
    [
      'a Host field keeps its place',
      'GET',
      [
        ['X', 'y'],
        ['Host', 'h'],
      ],
      '',
      ['X', 'y', 'Host', 'h'],
    ],
    ['text beyond Latin-1 goes out as UTF-8', 'GET', [['X', '€']], '', ['X', Buffer.from('€').toString('latin1')]],
  ])('%s', async (_title, method, headers, body, expected) => {
    let received: string[] = []
    const origin = await serve((request, response) => {
      received = request.rawHeaders
      response.end()
    })
    await client.call(callOf(origin, { method, headers, body: Buffer.from(body) }), 5000)
    const host = headers.some(([name]) => name === 'Host') ? [] : ['Host', new URL(origin).host]
    expect(received).toEqual([...host, ...expected, 'Connection', 'keep-alive'])
  })

  test.each([301, 302, 303, 307, 308])(
    'a %i is passed on with its Location, whereto it leads is not called',
    async (status) => {
      let calls = 0
      const origin = await serve((_request, response) => {
        calls += 1
        response.writeHead(status, { Location: calls === 1 ? '/again' : 'http://169.254.169.254/latest/' }).end('moved')
      })
      const answer = await client.call(callOf(origin), 5000)
      expect(answer.status).toBe(status)
      expect(answer.headers).toContainEqual(['Location', '/again'])
      expect(calls).toBe(1)
    },
  )

  test.each<[string, string, number, string]>([
    [
      'chunks',
      'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n1;x=y\r\nc\r\n0\r\nTrailer: t\r\n\r\n',
      200,
      'abc',
    ],
    ['a body that ends with the connection', 'HTTP/1.0 200 OK\r\n\r\nabc', 200, 'abc'],
    [
      'an answer after early ones',
      'HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\nHTTP/1.1 201 C\r\nContent-Length: 1\r\n\r\na',
      201,
      'a',
    ],
    ['no reason', 'HTTP/1.1 404\r\nContent-Length: 0\r\n\r\n', 404, ''],
    ['an unknown status', 'HTTP/1.1 799 Odd\r\nContent-Length: 0\r\n\r\n', 799, ''],
    ['no body with 204', 'HTTP/1.1 204 No Content\r\n\r\n', 204, ''],
    [
      'a body that says it is compressed',
      'HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 3\r\n\r\nabc',
      200,
      'abc',
    ],
  ])('an answer with %s is taken as it is', async (_title, bytes, status, body) => {
    const answer = await client.call(callOf(await raw((socket) => socket.end(bytes))), 5000)
    expect([answer.status, Buffer.from(answer.body).toString()]).toEqual([status, body])
  })

  test('an answer to HEAD has no body, whatever its length says', async () => {
    const origin = await raw((socket) => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n'))
    const answer = await client.call(callOf(origin, { method: 'HEAD' }), 5000)
    expect([answer.status, answer.body.length]).toEqual([200, 0])
  })

  test.each<[string, string, (socket: Socket) => void]>([
    ['an answer that is no HTTP', 'malformedResponse', (socket) => socket.end('garbage\r\n\r\n')],
    [
      'two content lengths',
      'malformedResponse',
      (socket) => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab'),
    ],
    [
      'a length beside chunks',
      'malformedResponse',
      (socket) => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n'),
    ],
    [
      'a broken chunk',
      'malformedResponse',
      (socket) => socket.end('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n'),
    ],
    [
      'a chunk without end',
      'connectionReset',
      (socket) => socket.end('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab'),
    ],
    ['a header without colon', 'malformedResponse', (socket) => socket.end('HTTP/1.1 200 OK\r\nbroken\r\n\r\n')],
    ['an early answer without end', 'timeout', (socket) => socket.write('HTTP/1.1 100 Continue\r\n\r\n')],
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

  describe('TLS', () => {
    const secure = async () => {
      const server = createHttpsServer({ key, cert: certificate }, (request, response) => {
        response.end(`${request.headers.host} ${(request.socket as TLSSocket & { servername: string }).servername}`)
      })
      return (await listen(server)).replace('http:', 'https:')
    }

    test('to a server without TLS fails as tls', async () => {
      const origin = await raw((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'))
      const url = origin.replace('http:', 'https:')
      await expect(client.call(callOf(url), 5000)).rejects.toMatchObject({ kind: 'tls' })
    })

    test('with a certificate that nobody vouches for fails as tls, and goes on where that is allowed', async () => {
      const origin = await secure()
      await expect(client.call(callOf(origin), 5000)).rejects.toMatchObject({ kind: 'tls' })
      expect((await client.call(callOf(origin, { insecureSkipVerification: true }), 5000)).status).toBe(200)
      await expect(client.call(callOf(origin), 5000)).rejects.toMatchObject({ kind: 'tls' })
    })

    test('names the host of the URL, whatever the Host field says', async () => {
      const { port } = new URL(await secure())
      const lookup = async () => [{ address: '127.0.0.1', family: 4 }]
      const named = createEndpointClient(createEgressPolicy({ allow: ['secure.example'], lookup }))
      const call = callOf(`https://secure.example:${port}/`, {
        headers: [['Host', 'other']],
        insecureSkipVerification: true,
      })
      expect(Buffer.from((await named.call(call, 5000)).body).toString()).toBe('other secure.example')
      const renamed = { ...call, serverNameToVerify: 'inner.example' }
      expect(Buffer.from((await named.call(renamed, 5000)).body).toString()).toBe('other inner.example')
      named.dispose()
    })
  })

  describe('names', () => {
    const answering = async (lookup: Lookup, allow: string[]) => {
      const { port } = new URL(await serve((_request, response) => response.end('x')))
      const named = createEndpointClient(createEgressPolicy({ allow, lookup }))
      return { call: () => named.call(callOf(`http://name.example:${port}/`), 5000), dispose: () => named.dispose() }
    }

    test('an address that refuses gives way to the next one', async () => {
      const lookup = async () => [
        { address: '::1', family: 6 },
        { address: '127.0.0.1', family: 4 },
      ]
      const { call, dispose } = await answering(lookup, ['name.example'])
      expect((await call()).status).toBe(200)
      dispose()
    })

    test('a name that means another address after it was checked is called where it was checked', async () => {
      let asked = 0
      const lookup = async () => {
        asked += 1
        return [{ address: asked === 1 ? '127.0.0.1' : '127.0.0.2', family: 4 }]
      }
      const { call, dispose } = await answering(lookup, ['127.0.0.1'])
      expect((await call()).status).toBe(200)
      expect(asked).toBe(1)
      dispose()
    })

    test('a name that turns to an inner address is refused as soon as it is asked for again, kept connection or not', async () => {
      vi.useFakeTimers({ toFake: ['performance'] })
      try {
        let address = '127.0.0.1'
        const { call, dispose } = await answering(async () => [{ address, family: 4 }], ['127.0.0.1'])
        expect((await call()).status).toBe(200)
        address = '169.254.169.254'
        vi.advanceTimersByTime(5001)
        await expect(call()).rejects.toMatchObject({ kind: 'egressRefused' })
        dispose()
      } finally {
        vi.useRealTimers()
      }
    })

    test('a name that is not resolved in time fails as timeout', async () => {
      const silent = createEndpointClient(createEgressPolicy({ lookup: () => new Promise(() => undefined) }))
      await expect(silent.call(callOf('http://name.example/'), 50)).rejects.toMatchObject({ kind: 'timeout' })
    })
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
