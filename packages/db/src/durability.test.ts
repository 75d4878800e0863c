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

/** Lets a child edit until it has acknowledged so many edits, then kills it at once; returns the last one acknowledged. */
async function editAndKill(url: string, apiId: string, edits: number): Promise<number> {
  const child = spawn(process.execPath, [program, url, apiId], { stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text
    if (said.split('\n').length > edits) child.kill('SIGKILL')
  })
  await new Promise((resolve) => child.once('close', resolve))
  const whole = said.slice(0, said.lastIndexOf('\n') + 1).trim()
  return Number(whole.slice(whole.lastIndexOf('\n') + 1))
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

async function killOften(kills: number): Promise<void> {
  const { database, file, end } = await temporaryDatabase()
  await ensureWorkspace(database)
  const backends = { functions: {}, http: {}, aws: {} }
  const api = await createApi(database, { definition: emptyRestApi('a'), layout: {}, backends })
  await database.close()
  for (let kill = 0; kill < kills; kill += 1) {
    const acknowledged = await editAndKill(`file:${file}`, api.id, randomInt(1, 12))
    const { revision, description, changes } = await stored(file)
    expect(revision).toBeGreaterThanOrEqual(acknowledged)
    expect(acknowledged).toBeGreaterThan(0)
    expect(changes).toEqual(Array.from({ length: revision }, (_, index) => index + 1))
    expect(description).toBe(`edit ${revision}`)
  }
  await end()
}

// Half a minute on two cores: a hundred processes start and die.
test('nothing that was acknowledged is lost by 100 kills during edits (slow)', { timeout: 300_000 }, async () => {
  await Promise.all([killOften(50), killOften(50)])
})
