import { writeFileSync } from 'node:fs'
import { type BenchLine, type BenchResult, boundText, keepsBound } from './line.ts'
import { benchLines } from './lines/index.ts'

// npm run bench -- [--rounds N] [--only TEXT] [--json FILE]: ratios, each against a reference measured in the same rounds.
const argument = (name: string): string | undefined => {
  const at = process.argv.indexOf(name)
  return at < 0 ? undefined : process.argv[at + 1]
}

const rounds = Math.max(7, Number(argument('--rounds') ?? 7))
const only = argument('--only')
const lines = benchLines.filter(({ name }) => only === undefined || name.includes(only))

const results: { line: BenchLine; result: BenchResult; kept: boolean }[] = []
const broken: string[] = []
for (const line of lines) {
  try {
    const result = await line.run(rounds)
    const kept = keepsBound(line, result)
    results.push({ line, result, kept })
    console.log(rowText(line, result, kept))
  } catch (error) {
    broken.push(line.name)
    console.log(`✗ ${line.name.padEnd(56)} ${error instanceof Error ? error.message : String(error)}`)
  }
}

const file = argument('--json')
if (file !== undefined) {
  const rows = results.map(({ line: { name, unit, bound }, result, kept }) => ({ name, unit, bound, ...result, kept }))
  writeFileSync(file, `${JSON.stringify({ node: process.version, rounds, lines: rows, broken }, null, 2)}\n`)
}
process.exitCode = broken.length === 0 && results.every(({ kept }) => kept) ? 0 : 1

function rowText(line: BenchLine, { ratio, beside }: BenchResult, kept: boolean): string {
  const bound = boundText(line)
  const figures = `${ratio.median.toFixed(2)} ${line.unit} (${ratio.least.toFixed(2)}–${ratio.greatest.toFixed(2)})`
  const others = Object.entries(beside).map(([name, value]) => `${name} ${value}`)
  return `${kept ? '✓' : '✗'} ${line.name.padEnd(56)} ${figures.padEnd(28)} ${bound.padEnd(13)} ${others.join(' · ')}`
}
