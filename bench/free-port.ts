import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'

/** A port of loopback that nobody listens on now. */
export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((ready, reject) => server.once('error', reject).listen(0, '127.0.0.1', ready))
  const { port } = server.address() as AddressInfo
  await new Promise((closed) => server.close(closed))
  return port
}
