import { writeSync } from 'node:fs'
import { openDatabase } from './database.ts'
import { changesSince, saveDesign } from './design.ts'

// Edits one API until it is killed; says each revision on its standard output once the edit is acknowledged.
const [url = '', apiId = ''] = process.argv.slice(2)
const database = await openDatabase(url)
let { revision } = await changesSince(database, apiId, Number.MAX_SAFE_INTEGER)
for (;;) {
  const patches = [{ op: 'replace' as const, path: ['definition', 'description'], value: `edit ${revision + 1}` }]
  revision = (await saveDesign(database, { apiId, baseRevision: revision, label: 'Edit', patches })).revision
  writeSync(1, `${revision}\n`)
}
