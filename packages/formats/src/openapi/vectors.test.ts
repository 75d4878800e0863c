import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Json } from '@gatewright/definition'
import { describe, expect, test } from 'vitest'
import { sharedFolder } from '../../corpus/shared.ts'
import { projectOf } from '../../testing/project-of.ts'
import { exportOpenApi } from './export/export.ts'
import { importOpenApi } from './import.ts'

const documents = sharedFolder('corpus', 'openapi-aws')
const vectors = sharedFolder('conformance', 'gateway')

describe.skipIf(documents === undefined)('documents of public repositories (skipped without the corpus)', () => {
  const folder = documents ?? ''
  const files = documents === undefined ? [''] : readdirSync(folder).filter((file) => file !== 'index.json')

  test.each(files)('%s stays the same through export and import', (file) => {
    const text = readFileSync(join(folder, file), 'utf8')
    const first = importOpenApi(text, { fileName: file })
    const version = first.format.startsWith('Swagger') ? 'swagger' : 'oas30'
    const again = exported(first, version)
    const second = importOpenApi(again, { fileName: file })
    expect(second.definition).toEqual({ ...first.definition, version: second.definition.version })
    expect(second.backends).toEqual(first.backends)
    expect(exported(second, version)).toBe(again)
  })
})

describe.skipIf(vectors === undefined)('documents of the conformance vectors (skipped without them)', () => {
  const folder = vectors ?? ''
  const cases =
    vectors === undefined
      ? []
      : readdirSync(folder).flatMap((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')))
  const rest = cases.filter((vector: { api: { type: string } }) => vector.api.type === 'REST')

  test('are understood whole', () => {
    const open = rest.flatMap((vector: { id: string; api: { openapi: Json }; importOptions?: object }) =>
      importOpenApi(vector.api.openapi, vector.importOptions)
        .findings.filter((finding) => finding.kind === 'not-understood' || finding.kind === 'repaired')
        .map((finding) => `${vector.id}: ${finding.title}`),
    )
    expect(open).toEqual([])
  })
})

function exported({ definition, backends }: ReturnType<typeof importOpenApi>, version: 'oas30' | 'swagger'): string {
  return exportOpenApi(projectOf(definition, backends), {
    version,
    extensions: 'apigateway,documentation',
    output: 'json',
  }).text
}
