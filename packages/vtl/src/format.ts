import type { Expression, Template } from './ast.ts'
import type { Span, TemplateProblem } from './diagnostics.ts'
import { type ParseOptions, parseTemplate } from './parse.ts'
import { walkTemplate } from './walk.ts'

type Edit = Span & { text: string }

/**
 * Puts the blanks inside the parentheses of `#set`, `#if`, `#elseif` and `#foreach` in order: none at the edges, one
 * around `=` and `in`. Nothing else is touched, and these blanks never reach the output, so the output stays the same.
 * A template with errors comes back as it is, and so does one that a blank would make errors of.
 */
export function formatTemplate(source: string, options: ParseOptions = {}): string {
  const { ast, problems } = parseTemplate(source, options)
  if (hasErrors(problems)) return source
  let text = source
  for (const edit of editsOf(ast).sort((one, other) => other.start - one.start)) {
    text = text.slice(0, edit.start) + edit.text + text.slice(edit.end)
  }
  return hasErrors(parseTemplate(text, options).problems) ? source : text
}

const hasErrors = (problems: readonly TemplateProblem[]) => problems.some(({ severity }) => severity === 'error')

function editsOf(ast: Template): Edit[] {
  const edits: Edit[] = []
  walkTemplate(ast, {
    statement(statement) {
      switch (statement.kind) {
        case 'set':
          if (isSafe(statement.value)) edits.push(...edgesOf(ast.source, statement.header))
          if (isSafe(statement.value))
            edits.push(...between(ast.source, statement.target.end, '=', statement.header.end))
          return false
        case 'if':
          for (const branch of statement.branches) {
            if (isSafe(branch.condition)) edits.push(...edgesOf(ast.source, branch.header))
          }
          return true
        case 'foreach': {
          if (statement.list.start === statement.list.end) return true
          edits.push(...edgesOf(ast.source, statement.header))
          const close = ast.source.charAt(statement.variableSpan.end) === '}' ? 1 : 0
          edits.push(...between(ast.source, statement.variableSpan.end + close, 'in', statement.header.end))
          return true
        }
        // The source of these is printed where they turn out to be no macros.
        case 'macro-call':
          return false
        default:
          return true
      }
    },
    expression: () => false,
  })
  return edits
}

/** Where a null operand of `+` prints its source, blanks inside the expression can reach the output. */
function isSafe(expression: Expression): boolean {
  switch (expression.kind) {
    case 'binary':
      return expression.operator !== '+' && isSafe(expression.left) && isSafe(expression.right)
    case 'not':
      return isSafe(expression.operand)
    default:
      return true
  }
}

/** The blanks after the first parenthesis of a header and before its last. */
function edgesOf(source: string, header: Span): Edit[] {
  const text = source.slice(header.start, header.end)
  const open = /^[ \t]*#\{?\w+\}?(\s*\()(\s*)/.exec(text)
  const close = /(\s*)\)[ \t]*(?:\r\n|\n|\r)?$/.exec(text)
  if (open === null || close === null) return []
  const openEnd = header.start + open[0].length
  const closeStart = header.start + close.index
  const blanks = open[2] ?? ''
  const edits: Edit[] = [{ start: openEnd - blanks.length, end: openEnd, text: '' }]
  if (closeStart >= openEnd) edits.push({ start: closeStart, end: closeStart + (close[1] ?? '').length, text: '' })
  return edits
}

/** One blank on either side of a word, where there is nothing but blanks around it. */
function between(source: string, from: number, word: '=' | 'in', limit: number): Edit[] {
  const match = /^\s*(=|in(?![\w-]))\s*/.exec(source.slice(from, limit))
  return match?.[1] === word ? [{ start: from, end: from + match[0].length, text: ` ${word} ` }] : []
}
