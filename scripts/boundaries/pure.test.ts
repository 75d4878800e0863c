import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const forbidden = [
  'fetch',
  'process',
  'setTimeout',
  'setInterval',
  'document',
  'window',
  'Buffer',
  'require',
  'localStorage',
]

describe.each(['definition', 'vtl', 'engine', 'formats'])('packages/%s is pure', (name) => {
  let folder = ''
  let output = ''

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'pure-'))
    const planted = forbidden.map((global) => `export const ${global}_ = ${global}`)
    writeFileSync(join(folder, 'planted.ts'), `${planted.join('\n')}\n`)
    const platform = join(root, 'packages', name, 'src', 'platform.d.ts')
    const config = { extends: join(root, 'tsconfig.pure.json'), files: [platform, join(folder, 'planted.ts')] }
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config))
    output = spawnSync(join(root, 'node_modules/.bin/tsc'), ['--noEmit', '-p', folder], { encoding: 'utf8' }).stdout
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  it.each(forbidden)('does not see %s', (global) => {
    expect(output).toMatch(new RegExp(`Cannot find name '${global}'`))
  })

  it('is checked with the configuration that forbids them', async () => {
    const { default: config } = await import(join(root, 'packages', name, 'tsconfig.json'), { with: { type: 'json' } })
    expect(config.extends).toBe('../../tsconfig.pure.json')
  })
})
