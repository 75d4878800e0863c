import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureBuilt } from '../setup/build.mjs'
import { command } from '../setup/command.mjs'
import { inRoot } from '../setup/root.mjs'
import { findChromium } from './chromium.mjs'
import { conformanceFigures, figuresOf, playwrightFigures, vitestFigures } from './figures.mjs'

const reports = mkdtempSync(join(tmpdir(), 'gatewright-test-'))
const program = (name) => inRoot('node_modules', '.bin', name)

/** One check: passed when the program ends with 0. */
async function check(name, args, options) {
  const { code } = await command(program(name), args, options)
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
}

async function conformance(host) {
  const file = join(reports, `conformance-${host}.json`)
  const { code } = await command(program('tsx'), [
    'packages/engine/conformance/main.ts',
    '--host',
    host,
    '--json',
    file,
  ])
  const figures = figuresOf(file, conformanceFigures)
  return code !== 0 && figures.failed === 0 ? { ...figures, failed: 1 } : figures
}

/** What `npm test` does, in order: a name for `--only`, a heading, and how it is run. */
export const steps = [
  { name: 'lint', heading: 'Format and lint', run: () => check('biome', ['ci', '.']) },
  {
    name: 'types',
    heading: 'Types',
    run: async () => {
      const env = { TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1' }
      const packages = await check('turbo', ['run', 'typecheck', '--output-logs=errors-only'], { env })
      const tools = await check('tsc', ['--noEmit', '-p', 'tsconfig.json'])
      return { passed: packages.passed + tools.passed, failed: packages.failed + tools.failed }
    },
  },
  {
    name: 'boundaries',
    heading: 'Import boundaries',
    run: async () => {
      const { code } = await command(process.execPath, ['scripts/boundaries/main.mjs'])
      return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
    },
  },
  { name: 'knip', heading: 'Dead files, exports and dependencies', run: () => check('knip', []) },
  {
    name: 'unit',
    heading: 'Unit tests',
    run: async () => {
      const file = join(reports, 'vitest.json')
      await command(program('vitest'), ['run', '--reporter=dot', '--reporter=json', `--outputFile.json=${file}`])
      return figuresOf(file, vitestFigures)
    },
  },
  { name: 'conformance', heading: 'Conformance, engine', run: () => conformance('engine') },
  { name: 'conformance', heading: 'Conformance, gateway', run: () => conformance('gateway') },
  { name: 'conformance', heading: 'Conformance, console', run: () => conformance('console') },
  {
    name: 'build',
    heading: 'Production build',
    run: async () => {
      await ensureBuilt()
      return { passed: 1, failed: 0 }
    },
  },
  {
    name: 'browser',
    heading: 'Browser tests',
    run: async () => {
      const chromium = await findChromium()
      if (chromium === undefined) return { passed: 0, failed: 1 }
      const file = join(reports, 'playwright.json')
      await command(program('playwright'), ['test', '--config', 'e2e/playwright.config.ts'], {
        env: { CHROMIUM_PATH: chromium, GATEWRIGHT_E2E_JSON: file },
      })
      return figuresOf(file, playwrightFigures)
    },
  },
]
