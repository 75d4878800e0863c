import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** A small workspace in which nothing is wrong: every package exports something, and they import each other as they may. */
const sound: { readonly [file: string]: string } = {
  'packages/definition/src/index.ts': `export const definition = 1`,
  'packages/definition/src/lint/lint.ts': `import { vtl } from '@gatewright/vtl'\nexport const lint = vtl`,
  'packages/vtl/src/index.ts': `import { RE2JS } from 're2js'\nexport const vtl = RE2JS`,
  'packages/engine/src/index.ts': `import { rest } from './rest/handle.ts'\nexport const engine = rest`,
  'packages/engine/src/rest/handle.ts': `import { shared } from '../shared/shared.ts'\nexport const rest = shared`,
  'packages/engine/src/http/handle.ts': `export const http = 1`,
  'packages/engine/src/shared/shared.ts': `import { vtl } from '@gatewright/vtl'\nexport const shared = vtl`,
  'packages/engine/testing/index.ts': `export const testing = 1`,
  'packages/formats/src/index.ts': `import { parse } from 'yaml'\nexport const formats = parse`,
  'packages/adapters/src/index.ts': `import { engine } from '@gatewright/engine'\nimport 'node:fs'\nexport const adapters = engine`,
  'packages/db/src/index.ts': `import { PrismaClient } from '@prisma/client'\nexport const db = PrismaClient`,
  'apps/gateway/src/main.ts': `import { db } from '@gatewright/db'\nexport const main = db`,
  'apps/web/src/app/page.tsx': `import { View } from '@/features/view'\nexport const Page = () => <View />`,
  'apps/web/src/features/view.tsx': `import type { Router } from '@/server/router'\nexport const View = (_: { router?: Router }) => <p />`,
  'apps/web/src/server/router.ts': `import { formats } from '@gatewright/formats'\nexport const router = formats\nexport type Router = typeof router`,
}

/** One violation of each rule, in a file of its own. */
const planted: readonly (readonly [rule: string, file: string, text: string])[] = [
  ['resolvable', 'packages/engine/src/shared/lost.ts', `export { lost } from './nowhere.ts'`],
  [
    'pure-no-node',
    'packages/engine/src/shared/node.ts',
    `import { readFileSync } from 'node:fs'\nexport const read = readFileSync`,
  ],
  ['pure-no-node', 'packages/vtl/src/node-type.ts', `import type { Stats } from 'node:fs'\nexport type Read = Stats`],
  ['pure-npm', 'packages/formats/src/library.ts', `import react from 'react'\nexport const library = react`],
  [
    'prisma-only-in-db',
    'apps/gateway/src/rows.ts',
    `import { PrismaClient } from '@prisma/client'\nexport const rows = PrismaClient`,
  ],
  [
    'libsql-only-in-db',
    'apps/gateway/src/file.ts',
    `import { createClient } from '@libsql/client'\nexport const file = createClient`,
  ],
  [
    'quickjs-only-in-adapters',
    'apps/gateway/src/sandbox.ts',
    `import * as quickjs from 'quickjs-emscripten-core'\nexport const sandbox = quickjs`,
  ],
  ['apps-are-strangers', 'apps/gateway/src/stranger.ts', `export { router } from '../../web/src/server/router.ts'`],
  ['kinds-are-strangers', 'packages/engine/src/http/stranger.ts', `export { rest } from '../rest/handle.ts'`],
  ['shared-knows-no-kind', 'packages/engine/src/shared/kind.ts', `export { http } from '../http/handle.ts'`],
  ['vtl-only-in-lint', 'packages/definition/src/template.ts', `export { vtl } from '@gatewright/vtl'`],
  ['features-below-routes', 'apps/web/src/features/above.tsx', `export { Page } from '@/app/page'`],
  [
    'server-stays-on-the-server',
    'apps/web/src/features/direct.tsx',
    `import { router } from '@/server/router'\nexport const Direct = () => <p>{String(router)}</p>`,
  ],
  [
    'sources-know-no-tests',
    'packages/engine/src/shared/stub.ts',
    `export { testing } from '@gatewright/engine/testing'`,
  ],
  ['no-cycles', 'packages/formats/src/ring.ts', `import { ring } from './rung.ts'\nexport const ringed = ring`],
  ['vtl-only-in-lint', 'packages/definition/src/dynamic.ts', `export const vtl = () => import('@gatewright/vtl')`],
  ['vtl-only-in-lint', 'packages/definition/src/type.ts', `export type Template = import('@gatewright/vtl').Template`],
  ['definition-may-use', 'packages/definition/src/above.ts', `export { engine } from '@gatewright/engine'`],
  ['vtl-may-use', 'packages/vtl/src/above.ts', `export { definition } from '@gatewright/definition'`],
  ['engine-may-use', 'packages/engine/src/rest/above.ts', `export { formats } from '@gatewright/formats'`],
  ['formats-may-use', 'packages/formats/src/above.ts', `export { engine } from '@gatewright/engine'`],
  ['adapters-may-use', 'packages/adapters/src/above.ts', `export { db } from '@gatewright/db'`],
  ['db-may-use', 'packages/db/src/above.ts', `export { engine } from '@gatewright/engine'`],
]

