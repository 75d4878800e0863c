import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { checkTemplate } from './check-template.ts'
import { makeCase } from './fuzz-case.ts'
import { seeds } from './seeds.ts'
import { shorten } from './shorten.ts'
import { startWatchdog } from './watchdog.ts'

// npm run fuzz -- [--runs N] [--seed N] [--only N]: renders templates that are made up, or are mutations of the corpus and of
// own ones. Ends with 1 at a hang, a crash, an error without a place, or two ways of rendering that differ.
const argument = (name: string, fallback: number): number => {
  const at = process.argv.indexOf(name)
  return at < 0 ? fallback : Number(process.argv[at + 1])
}

const runs = argument('--runs', 20_000)
const seed = argument('--seed', 1)
const only = argument('--only', -1)
/** A run may take so many milliseconds before it counts as a hang. */
const longest = 5_000
const mostFindings = 10

const root = process.env.GATEWRIGHT_SHARED ?? join(dirname(fileURLToPath(import.meta.url)), '../../../../shared')
const folder = join(root, 'corpus', 'vtl')
const corpus = existsSync(folder)
  ? readdirSync(folder)
      .filter((file) => file.endsWith('.vtl'))
      .sort()
      .map((file) => readFileSync(join(folder, file), 'utf8'))
  : []
const templates = [...seeds, ...corpus]
const watchdog = startWatchdog(longest)
const began = performance.now()
let findings = 0
let slowest = { ms: 0, run: 0 }

for (let run = Math.max(only, 0); run < (only < 0 ? runs : only + 1) && findings < mostFindings; run++) {
  watchdog.begin(run)
  const { template, input } = makeCase(seed * 1_000_003 + run, templates)
  const start = performance.now()
  const wrong = checkTemplate(template, input)
  const ms = performance.now() - start
  if (ms > slowest.ms) slowest = { ms, run }
  if (wrong === undefined && ms < longest) continue
  findings++
  watchdog.pause()
  const short = wrong === undefined ? template : shorten(template, (text) => checkTemplate(text, input) !== undefined)
  console.log(
    `run ${run}: ${wrong === undefined ? `takes ${ms.toFixed(0)} ms` : (checkTemplate(short, input) ?? wrong)}`,
  )
  console.log(`  template ${JSON.stringify(short)}\n  body     ${JSON.stringify(input.body)}`)
}
watchdog.end()

const seconds = ((performance.now() - began) / 1000).toFixed(0)
console.log(`templates ${templates.length} (corpus ${corpus.length}), seed ${seed}, runs ${runs}, ${seconds} s`)
console.log(`slowest run ${slowest.run}: ${slowest.ms.toFixed(0)} ms`)
console.log(`findings ${findings}`)
process.exit(findings === 0 ? 0 : 1)
