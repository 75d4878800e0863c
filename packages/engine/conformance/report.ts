import type { Problem, Verdict } from './vector.ts'

export type FileReport = {
  readonly name: string
  readonly vectors: readonly { readonly id: string; readonly verdict: Verdict }[]
}

export type Totals = { readonly passed: number; readonly failed: number; readonly skipped: number }

export function totalsOf(files: readonly FileReport[]): Totals {
  const results = files.flatMap(({ vectors }) => vectors.map(({ verdict }) => verdict.result))
  const count = (result: Verdict['result']) => results.filter((one) => one === result).length
  return { passed: count('passed'), failed: count('failed'), skipped: count('skipped') }
}

/** One line per file with its figures, and a line of sums. */
export function table(files: readonly FileReport[]): string {
  const rows = files.map((file) => [file.name, ...figures(totalsOf([file]))])
  const all = [['file', 'passed', 'failed', 'skipped'], ...rows, ['all', ...figures(totalsOf(files))]]
  const width = Math.max(...all.map(([name = '']) => name.length))
  return all
    .map(([name = '', ...cells]) => `${name.padEnd(width)}${cells.map((cell) => cell.padStart(9)).join('')}`)
    .join('\n')
}

function figures({ passed, failed, skipped }: Totals): string[] {
  return [passed, failed, skipped].map((figure) => (figure === 0 ? '·' : String(figure)))
}

/** A failed vector for people: each problem with its place, what was expected, and what came. */
export function failureText(file: string, id: string, problems: readonly Problem[]): string {
  return [`✗ ${id}`, `  ${file}`, ...problems.flatMap(problemLines)].join('\n')
}

function problemLines(problem: Problem): string[] {
  const { where, path, expected, actual, message } = problem
  if (message !== undefined) return [`  ${where}: ${indent(message)}`]
  const { shared, left, right } = aroundDifference(expected ?? '', actual ?? '')
  return [
    `  ${where}: ${path ?? ''}${shared > 0 ? ` (equal up to character ${shared})` : ''}`,
    `    expected  ${indent(left)}`,
    `    actual    ${indent(right)}`,
  ]
}

const shownBefore = 60
const shownLength = 600

/** Cuts two long texts to the part around their first difference. */
function aroundDifference(expected: string, actual: string): { shared: number; left: string; right: string } {
  let shared = 0
  while (shared < expected.length && shared < actual.length && expected[shared] === actual[shared]) shared += 1
  const from = shared > shownBefore * 2 ? shared - shownBefore : 0
  return { shared: from > 0 ? shared : 0, left: excerpt(expected, from), right: excerpt(actual, from) }
}

function excerpt(text: string, from: number): string {
  const end = from + shownLength
  return `${from > 0 ? '…' : ''}${text.slice(from, end)}${text.length > end ? '…' : ''}`
}

function indent(text: string): string {
  return text.replaceAll('\n', '\n              ')
}
