import { type Database, ensureWorkspace, openDatabase } from '@gatewright/db'
import { type Environment, readEnvironment } from './env.ts'
import { createGatewayClient, type GatewayClient } from './gateway-client.ts'

/** What a procedure works with. `now` is epoch milliseconds. */
export type Context = {
  readonly database: Database
  readonly gateway: GatewayClient
  readonly environment: Environment
  readonly now: () => number
}

type Held = { gatewrightContext?: Promise<Context> }

/** The context of this process, made once; it outlives hot reloads in development. A failed start is tried again. */
export function getContext(): Promise<Context> {
  const held = globalThis as Held
  held.gatewrightContext ??= createContext().catch((error: unknown) => {
    delete held.gatewrightContext
    throw error
  })
  return held.gatewrightContext
}

async function createContext(): Promise<Context> {
  const environment = readEnvironment()
  const database = await openDatabase(environment.DATABASE_URL)
  await ensureWorkspace(database)
  return { database, environment, gateway: createGatewayClient(environment), now: () => Date.now() }
}
