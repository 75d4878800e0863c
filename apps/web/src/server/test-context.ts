import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureWorkspace, openDatabase } from '@gatewright/db'
import type { Account, Json } from '@gatewright/definition'
import type { Context } from './context.ts'
import { readEnvironment } from './env.ts'
import type { PushedStage } from './gateway-client.ts'

/** What the gateway was told, in order. */
export type Push = {
  readonly stages: readonly PushedStage[]
  readonly account: Account
  readonly apiIds?: readonly string[]
  readonly forgedKeys?: Json
}

/** For tests: a context over a database of its own and a gateway that only notes what it is told. */
export async function testContext(): Promise<{ context: Context; pushes: Push[]; close: () => Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'gatewright-web-'))
  const database = await openDatabase(`file:${join(folder, 'test.db')}`)
  await ensureWorkspace(database)
  const pushes: Push[] = []
  const context: Context = {
    database,
    environment: readEnvironment({ NODE_ENV: 'test' }),
    gateway: {
      invokeUrl: (apiId, stageName) => `http://localhost:4000/${apiId}/${stageName}`,
      push: async (stages, account, apiIds, forgedKeys) => {
        pushes.push({
          stages,
          account,
          ...(apiIds === undefined ? {} : { apiIds }),
          ...(forgedKeys === undefined ? {} : { forgedKeys }),
        })
      },
      invoke: async () => null,
      services: async () => ({}),
      invocations: async () => undefined,
    },
    now: () => 1_795_000_000_000,
  }
  return {
    context,
    pushes,
    close: async () => {
      await database.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
