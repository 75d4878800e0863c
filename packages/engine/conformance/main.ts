import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath, URL } from 'node:url'
import { type Arguments, parseArguments } from './arguments.ts'
import { disputeFault, parseDisputes } from './disputed.ts'
import { loadHost } from './hosts/load-host.ts'
import { firstList, parseKnownFailures, type Result, resultsOf, shrunkList } from './known-failures.ts'
import { loadVectors } from './load.ts'
import { type FileReport, failureText, table, totalsOf } from './report.ts'
import { runVectors } from './run.ts'

const here = fileURLToPath(new URL('.', import.meta.url))
const knownFile = join(here, 'known-failures.txt')
const ownCases = join(here, 'cases')
const printed = 30

try {
  process.exitCode = await main(parseArguments(process.argv.slice(2)))
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 2
}

async function main(args: Arguments): Promise<number> {
  const paths = args.paths.length > 0 ? args.paths : defaultPaths()
  const host = await loadHost(args.host)
  const files = await runVectors(paths, host, args.only)
  if (args.failures) printFailures(files)
  console.log(table(files))
  const totals = totalsOf(files)
  const unexpected = disagreements(args, files)
  if (args.json !== undefined) {
    const agreement = { passed: totals.passed, unexpected }
    writeFileSync(args.json, `${JSON.stringify({ host: host.name, totals, agreement, files }, null, 2)}\n`)
  }
  const disputesStand = disputesHold(paths)
  console.log(`${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped`)
  const good = args.strict ? totals.failed === 0 : unexpected === 0
  return good && disputesStand ? 0 : 1
}

function defaultPaths(): string[] {
  const shared = resolve(process.env.GATEWRIGHT_SHARED ?? join(here, '..', '..', '..', '..', 'shared'), 'conformance')
  if (existsSync(shared)) return [shared, ownCases]
  console.log(`The shared vectors are not at ${shared}: only the project's own cases run.`)
  return [ownCases]
}

function printFailures(files: readonly FileReport[]): void {
  for (const file of files) {
    for (const { id, verdict } of file.vectors) {
      if (verdict.result === 'failed') console.log(`${failureText(file.name, id, verdict.problems)}\n`)
    }
  }
}

/** How many vectors the run and the list of known failures disagree about; says which, and rewrites the list when asked to. */
function disagreements(args: Arguments, files: readonly FileReport[]): number {
  const results = resultsOf(files)
  const text = existsSync(knownFile) ? readFileSync(knownFile, 'utf8') : ''
  if (args.list === 'init') {
    writeFileSync(
      knownFile,
      firstList(
        '# Vectors that are known to fail. The list only shrinks: npm run conformance -- --update-known',
        results,
      ),
    )
    return 0
  }
  if (args.list === 'update') {
    writeFileSync(knownFile, shrunkList(text, args.host, results))
    return 0
  }
  const known = parseKnownFailures(text, args.host)
  const disputed = new Set(readDisputes().map(({ id }) => id))
  const unexpected = results.filter(
    ({ file, id, failed }) => failed && known.find(file, id) === undefined && !disputed.has(id),
  )
  const healed = results.filter(({ file, id, failed }) => !failed && known.find(file, id) !== undefined)
  const listed = results.filter(({ failed }) => failed).length - unexpected.length
  console.log(
    `\n${listed} known failures, ${unexpected.length} unexpected${healed.length === 0 ? '' : `, ${healed.length} listed as known that pass`}`,
  )
  printSome('Unexpected failures', unexpected)
  printSome('Listed as known failures, but they pass (take them out: --update-known)', healed)
  return unexpected.length + healed.length
}

function printSome(heading: string, results: readonly Result[]): void {
  if (results.length === 0) return
  console.log(`${heading}:`)
  for (const { file, id } of results.slice(0, printed)) console.log(`  ${id}  (${file})`)
  if (results.length > printed) console.log(`  … and ${results.length - printed} more`)
}

function readDisputes(): ReturnType<typeof parseDisputes> {
  return parseDisputes(readFileSync(join(here, 'disputed.json'), 'utf8'))
}

function disputesHold(paths: readonly string[]): boolean {
  const recorded = new Map(
    loadVectors(paths).flatMap(({ vectors }) => vectors.map((vector) => [vector.id, vector.recorded])),
  )
  const faults = readDisputes().flatMap((dispute) =>
    recorded.has(dispute.id) ? (disputeFault(dispute, recorded.get(dispute.id)) ?? []) : [],
  )
  for (const fault of faults) console.log(fault)
  return faults.length === 0
}
