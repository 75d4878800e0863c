import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { AppError } from './app-error.ts'

/** A checked-in migration: the name of its folder, its SQL, and the SHA-256 of that as Prisma keeps it. */
export type Migration = { readonly name: string; readonly sql: string; readonly checksum: string }

/** Reads the migrations of a folder in the order of their names. */
export function readMigrations(folder: string): Migration[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((name) => {
      const sql = readFileSync(join(folder, name, 'migration.sql'), 'utf8')
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    })
}

/** Where the migrations for SQLite lie: beside the sources or above the working directory, since bundles move the sources. */
export function migrationsFolder(): string {
  const inRepository = join('prisma', 'sqlite', 'migrations')
  for (const start of [process.cwd(), dirname(fileURLToPath(import.meta.url))])
    for (let folder = start; ; folder = dirname(folder)) {
      if (existsSync(join(folder, inRepository))) return join(folder, inRepository)
      if (folder === dirname(folder)) break
    }
  throw new AppError('unavailable', `The folder ${inRepository} is missing. Start Gatewright from its own checkout.`)
}
