import { fileURLToPath } from 'node:url'
import { defineConfig } from 'prisma/config'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

// The command line looks for a native schema engine, and for news, on the network before it reads this; both stay at home.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= here('./schema-engine.mjs')
process.env.CHECKPOINT_DISABLE = '1'

export default defineConfig({
  schema: here('./sqlite'),
  migrations: { path: here('./sqlite/migrations') },
  datasource: { url: process.env.DATABASE_URL ?? `file:${here('../data/gatewright.db')}` },
})
