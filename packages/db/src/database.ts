import { existsSync } from 'node:fs'
import type { Client, Config } from '@libsql/client'
import { PrismaLibSql } from '@prisma/adapter-libsql'
import { AppError } from './app-error.ts'
import { databaseFile, fileUrl } from './database-url.ts'
import { Prisma, PrismaClient } from './generated/sqlite/client.ts'
import { migrate } from './migrate.ts'

/** An open database: what every repository function takes first. */
export type Database = { readonly client: PrismaClient; readonly close: () => Promise<void> }

/** The client inside and outside a transaction. */
export type Queries = PrismaClient | Prisma.TransactionClient

/**
 * Opens the database of a URL (`file:…`), migrating it first; see `migrate`. With `readOnly` it must be there already,
 * nothing is migrated, and every attempt to write fails.
 *
 * The journal is a write-ahead log, set once by the migrator since it lives in the file; SQLite's own default,
 * `synchronous = FULL`, holds on every connection: what was answered is on the disk.
 */
export async function openDatabase(url: string, options: { readOnly?: boolean } = {}): Promise<Database> {
  const file = databaseFile(url)
  if (options.readOnly !== true) await migrate(file)
  else if (!existsSync(file))
    throw new AppError('notFound', `There is no database at ${file}. Start the web app first.`)
  const config: Config = { url: fileUrl(file), intMode: 'bigint', timeout: 5000 }
  const adapter = options.readOnly === true ? new ReadOnlyLibSql(config) : new PrismaLibSql(config)
  const client = new PrismaClient({ adapter })
  return { client, close: () => client.$disconnect() }
}

/** The driver has no read-only mode of its own; a transaction would open a connection that has lost the PRAGMA. */
class ReadOnlyLibSql extends PrismaLibSql {
  override createClient(config: Config): Client {
    const client = super.createClient(config)
    void client.execute('PRAGMA query_only = ON')
    client.transaction = () => Promise.reject(new AppError('refused', 'This process reads the database only.'))
    return client
  }
}

/** Runs `work` in one transaction: all of it is kept, or nothing. Writes come first in it, since SQLite cannot turn a reader into a writer. */
export async function inTransaction<T>(database: Database, work: (queries: Queries) => Promise<T>): Promise<T> {
  return await database.client.$transaction(work, { maxWait: 15_000, timeout: 15_000 })
}

/** Whether a query failed because of a unique constraint or primary key. */
export function isUniqueViolation(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002'
}

/** Whether a query failed because a row is still referred to, or refers to one that is not there. */
export function isForeignKeyViolation(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2003'
}
