import { writeSync } from 'node:fs'
import { openDatabase } from './database.ts'
import { changesSince, saveDesign } from './design.ts'

/** Edits one API until the process is killed; says each revision on the standard output once the edit is acknowledged. */
async function edit(index: number, url: string, apiId: string): Promise<never> {
  const database = await openDatabase(url)
  let { revision } = await changesSince(database, apiId, Number.MAX_SAFE_INTEGER)
  for (;;) {
    const patches = [{ op: 'replace' as const, path: ['definition', 'description'], value: `edit ${revision + 1}` }]
    revision = (await saveDesign(database, { apiId, baseRevision: revision, label: 'Edit', patches })).revision
    writeSync(1, `${index} ${revision}\n`)
  }
}

// arguments: a database and an API in it, as often as there are databases to edit at the same time
const given = process.argv.slice(2)
await Promise.all(given.flatMap((url, at) => (at % 2 === 0 ? [edit(at / 2, url, given[at + 1] ?? '')] : [])))
