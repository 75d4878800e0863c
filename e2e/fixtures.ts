import { type BrowserContext, test as base, expect } from '@playwright/test'
import { GatewrightServer } from './server.ts'

type TestFixtures = {
  /** what a test provokes and so expects on the console: of a refused call the browser itself tells there */
  readonly expectedFault: RegExp | undefined
  readonly watched: undefined
}
type WorkerFixtures = { readonly server: GatewrightServer; readonly isolatedServer: GatewrightServer }

/**
 * Watches all pages of a context. The check that it returns fails with the addresses when a page asked for anything but
 * this machine (`blob:` and `data:` stay in the page), and with the words when a page threw or complained on its console:
 * faults of hydration and of the content security policy are told there.
 */
export function watch(context: BrowserContext, expectedFault?: RegExp): () => void {
  const foreign: string[] = []
  const faults: string[] = []
  context.on('request', (request) => {
    const url = new URL(request.url())
    if (url.protocol === 'blob:' || url.protocol === 'data:') return
    if (url.hostname !== 'localhost' && url.hostname !== '127.0.0.1') foreign.push(request.url())
  })
  context.on('console', (message) => {
    const text = message.text()
    if (message.type() === 'error' && !unreachable.test(text) && !expectedFault?.test(text)) faults.push(text)
  })
  context.on('weberror', (error) => faults.push(error.error().stack ?? error.error().message))
  return () => {
    expect(foreign, 'requests that left the machine').toEqual([])
    expect(faults, 'faults that pages told').toEqual([])
  }
}

/** While the story kills the server, an open page cannot reach it. */
const unreachable = /net::ERR_(CONNECTION_REFUSED|CONNECTION_RESET|EMPTY_RESPONSE|INCOMPLETE_CHUNKED_ENCODING)/

/** Playwright's test with a running Gatewright. `isolatedServer` is a second one that knows nothing of the first and has no network. */
export const test = base.extend<TestFixtures, WorkerFixtures>({
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
  expectedFault: [undefined, { option: true }],
  watched: [
    async ({ context, expectedFault }, use) => {
      const check = watch(context, expectedFault)
      await use(undefined)
      check()
    },
    { auto: true },
  ],
})

export { expect }