const packages = ['definition', 'vtl', 'engine', 'formats', 'adapters', 'db']
const libraries = ['re2js', 'yaml', 'react', '@prisma/client', '@libsql/client', 'quickjs-emscripten-core']

function workspace(files: { readonly [file: string]: string }): string {
  const folder = mkdtempSync(join(tmpdir(), 'boundaries-'))
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    writeFileSync(join(folder, file), `${text}\n`)
  }
  mkdirSync(join(folder, 'node_modules', '@gatewright'), { recursive: true })
  for (const name of packages) {
    const exports = { '.': './src/index.ts', './testing': './testing/index.ts' }
    writeFileSync(
      join(folder, 'packages', name, 'package.json'),
      JSON.stringify({ name: `@gatewright/${name}`, exports }),
    )
    symlinkSync(join(folder, 'packages', name), join(folder, 'node_modules', '@gatewright', name))
  }
  for (const name of libraries) {
    mkdirSync(dirname(join(folder, 'node_modules', name)), { recursive: true })
    symlinkSync(join(root, 'node_modules', name), join(folder, 'node_modules', name))
  }
  return folder
}

/** The violations that the checker finds in a folder, as `rule: file`. */
function violations(folder: string): { readonly found: string[]; readonly code: number | null } {
  const { stdout, status } = spawnSync(process.execPath, [join(root, 'scripts/boundaries/main.mjs'), folder], {
    encoding: 'utf8',
  })
  const lines = stdout.matchAll(/error ([\w-]+): (\S+)/g)
  return { found: [...lines].map(([, rule, file]) => `${rule}: ${file}`), code: status }
}

describe('import boundaries', () => {
  const folders: string[] = []
  afterAll(() => {
    for (const folder of folders) rmSync(folder, { recursive: true })
  })
  const check = (files: { readonly [file: string]: string }) => {
    const folder = workspace(files)
    folders.push(folder)
    return violations(folder)
  }

  it('finds nothing in a workspace that keeps them, imports of types included', () => {
    expect(check(sound)).toEqual({ found: [], code: 0 })
  })

  describe('sees each rule broken', () => {
    let result: ReturnType<typeof violations>
    beforeAll(() => {
      const violating = Object.fromEntries(planted.map(([, file, text]) => [file, text]))
      const ring = `import { ringed } from './ring.ts'\nexport const ring = ringed`
      result = check({ ...sound, ...violating, 'packages/formats/src/rung.ts': ring })
    })

    it.each(planted)('%s, by %s', (rule, file) => {
      expect(result.found).toContain(`${rule}: ${file}`)
      expect(result.code).not.toBe(0)
    })
  })

  it('has a planted violation for every rule there is', async () => {
    const rules = new Set<string>()
    for (const pass of ['all', 'values']) {
      const { stdout } = spawnSync(
        process.execPath,
        ['-p', `require('./.dependency-cruiser.cjs').forbidden.map(({ name }) => name).join(' ')`],
        { cwd: root, encoding: 'utf8', env: { ...process.env, BOUNDARIES: pass } },
      )
      for (const name of stdout.trim().split(' ')) rules.add(name)
    }
    expect([...rules].sort()).toEqual([...new Set(planted.map(([rule]) => rule))].sort())
  })
})
