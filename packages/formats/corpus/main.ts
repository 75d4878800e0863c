import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type FindingKind, ImportError, importOpenApi } from '../src/index.ts'
import { sharedFolder } from './shared.ts'

/** Imports every document of the corpus and prints what became of them. Options: --public (plain OpenAPI), --files (each one). Ends with 1 when an import crashed. */
const name = process.argv.includes('--public') ? 'openapi-public' : 'openapi-aws'
const folder = sharedFolder('corpus', name)
const listFiles = process.argv.includes('--files')
const kinds: FindingKind[] = ['exact', 'repaired', 'preserved', 'not-understood']

if (folder === undefined) {
  console.log(`There is no corpus ${name} beside the checkout: nothing to import.`)
  process.exit(0)
}

const files = readdirSync(folder)
  .filter((file) => file !== 'index.json')
  .sort()
const total = {
  imported: 0,
  refused: 0,
  crashed: 0,
  resources: 0,
  methods: 0,
  functions: 0,
  ...Object.fromEntries(kinds.map((kind) => [kind, 0])),
} as Record<string, number>

for (const file of files) {
  const started = process.hrtime.bigint()
  try {
    const result = importOpenApi(readFileSync(join(folder, file), 'utf8'), { fileName: file })
    total.imported = (total.imported ?? 0) + 1
    const counts = kinds.map((kind) => {
      const count = result.findings
        .filter((finding) => finding.kind === kind)
        .reduce((sum, finding) => sum + finding.count, 0)
      total[kind] = (total[kind] ?? 0) + count
      return `${count} ${kind}`
    })
    const resources = Object.values(result.definition.resources)
    total.resources = (total.resources ?? 0) + resources.length
    total.methods =
      (total.methods ?? 0) + resources.reduce((sum, resource) => sum + Object.keys(resource.methods).length, 0)
    total.functions = (total.functions ?? 0) + Object.keys(result.backends.functions).length
    if (listFiles) {
      console.log(
        `${file}  ${result.format}  ${counts.join(', ')}  ${Number((process.hrtime.bigint() - started) / 1_000_000n)} ms`,
      )
      for (const finding of result.findings)
        if (finding.kind !== 'exact')
          console.log(
            `    ${finding.kind}: ${finding.title} | ${finding.effect} | line ${finding.line ?? '?'} ${finding.pointer}${finding.count > 1 ? ` (${finding.count} places)` : ''}`,
          )
    }
  } catch (cause) {
    const refused = cause instanceof ImportError
    const outcome = refused ? 'refused' : 'crashed'
    total[outcome] = (total[outcome] ?? 0) + 1
    const place = refused && cause.line !== undefined ? ` (line ${cause.line}, column ${cause.column ?? 1})` : ''
    console.log(
      `${file}  ${outcome}: ${refused ? `${cause.message}${place} ${cause.detail ?? ''}` : (cause as Error).stack}`,
    )
  }
}

console.log(`documents        ${files.length}`)
for (const [name, count] of Object.entries(total)) console.log(`${name.padEnd(16)} ${count}`)
process.exit((total.crashed ?? 0) > 0 ? 1 : 0)
