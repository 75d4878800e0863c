import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Database, openDatabase } from './database.ts'

/** For tests: a SQLite database in a folder of its own. */
export async function temporaryDatabase(): Promise<{ database: Database; file: string; end: () => Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'gatewright-db-'))
  const file = join(folder, 'test.db')
  const database = await openDatabase(`file:${file}`)
  return {
    database,
    file,
    end: async () => {
      await database.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
