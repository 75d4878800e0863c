import { createServer, type Server } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import { checkFree, readSettings } from './settings.mjs'

let server: Server | undefined
afterEach(async () => {
  await new Promise<void>((resolve) => (server === undefined ? resolve() : server.close(() => resolve())))
  server = undefined
})

async function listen(host: string): Promise<number> {
  const listening = createServer()
  server = listening
  await new Promise<void>((resolve) => listening.listen(0, host, resolve))
  const address = listening.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

it.each(['127.0.0.1', '0.0.0.0'])(
  'a port in use on %s is refused by the name of its variable, with a way out',
  async (host) => {
    const port = await listen(host)
    await expect(checkFree(port, 'GATEWAY_PORT', 'the gateway')).rejects.toThrow(
      `Port ${port}, where the gateway should listen, is in use by another program. End that one, or choose another port: GATEWAY_PORT=${port + 1} npm start`,
    )
  },
)

it('a port that is free passes, and is free afterwards', async () => {
  const port = await listen('127.0.0.1')
  await new Promise<void>((resolve) => server?.close(() => resolve()))
  server = undefined
  await checkFree(port, 'PORT', 'the web app')
  await checkFree(port, 'PORT', 'the web app')
})

it('the defaults are the ports that the manual names', async () => {
  expect(await readSettings({})).toMatchObject({ port: 3000, gatewayPort: 4000, host: 'localhost' })
})

it.each([
  [{ PORT: 'http' }, 'PORT is "http", which is no port'],
  [{ GATEWAY_PORT: '70000' }, 'GATEWAY_PORT is "70000", which is no port'],
  [{ PORT: '4000' }, 'PORT and GATEWAY_PORT are both 4000'],
  [{ HOST: '0.0.0.0' }, 'listens on this machine only'],
])('%o is refused in words', async (environment, words) => {
  await expect(readSettings(environment)).rejects.toThrow(words)
})

it('the token of the internal connection is another at each start', async () => {
  const [one, other] = [await readSettings({}), await readSettings({})]
  expect(one.internalToken).not.toBe(other.internalToken)
})
