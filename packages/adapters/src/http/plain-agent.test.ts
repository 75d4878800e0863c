import { createServer, type RequestListener, request, type Server } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { PlainAgent } from './plain-agent.ts'

const open: { readonly server: Server; readonly agent: PlainAgent }[] = []
afterEach(() => {
  for (const { server, agent } of open.splice(0)) {
    agent.destroy()
    server.closeAllConnections()
    server.close()
  }
})

/** A server that notes its connections, and an agent for it. */
async function pair(listener: RequestListener, agent = new PlainAgent()) {
  const server = createServer({ keepAliveTimeout: 0 }, listener)
  open.push({ server, agent })
  const connections: Socket[] = []
  server.on('connection', (socket) => connections.push(socket))
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const { port } = server.address() as AddressInfo
  const start = (path = '/') => request({ host: '127.0.0.1', port, path, agent })
  const ask = (path?: string) =>
    new Promise<string>((resolve, reject) => {
      start(path)
        .on('error', reject)
        .on('response', (response) => {
          let text = ''
          response.setEncoding('utf8').on('data', (chunk) => {
            text += chunk
          })
          response.on('end', () => setImmediate(resolve, text))
        })
        .end()
    })
  return { connections, start, ask }
}

test('requests one after the other share a connection', async () => {
  const { connections, ask } = await pair((_request, response) => response.end('x'))
  expect([await ask(), await ask(), await ask()]).toEqual(['x', 'x', 'x'])
  expect(connections).toHaveLength(1)
})

test('a connection whose end the endpoint has announced is not used again', async () => {
  const { connections, ask } = await pair((_request, response) => {
    response.setHeader('Keep-Alive', 'timeout=1, max=5')
    response.end('x')
  })
  await ask()
  await ask()
  expect(connections).toHaveLength(2)
})

test('a connection that the endpoint closes after its answer is not used again', async () => {
  const { connections, ask } = await pair((_request, response) => {
    response.setHeader('Connection', 'close')
    response.end('x')
  })
  await ask()
  await ask()
  expect(connections).toHaveLength(2)
})

test('a kept connection that breaks while nobody uses it disturbs nobody', async () => {
  const { connections, ask } = await pair((_request, response) => response.end('x'))
  await ask()
  connections[0]?.resetAndDestroy()
  await new Promise((later) => setTimeout(later, 20))
  expect(await ask()).toBe('x')
})

test('requests beyond the limit wait for a connection, in their order', async () => {
  const order: string[] = []
  const listener: RequestListener = ({ url = '' }, response) => {
    order.push(url)
    setImmediate(() => response.end(url))
  }
  const { connections, ask } = await pair(listener, new PlainAgent(2))
  const paths = Array.from({ length: 10 }, (_, index) => `/${index}`)
  expect(await Promise.all(paths.map((path) => ask(path)))).toEqual(paths)
  expect(order).toEqual(paths)
  expect(connections).toHaveLength(2)
})

test('a request that waits gets a new connection when the one it waits for ends', async () => {
  const listener: RequestListener = ({ url }, response) => {
    if (url === '/break') response.destroy()
    else response.end('x')
  }
  const { connections, ask } = await pair(listener, new PlainAgent(1))
  const broken = ask('/break')
  const waiting = ask()
  await expect(broken).rejects.toThrow()
  expect(await waiting).toBe('x')
  expect(connections).toHaveLength(2)
})

test('a request that was given up while it waited takes no connection', async () => {
  const { connections, start, ask } = await pair((_request, response) => response.end('x'), new PlainAgent(1))
  const first = ask()
  const givenUp = start('/given-up').on('error', () => undefined)
  givenUp.destroy()
  const last = ask()
  expect([await first, await last]).toEqual(['x', 'x'])
  expect(connections).toHaveLength(1)
})
