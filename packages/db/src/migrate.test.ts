import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createClient } from '@libsql/client'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fileUrl } from './database-url.ts'
import { migrate } from './migrate.ts'
import { migrationsFolder } from './migration-files.ts'

let folder: string
let file: string
let migrations: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gatewright-migrate-'))
  file = join(folder, 'deep', 'er', 'x.db')
  migrations = join(folder, 'migrations')
  write(
    '1_init',
    'CREATE TABLE "A" ("id" TEXT PRIMARY KEY); CREATE TABLE "B" ("a" TEXT REFERENCES "A" ("id") ON DELETE CASCADE);',
  )
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function write(name: string, sql: string) {
  mkdirSync(join(migrations, name), { recursive: true })
  writeFileSync(join(migrations, name, 'migration.sql'), sql)
}

async function query(sql: string, at = file): Promise<unknown[]> {
  const client = createClient({ url: fileUrl(at) })
  const { rows } = await client.execute(sql)
  client.close()
  return rows.map((row) => ({ ...row }))
}

const copies = () => readdirSync(dirname(file)).filter((name) => name.includes('.before-'))

describe('the migrator', () => {
  it('makes a new database without a copy, in write-ahead mode, and runs nothing twice', async () => {
    expect(await migrate(file, migrations)).toEqual({ applied: ['1_init'] })
    expect(await migrate(file, migrations)).toEqual({ applied: [] })
    expect(await query('PRAGMA journal_mode')).toEqual([{ journal_mode: 'wal' }])
    expect(copies()).toEqual([])
  })

  it('copies an existing database before it changes it', async () => {
    await migrate(file, migrations)
    await query(`INSERT INTO "A" VALUES ('kept')`)
    write('2_more', 'ALTER TABLE "A" ADD COLUMN "n" INTEGER NOT NULL DEFAULT 7;')
    const report = await migrate(file, migrations)
    expect(report.applied).toEqual(['2_more'])
    expect(await query('SELECT * FROM "A"')).toEqual([{ id: 'kept', n: 7 }])
    expect(await query('SELECT * FROM "A"', report.copy)).toEqual([{ id: 'kept' }])
  })

  it('keeps rows that refer to a table which a migration rebuilds', async () => {
    await migrate(file, migrations)
    await query(`INSERT INTO "A" VALUES ('a1')`)
    await query(`INSERT INTO "B" VALUES ('a1')`)
    write(
      '2_rebuild',
      `PRAGMA foreign_keys=OFF; CREATE TABLE "new_A" ("id" TEXT PRIMARY KEY, "n" INTEGER); INSERT INTO "new_A" ("id") SELECT "id" FROM "A"; DROP TABLE "A"; ALTER TABLE "new_A" RENAME TO "A"; PRAGMA foreign_keys=ON;`,
    )
    await migrate(file, migrations)
    expect(await query('SELECT * FROM "B"')).toEqual([{ a: 'a1' }])
  })

  it('keeps nothing of a migration that fails half way, nor of one that leaves references to nothing', async () => {
    await migrate(file, migrations)
    write('2_bad', 'CREATE TABLE "C" ("id" TEXT); INSERT INTO "nonsense" VALUES (1);')
    await expect(migrate(file, migrations)).rejects.toMatchObject({ message: expect.stringContaining('2_bad') })
    write('2_bad', `INSERT INTO "B" VALUES ('nobody');`)
    await expect(migrate(file, migrations)).rejects.toMatchObject({
      message: expect.stringContaining('Nothing was changed'),
    })
    expect(await query(`SELECT name FROM sqlite_master WHERE name = 'C'`)).toEqual([])
    expect(await query('SELECT * FROM "B"')).toEqual([])
    write('2_bad', 'CREATE TABLE "C" ("id" TEXT);')
    expect((await migrate(file, migrations)).applied).toEqual(['2_bad'])
  })

  it('refuses a database that a newer version has changed', async () => {
    write('2_newer', 'CREATE TABLE "C" ("id" TEXT);')
    await migrate(file, migrations)
    rmSync(join(migrations, '2_newer'), { recursive: true })
    await expect(migrate(file, migrations)).rejects.toMatchObject({
      code: 'refused',
      message: expect.stringContaining('2_newer'),
    })
  })

  it('refuses a migration that was edited after it ran', async () => {
    await migrate(file, migrations)
    write('1_init', 'CREATE TABLE "A" ("id" INTEGER);')
    await expect(migrate(file, migrations)).rejects.toMatchObject({
      code: 'refused',
      message: expect.stringContaining('edited'),
    })
  })

  it('refuses a database of something else', async () => {
    mkdirSync(dirname(file), { recursive: true })
    await query('CREATE TABLE "theirs" ("id" TEXT)')
    await expect(migrate(file, migrations)).rejects.toMatchObject({
      code: 'refused',
      message: expect.stringContaining('theirs'),
    })
    expect(await query('SELECT name FROM sqlite_master')).toEqual([{ name: 'theirs' }])
  })

  it.each([
    ['text', () => Buffer.from('This is no database, though it is long enough to be one.'.repeat(100))],
    ['a cut-off file', (whole: Buffer) => whole.subarray(0, Math.floor(whole.length / 2))],
    [
      'a file with a broken page',
      (whole: Buffer) => Buffer.concat([whole.subarray(0, 4096), Buffer.alloc(4096, 0xa5), whole.subarray(8192)]),
    ],
  ])('leaves %s as it is, byte for byte, and names it', async (_, damage) => {
    await migrate(file, migrations)
    for (let row = 0; row < 300; row += 1) await query(`INSERT INTO "A" VALUES ('${row}${'x'.repeat(100)}')`)
    await query('PRAGMA wal_checkpoint(TRUNCATE)')
    const broken = damage(readFileSync(file))
    writeFileSync(file, broken)
    for (const side of ['-wal', '-shm']) rmSync(file + side, { force: true })
    await expect(migrate(file, migrations)).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringContaining(file),
    })
    expect(readFileSync(file).equals(broken)).toBe(true)
    expect(copies()).toEqual([])
  })

  it('keeps the runs of a database from before the history could be searched, with ids that sort by time', async () => {
    const [first = '', next = ''] = readdirSync(migrationsFolder()).filter((name) => /^\d/.test(name))
    for (const name of [first, next]) {
      mkdirSync(join(migrations, 'real', name), { recursive: true })
      const sql = join(name, 'migration.sql')
      copyFileSync(join(migrationsFolder(), sql), join(migrations, 'real', sql))
      await migrate(file, join(migrations, 'real'))
      if (name === next) break
      await query(`INSERT INTO "Workspace" ("id", "name", "settings") VALUES ('w', 'w', '{}')`)
      await query(
        `INSERT INTO "Api" ("id", "workspaceId", "kind", "name", "schemaVersion", "design") VALUES ('a', 'w', 'REST', 'n', 1, '{}')`,
      )
      await query(
        `INSERT INTO "Invocation" VALUES ('old', 'a', 'simulate', 'dev', 'GET', '/Birds', 403, 1.5, '2026-11-25T16:17:10.123+00:00', '{"outcome":{"requestId":"r1"},"trace":{"events":[]}}')`,
      )
    }
    const moved = await query(
      'SELECT "id", "requestId", "mode", "statusClass", "hasTrace", "at", "text" FROM "Invocation" WHERE "apiId" = \'a\'',
    )
    expect(moved).toEqual([
      {
        id: '1795623430123old',
        requestId: 'r1',
        mode: 'simulated',
        statusClass: 4,
        hasTrace: 1,
        at: 1_795_623_430_123,
        text: 'get /birds',
      },
    ])
    expect(await query('SELECT * FROM "InvocationRecord"')).toMatchObject([{ invocationId: '1795623430123old' }])
  })

  it('brings a copy of the real schema up to date with the checked-in migrations', async () => {
    expect((await migrate(file)).applied.length).toBeGreaterThan(0)
    await query('PRAGMA wal_checkpoint(TRUNCATE)')
    copyFileSync(file, `${file}.moved`)
    expect(existsSync(`${file}.moved`)).toBe(true)
    expect((await migrate(`${file}.moved`)).applied).toEqual([])
  })
})
