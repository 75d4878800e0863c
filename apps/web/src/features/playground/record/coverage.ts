import { type Ast, positionAt, type Template } from '@gatewright/vtl'
import type { LineCoverage } from './recording.ts'

/** What has run: statements, and the branches that each `#if` took. */
export type Ran = { statements: ReadonlySet<Ast.Statement>; branches: ReadonlyMap<Ast.Statement, ReadonlySet<number>> }

/**
 * How much of each line has run. A line with an `#if` that took only some of its branches, or with something beside it that
 * did not run, ran in part. Lines of nothing but blanks, comments, `#else` and `#end` have no say of their own.
 */
export function coverageOf(ast: Template, ran: Ran): LineCoverage[] {
  const lines = new Map<number, LineCoverage['ran']>()
  const lineOf = lineFinder(ast.source)
  const note = (offset: number, state: LineCoverage['ran']) => {
    const line = lineOf(offset)
    const before = lines.get(line)
    lines.set(line, before === undefined || before === state ? state : 'some')
  }
  const visit = (block: Ast.Block): void => {
    for (const statement of block.statements) {
      const didRun = ran.statements.has(statement)
      switch (statement.kind) {
        case 'comment':
          break
        case 'text':
          for (const match of ast.source.slice(statement.start, statement.end).matchAll(/[^\r\n]*\S[^\r\n]*/g))
            note(statement.start + match.index, didRun ? 'all' : 'none')
          break
        case 'if': {
          const taken = ran.branches.get(statement)
          const count = statement.branches.length + 1
          const isPart = didRun && (taken?.size ?? 0) < count
          note(firstSign(ast.source, statement.start), didRun ? (isPart ? 'some' : 'all') : 'none')
          for (const branch of statement.branches) visit(branch.body)
          if (statement.otherwise !== null) visit(statement.otherwise)
          break
        }
        case 'foreach':
        case 'define':
        case 'macro':
          note(firstSign(ast.source, statement.start), didRun ? 'all' : 'none')
          visit(statement.body)
          break
        default:
          note(firstSign(ast.source, statement.start), didRun ? 'all' : 'none')
      }
    }
  }
  visit(ast.body)
  return [...lines].map(([line, state]) => ({ line, ran: state })).sort((one, other) => one.line - other.line)
}

/** The line of an offset, from 1; offsets may come in any order. */
export function lineFinder(source: string): (offset: number) => number {
  const starts = [0]
  for (let at = source.indexOf('\n'); at >= 0; at = source.indexOf('\n', at + 1)) starts.push(at + 1)
  return (offset) => {
    let low = 0
    let high = starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((starts[middle] ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    return source.includes('\n') ? low + 1 : positionAt(source, offset).line
  }
}

/** `#set` takes the blanks before it. */
export function firstSign(source: string, start: number): number {
  let at = start
  while (/\s/.test(source.charAt(at))) at++
  return at
}
