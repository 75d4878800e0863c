import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { type Client, createClient } from '@libsql/client'
import { AppError } from './app-error.ts'
import { fileUrl } from './database-url.ts'
import { type Migration, migrationsFolder, readMigrations } from './migration-files.ts'

/** What a run of the migrator did. `copy` is the file to which the database was copied before. */
export type MigrationReport = { readonly applied: readonly string[]; readonly copy?: string }

/**
 * Brings a SQLite file up to the checked-in migrations, each in one transaction, and notes them in Prisma's own table.
 * A database that already holds something is copied first. Throws an AppError, and changes nothing, when the file is
 * damaged, is no database, was made by a newer version, or when a migration that ran has another text now.
 */
export async function migrate(file: string, folder: string = migrationsFolder()): Promise<MigrationReport> {
  const migrations = readMigrations(folder)
  mkdirSync(dirname(file), { recursive: true })
  const existed = existsSync(file) && statSync(file).size > 0
  const client = openFile(file)
  try {
    if (existed) await checkHealth(client, file)
    const pending = await pendingMigrations(client, migrations, file)
    if (pending.length === 0) return { applied: [] }
    const copy = existed ? await copyDatabase(client, file) : undefined
    await client.execute('PRAGMA journal_mode = WAL')
    for (const migration of pending) await applyMigration(client, migration, file)
    return { applied: pending.map(({ name }) => name), ...(copy === undefined ? {} : { copy }) }
  } finally {
    client.close()
  }
}

function openFile(file: string): Client {
  try {
    return createClient({ url: fileUrl(file), intMode: 'bigint', timeout: 5000 })
  } catch (error) {
    throw damaged(file, error)
  }
}

async function checkHealth(client: Client, file: string): Promise<void> {
  const verdict = await client.execute('PRAGMA quick_check(1)').catch((error: unknown) => {
    throw damaged(file, error)
  })
  const [row] = verdict.rows
  if (row?.[0] !== 'ok') throw damaged(file, row?.[0])
}

function damaged(file: string, cause: unknown): AppError {
  const reason = cause instanceof Error ? cause.message : String(cause)
  return new AppError(
    'unavailable',
    `The database ${file} cannot be read: ${reason}. It was left as it is. Put a good copy in its place (copies that Gatewright made lie beside it, named *.before-*), or set DATABASE_URL to another file.`,
  )
}

const migrationsTable = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" TEXT PRIMARY KEY NOT NULL, "checksum" TEXT NOT NULL, "finished_at" DATETIME, "migration_name" TEXT NOT NULL,
  "logs" TEXT, "rolled_back_at" DATETIME, "started_at" DATETIME NOT NULL DEFAULT current_timestamp,
  "applied_steps_count" INTEGER UNSIGNED NOT NULL DEFAULT 0)`

async function pendingMigrations(client: Client, migrations: Migration[], file: string): Promise<Migration[]> {
  const tables = await client.execute(
    `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`,
  )
  const names = tables.rows.map((row) => row[0])
  if (names.length === 0) return migrations
  if (!names.includes('_prisma_migrations'))
    throw new AppError(
      'refused',
      `${file} is a database of something else (it has a table "${names[0]}"). It was left as it is; set DATABASE_URL to another file.`,
    )
  return comparePending(client, migrations, file)
}

async function comparePending(client: Client, migrations: Migration[], file: string): Promise<Migration[]> {
  const { rows } = await client.execute(
    `SELECT migration_name, checksum, finished_at FROM "_prisma_migrations" WHERE rolled_back_at IS NULL ORDER BY migration_name`,
  )
  for (const [name, checksum, finishedAt] of rows.map((row) => [row[0], row[1], row[2]])) {
    const known = migrations.find((migration) => migration.name === name)
    if (known === undefined)
      throw new AppError(
        'refused',
        `${file} was changed by migration "${name}", which this version does not know: a newer Gatewright has written it. Start that version, or set DATABASE_URL to another file.`,
      )
    if (known.checksum !== checksum)
      throw new AppError(
        'refused',
        `Migration "${name}" was edited after it ran on ${file} (checksum ${String(checksum).slice(0, 8)}…, now ${known.checksum.slice(0, 8)}…). Restore prisma/sqlite/migrations/${name}, and put the change into a new migration.`,
      )
    if (finishedAt === null)
      throw new AppError(
        'refused',
        `Migration "${name}" did not finish on ${file}. Put a copy made before it in its place.`,
      )
  }
  const done = new Set(rows.map((row) => row[0]))
  return migrations.filter(({ name }) => !done.has(name))
}

async function copyDatabase(client: Client, file: string): Promise<string> {
  const stamp = new Date().toISOString().replaceAll(/[:.]/g, '-')
  const copy = `${file}.before-${stamp}`
  await client.execute({ sql: 'VACUUM INTO ?', args: [copy] })
  return copy
}

async function applyMigration(client: Client, migration: Migration, file: string): Promise<void> {
  // Migrations of SQLite drop and rebuild tables; with foreign keys on, that would delete the rows that refer to them.
  await client.execute('PRAGMA foreign_keys = OFF')
  const transaction = await client.transaction('write')
  try {
    await transaction.execute(migrationsTable)
    // Another process may have been faster while this one waited for the lock.
    const done = await transaction.execute({
      sql: `SELECT 1 FROM "_prisma_migrations" WHERE migration_name = ? AND rolled_back_at IS NULL`,
      args: [migration.name],
    })
    if (done.rows.length > 0) return await transaction.rollback()
    await transaction.executeMultiple(migration.sql)
    const { rows } = await transaction.execute('PRAGMA foreign_key_check')
    if (rows.length > 0) throw new Error(`${rows.length} rows refer to rows that are not there`)
    await transaction.execute({
      sql: `INSERT INTO "_prisma_migrations" (id, checksum, finished_at, migration_name, applied_steps_count) VALUES (?, ?, ?, ?, 1)`,
      args: [randomUUID(), migration.checksum, Date.now(), migration.name],
    })
    await transaction.commit()
  } catch (error) {
    if (!transaction.closed) await transaction.rollback()
    const reason = error instanceof Error ? error.message : String(error)
    throw new AppError(
      'unavailable',
      `Migration "${migration.name}" failed on ${file}: ${reason}. Nothing was changed.`,
    )
  }
}
