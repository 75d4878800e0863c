import { spawnSync } from 'node:child_process'
import { appendFileSync, cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const made: string[] = []
afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true })
})

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'gatewright-models-'))
  made.push(folder)
  return folder
}

/** A copy of the models that a test may change. */
function copyOfModels(): string {
  const folder = temporaryFolder()
  cpSync(join(root, 'prisma', 'models'), join(folder, 'models'), { recursive: true })
  cpSync(join(root, 'prisma', 'sqlite', 'schema.prisma'), join(folder, 'sqlite', 'schema.prisma'))
  symlinkSync('../models', join(folder, 'sqlite', 'models'))
  return folder
}

/** What `prisma migrate diff` says: 0 where migrations and models make the same tables, 2 where they differ. */
function compareWith(models: string): number | null {
  const { status } = spawnSync(
    process.execPath,
    [
      join(root, 'node_modules', 'prisma', 'build', 'index.js'),
      ...['migrate', 'diff', '--config', join(root, 'prisma', 'prisma.config.ts')],
      ...['--from-migrations', join(root, 'prisma', 'sqlite', 'migrations')],
      ...['--to-schema', join(models, 'sqlite'), '--exit-code'],
    ],
    {
      cwd: root,
      stdio: 'ignore',
      env: { ...process.env, DATABASE_URL: `file:${join(temporaryFolder(), 'shadow.db')}` },
    },
  )
  return status
}

it('the migrations make the tables that the models describe', { timeout: 60_000 }, () => {
  expect(compareWith(join(root, 'prisma'))).toBe(0)
})

it('a column without a migration would be seen', { timeout: 60_000 }, () => {
  const folder = copyOfModels()
  appendFileSync(join(folder, 'models', 'workspace.prisma'), '\nmodel Forgotten {\n  id String @id\n}\n')
  expect(compareWith(folder)).toBe(2)
})
