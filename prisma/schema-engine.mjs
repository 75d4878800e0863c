#!/usr/bin/env node
/**
 * Prisma's schema engine for developers, without a download: speaks the native engine's protocol (JSON-RPC 2.0, one
 * message a line) to the command line and lets the engine's WebAssembly build do the work. SQLite only; where the native
 * engine can be had, set PRISMA_SCHEMA_ENGINE_BINARY to it. Never runs on a user's machine: see packages/db/src/migrate.ts.
 */
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { PrismaLibSql } from '@prisma/adapter-libsql'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'

const argv = process.argv.slice(2)
const options = (name) => argv.flatMap((text, index) => (text === name ? [argv[index + 1]] : []))
const [datasourceText] = options('--datasource')
const datasource = datasourceText === undefined ? {} : JSON.parse(datasourceText)

const migrationsTable = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" ("id" TEXT PRIMARY KEY NOT NULL, "checksum" TEXT NOT NULL,
  "finished_at" DATETIME, "migration_name" TEXT NOT NULL, "logs" TEXT, "rolled_back_at" DATETIME,
  "started_at" DATETIME NOT NULL DEFAULT current_timestamp, "applied_steps_count" INTEGER UNSIGNED NOT NULL DEFAULT 0);`

function log(level, message, code) {
  const fields = code === undefined ? { message } : { message, error_code: code }
  process.stderr.write(`${JSON.stringify({ timestamp: '', level, fields, target: 'schema_engine::logger' })}\n`)
}

if (argv.includes('--version')) {
  process.stdout.write('schema-engine (WebAssembly)\n')
} else if (argv.includes('cli')) {
  if (argv.includes('drop-database')) rmSync(datasource.url.replace(/^file:/, ''), { force: true })
} else {
  await serve()
}

async function serve() {
  const engine = await openEngine()
  for await (const line of createInterface({ input: process.stdin })) {
    if (line.trim() === '') continue
    const { id, method, params } = JSON.parse(line)
    try {
      const result = await call(engine, method, params)
      if (method === 'diff') send({ id: 0, method: 'print', params: { content: result.stdout } })
      send({ id, result: result ?? null })
    } catch (error) {
      const text = error instanceof Error ? error.message : String(error)
      log('ERROR', text, error?.code)
      send({
        id,
        error: { code: 4466, message: text, data: { is_panic: false, message: text, error_code: error?.code } },
      })
    }
  }
}

function send(message) {
  process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`)
}

async function call(engine, method, params) {
  // The WebAssembly build expects this table, which the native one makes itself.
  if (['devDiagnostic', 'diagnoseMigrationHistory', 'evaluateDataLoss', 'createMigration'].includes(method))
    await script(migrationsTable)
  if (method === 'reset') return await dropEverything()
  if (method === 'getDatabaseVersion') return await engine.version(params)
  return await engine[method](params)
}

async function dropEverything() {
  const connection = await factory().connect()
  const query = `SELECT type, name FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite_%'`
  const { rows } = await connection.queryRaw({ sql: query, args: [], argTypes: [] })
  const drops = rows.map(([type, name]) => `DROP ${type} "${name}";`)
  await connection.executeScript(`PRAGMA foreign_keys=OFF;${drops.join('')}VACUUM;`)
  await connection.dispose()
  return null
}

async function script(sql) {
  const connection = await factory().connect()
  await connection.executeScript(sql)
  await connection.dispose()
}

/** The adapter runs the first statement of a text only; whole migrations go through executeScript. */
function factory() {
  const base = new PrismaLibSql({ url: datasource.url ?? ':memory:', intMode: 'bigint' })
  const wrap = (connection) => {
    const executeRaw = connection.executeRaw.bind(connection)
    connection.executeRaw = async (query) => {
      if (query.args.length > 0) return await executeRaw(query)
      await connection.executeScript(query.sql)
      return 0
    }
    return connection
  }
  return {
    provider: base.provider,
    adapterName: base.adapterName,
    connect: async () => wrap(await base.connect()),
    connectToShadowDb: async () => wrap(await base.connectToShadowDb()),
  }
}

async function openEngine() {
  const file = datasource.url?.replace(/^file:(\/\/)?/, '')
  if (file !== undefined) mkdirSync(dirname(file), { recursive: true })
  const require = createRequire(import.meta.url)
  const glue = await import('@prisma/schema-engine-wasm/schema_engine_bg')
  const folder = dirname(require.resolve('@prisma/schema-engine-wasm/schema_engine_bg'))
  const bytes = readFileSync(join(folder, 'schema_engine_bg.wasm'))
  globalThis.PRISMA_WASM_PANIC_REGISTRY = { set_message: (text) => log('ERROR', text) }
  const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': glue })
  glue.__wbg_set_wasm(instance.exports)
  instance.exports.__wbindgen_start()
  const datamodels = options('--datamodels').map((path) => [path, readFileSync(path, 'utf8')])
  const onLog = (text) => (process.env.DEBUG === undefined ? undefined : log('INFO', String(text)))
  const initial = datamodels.length > 0 ? { datamodels } : {}
  return await glue.SchemaEngine.new(initial, onLog, bindMigrationAwareSqlAdapterFactory(factory()))
}
