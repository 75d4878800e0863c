import { spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { emptyRestApi } from '@gatewright/definition'
import { build } from 'esbuild'
import { beforeAll, expect, test } from 'vitest'
import { createApi, getApi } from './api.ts'
import { openDatabase } from './database.ts'
import { changesSince } from './design.ts'
import { temporaryDatabase } from './temporary-database.ts'

const kills = 100
const program = fileURLToPath(new URL('../dist/durability.child.mjs', import.meta.url))

beforeAll(async () => {
  await build({
    entryPoints: [fileURLToPath(new URL('./durability.child.ts', import.meta.url))],
    outfile: program,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    alias: { '@gatewright/definition': fileURLToPath(new URL('../../definition/src/index.ts', import.meta.url)) },
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

// Takes a quarter of a minute: a hundred processes start and die.
test('nothing that was acknowledged is lost by 100 kills during edits (slow)', {
  timeout: 240_000,
}, async () => {
  const { database, file, end } = await temporaryDatabase()
  const api = await createApi(database, {
    definition: emptyRestApi('a'),
    layout: {},
    backends: { functions: {}, http: {}, aws: {} },
  })
  await database.close()
  const url = `file:${file}`
  for (let kill = 0; kill < kills; kill += 1) {
    const acknowledged = await editAndKill(url, api.id, randomInt(1, 12))
    const after = await openDatabase(url)
    const { revision, changes } = await changesSince(after, api.id, 0)
    expect(revision).toBeGreaterThanOrEqual(acknowledged)
    expect(changes.map((change) => change.revision)).toEqual(Array.from({ length: revision }, (_, index) => index + 1))
    expect((await getApi(after, api.id)).design.definition.description).toBe(`edit ${revision}`)
    await after.close()
  }
  await end()
})
