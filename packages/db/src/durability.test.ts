import { spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { type Design, emptyRestApi } from '@gatewright/definition'
import { createClient } from '@libsql/client'
import { build } from 'esbuild'
import { beforeAll, expect, test } from 'vitest'
import { createApi } from './api.ts'
import { fileUrl } from './database-url.ts'
import { temporaryDatabase } from './temporary-database.ts'
import { ensureWorkspace } from './workspace.ts'

const program = fileURLToPath(new URL('../dist/durability.child.mjs', import.meta.url))

beforeAll(async () => {
  await build({
    entryPoints: [fileURLToPath(new URL('./durability.child.ts', import.meta.url))],
    outfile: program,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    alias: {
      '@gatewright/definition': fileURLToPath(new URL('../../definition/src/index.ts', import.meta.url)),
      '@gatewright/vtl': fileURLToPath(new URL('../../vtl/src/index.ts', import.meta.url)),
    },
    logLevel: 'error',
  })
})

type Edited = { readonly url: string; readonly apiId: string }

/**
 * Lets a child edit several databases at a time until it has acknowledged so many edits, then kills it at once, in the
 * middle of what it does to each; returns the last revision that it acknowledged for each, 0 for none.
 */
async function editAndKill(databases: readonly Edited[], edits: number): Promise<number[]> {
  const given = databases.flatMap(({ url, apiId }) => [url, apiId])
  const child = spawn(process.execPath, [program, ...given], { stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text
    if (said.split('\n').length > edits) child.kill('SIGKILL')
  })
  await new Promise((resolve) => child.once('close', resolve))
  const acknowledged = databases.map(() => 0)
  for (const line of said.slice(0, said.lastIndexOf('\n')).split('\n')) {
    const [index = Number.NaN, revision = Number.NaN] = line.split(' ').map(Number)
    acknowledged[index] = revision
  }
  return acknowledged
}

/** What is stored, read past the repositories: they take half a second to load, a hundred times. */
async function stored(file: string): Promise<{ revision: number; description: string; changes: number[] }> {
  const client = createClient({ url: fileUrl(file) })
  const [api] = (await client.execute('SELECT revision, design FROM "Api"')).rows
  const changes = (await client.execute('SELECT revision FROM "Change" ORDER BY revision')).rows
  client.close()
  return {
    revision: Number(api?.revision),
    description: (JSON.parse(String(api?.design)) as Design).definition.description ?? '',
    changes: changes.map((row) => Number(row.revision)),
  }
}

/** how many databases one process edits when it is killed: starting it is what takes the time */
const databasesAtOnce = 5

async function databaseWithApi() {
  const { database, file, end } = await temporaryDatabase()
  await ensureWorkspace(database)
  const backends = { functions: {}, http: {}, aws: {} }
  const { id: apiId } = await createApi(database, { definition: emptyRestApi('a'), layout: {}, backends })
  await database.close()
  return { file, url: `file:${file}`, apiId, end }
}

async function killOften(kills: number): Promise<void> {
  const databases = await Promise.all(Array.from({ length: databasesAtOnce }, databaseWithApi))
  for (let kill = 0; kill < kills; kill += 1) {
    const acknowledged = await editAndKill(databases, randomInt(1, 8 * databasesAtOnce))
    expect(Math.max(...acknowledged)).toBeGreaterThan(0)
    for (const [index, { file }] of databases.entries()) {
      const { revision, description, changes } = await stored(file)
      expect(revision).toBeGreaterThanOrEqual(acknowledged[index] ?? Number.NaN)
      expect(changes).toEqual(Array.from({ length: revision }, (_, at) => at + 1))
      expect(description).toBe(revision === 0 ? '' : `edit ${revision}`)
    }
  }
  await Promise.all(databases.map(({ end }) => end()))
}

// Each process that is killed interrupts five databases: a hundred that are in the middle of an edit.
test('nothing that was acknowledged is lost by 100 kills during edits (slow)', { timeout: 300_000 }, async () => {
  await Promise.all([killOften(10), killOften(10)])
})
