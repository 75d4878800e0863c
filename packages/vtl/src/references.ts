import type { Reference, Template } from './ast.ts'
import type { Span } from './diagnostics.ts'
import { walkTemplate } from './walk.ts'

/** One occurrence of a variable. `nameSpan` is the bare name, which a rename replaces. */
export type VariableUse = {
  name: string
  /** `read`: its value is used; `set`, `loop`, `define`: #set, #foreach or #define gives it one. */
  role: 'read' | 'set' | 'loop' | 'define'
  nameSpan: Span
  /** The whole reference, or the header of the directive. */
  span: Span
  /** The reference, where there is one. */
  reference: Reference | null
}

/** All occurrences of variables, in the order they are written. */
export function listReferences(ast: Template): VariableUse[] {
  const uses: VariableUse[] = []
  const targets = new Set<Reference>()
  walkTemplate(ast, {
    statement(statement) {
      if (statement.kind === 'set' && statement.target.accessors.length === 0) targets.add(statement.target)
      if (statement.kind === 'foreach' || statement.kind === 'define') {
        const role = statement.kind === 'foreach' ? 'loop' : 'define'
        uses.push({
          name: statement.variable,
          role,
          nameSpan: statement.variableSpan,
          span: statement.header,
          reference: null,
        })
      }
      return true
    },
    expression(expression) {
      if (expression.kind === 'reference' && expression.name !== '') {
        const role = targets.has(expression) ? 'set' : 'read'
        const { name, nameSpan } = expression
        uses.push({
          name,
          role,
          nameSpan,
          span: { start: expression.start, end: expression.end },
          reference: expression,
        })
      }
      return true
    },
  })
  return uses.sort((one, other) => one.nameSpan.start - other.nameSpan.start)
}

/** Where a variable first gets its value in the template, or null when it never does. */
export function findSetOf(ast: Template, name: string): VariableUse | null {
  return listReferences(ast).find((use) => use.name === name && use.role !== 'read') ?? null
}
