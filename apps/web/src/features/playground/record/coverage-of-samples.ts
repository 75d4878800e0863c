import { type Ast, compileTemplate } from '@gatewright/vtl'
import type { TemplateSample } from '../preview-protocol.ts'
import { coverageOf } from './coverage.ts'
import { observedBindings } from './observed-bindings.ts'
import type { LineCoverage } from './recording.ts'

/**
 * What runs of a template for at least one of several inputs. An input with which it fails counts as far as it came.
 *
 * @throws TemplateParseError
 */
export function coverageOfSamples(template: string, samples: readonly TemplateSample[]): LineCoverage[] {
  const compiled = compileTemplate(template, { dialect: 'apigateway' })
  const statements = new Set<Ast.Statement>()
  const branches = new Map<Ast.Statement, Set<number>>()
  const observer = {
    onStatement: (statement: Ast.Statement) => void statements.add(statement),
    onBranch: (statement: Ast.IfDirective, branch: number) => {
      const taken = branches.get(statement) ?? new Set()
      branches.set(statement, taken.add(branch))
    },
  }
  for (const sample of samples) {
    try {
      compiled.render(observedBindings(sample), { observer })
    } catch {
      // what ran before it failed has run
    }
  }
  return coverageOf(compiled.ast, { statements, branches })
}
