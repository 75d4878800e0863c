import { type BrowserContext, test as base, expect } from '@playwright/test'
import { GatewrightServer } from './server.ts'

type WorkerFixtures = { readonly server: GatewrightServer; readonly isolatedServer: GatewrightServer }

/** Fails with the addresses when a page of this context asked for anything but this machine. `blob:` and `data:` stay in the page. */
export function watchRequests(context: BrowserContext): () => void {
  const foreign: string[] = []
  context.on('request', (request) => {
    const url = new URL(request.url())
    if (url.protocol === 'blob:' || url.protocol === 'data:') return
    if (url.hostname !== 'localhost' && url.hostname !== '127.0.0.1') foreign.push(request.url())
  })
  return () => expect(foreign, 'requests that left the machine').toEqual([])
}

/** Playwright's test with a running Gatewright. `isolatedServer` is a second one that knows nothing of the first and has no network. */
export const test = base.extend<{ readonly staysOnTheMachine: undefined }, WorkerFixtures>({
  server: [
    async ({}, use) => {
      const server = new GatewrightServer()
      await server.start()
      await use(server)
      await server.stop()
    },
    { scope: 'worker', timeout: 300_000 },
  ],
  isolatedServer: [
    async ({}, use) => {
      const server = new GatewrightServer({ isolated: true })
      await server.start()
      await use(server)
      await server.stop()
    },
    { scope: 'worker', timeout: 300_000 },
  ],
  baseURL: async ({ server }, use) => {
    await use(server.url)
  },
  staysOnTheMachine: [
    async ({ context }, use) => {
      const check = watchRequests(context)
      await use(undefined)
      check()
    },
    { auto: true },
  ],
})

export { expect }
