import type { Block, Statement, Template } from './ast.ts'
import { positionAt, type Span } from './diagnostics.ts'
import { walkTemplate } from './walk.ts'

/** A directive in the outline of a template. */
export type OutlineItem = {
  label: string
  kind: 'set' | 'if' | 'foreach' | 'define' | 'macro'
  span: Span
  children: OutlineItem[]
}

/** Lines that an editor may fold, 1-based, both included. */
export type FoldingRange = { startLine: number; endLine: number; kind: 'directive' | 'comment' }

/** The directives of a template as a tree. */
export function outlineOf(ast: Template): OutlineItem[] {
  return itemsOf(ast.body, ast.source)
}

function itemsOf(block: Block, source: string): OutlineItem[] {
  return block.statements.flatMap((statement) => itemOf(statement, source))
}

function itemOf(statement: Statement, source: string): OutlineItem[] {
  const label = ({ start, end }: Span): string => source.slice(start, end).trim().replace(/\s+/g, ' ')
  switch (statement.kind) {
    case 'set':
      return [{ label: label(statement.header), kind: 'set', span: spanOf(statement), children: [] }]
    case 'foreach':
    case 'define':
    case 'macro':
      return [
        {
          label: label(statement.header),
          kind: statement.kind,
          span: spanOf(statement),
          children: itemsOf(statement.body, source),
        },
      ]
    case 'if':
      return [
        ...statement.branches.map((branch) => ({
          label: label(branch.header),
          kind: 'if' as const,
          span: { start: branch.start, end: branch.end },
          children: itemsOf(branch.body, source),
        })),
        ...(statement.otherwise === null
          ? []
          : [
              {
                label: '#else',
                kind: 'if' as const,
                span: spanOf(statement.otherwise),
                children: itemsOf(statement.otherwise, source),
              },
            ]),
      ]
    default:
      return []
  }
}

/** Directives with a body, and comments, that go over more than one line. */
export function foldingRangesOf(ast: Template): FoldingRange[] {
  const ranges: FoldingRange[] = []
  const add = (start: number, end: number, kind: FoldingRange['kind']): void => {
    const startLine = positionAt(ast.source, start).line
    const endLine = positionAt(ast.source, Math.max(start, end - 1)).line
    if (endLine > startLine) ranges.push({ startLine, endLine, kind })
  }
  walkTemplate(ast, {
    statement(statement) {
      if (statement.kind === 'comment') add(statement.start, statement.end, 'comment')
      if (statement.kind === 'foreach' || statement.kind === 'define' || statement.kind === 'macro') {
        add(statement.start, endOf(ast.source, statement.end), 'directive')
      }
      if (statement.kind === 'if') {
        for (const branch of statement.branches) add(branch.start, branch.end, 'directive')
        const last = statement.otherwise
        if (last !== null) add(last.start, endOf(ast.source, statement.end), 'directive')
      }
      return true
    },
    expression: () => false,
  })
  return ranges
}

/** The end of a directive without the line end that it swallows. */
function endOf(source: string, end: number): number {
  return end - (/[ \t]*(?:\r\n|\n|\r)$/.exec(source.slice(Math.max(0, end - 200), end))?.[0].length ?? 0)
}

function spanOf({ start, end }: Span): Span {
  return { start, end }
}
