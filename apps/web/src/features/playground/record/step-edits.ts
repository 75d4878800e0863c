import {
  type Ast,
  type CompiledTemplate,
  compileTemplate,
  type JavaValue,
  type RenderView,
  walkTemplate,
} from '@gatewright/vtl'

/** A value that someone gave a variable while the rendering stood at a step; `text` is an expression. */
export type ValueEdit = { readonly step: number; readonly name: string; readonly text: string }

/** Counts the steps of a rendering, and gives variables the values that someone set at them. */
export class StepEdits {
  readonly #inText = new Set<Ast.Statement>()
  #step = 0

  constructor(
    ast: Ast.Template,
    private readonly edits: readonly ValueEdit[],
  ) {
    walkTemplate(ast, {
      expression: (expression) => {
        if (expression.kind === 'string' && expression.template !== null) this.#collect(expression.template)
        return true
      },
    })
  }

  /** Statements inside texts are parts of expressions: they make no steps. */
  isInText(statement: Ast.Statement): boolean {
    return this.#inText.has(statement)
  }

  /**
   * Notes that a statement is about to run.
   * @param bindings what expressions see beside the variables of the template
   * @returns whether the rendering can stand still there
   */
  reach(statement: Ast.Statement, view: RenderView, bindings: Iterable<readonly [string, JavaValue]>): boolean {
    if (statement.kind === 'text' || statement.kind === 'comment' || this.isInText(statement)) return false
    for (const { step, name, text } of this.edits) {
      if (step !== this.#step) continue
      view.assign(name, evaluate(expressionTemplate(text), new Map([...bindings, ...view.variables()])))
    }
    this.#step++
    return true
  }

  #collect(block: Ast.Block): void {
    walkTemplate(
      { kind: 'template', source: '', body: block, dialect: 'apigateway', start: 0, end: 0 },
      {
        statement: (statement) => {
          this.#inText.add(statement)
          return true
        },
      },
    )
  }
}

/** A template that does nothing but evaluate an expression; what does not parse evaluates to a text that says so. */
export function expressionTemplate(expression: string): CompiledTemplate {
  try {
    return compileTemplate(`#set($watched = ${expression.trim() || '""'})`, { dialect: 'apigateway' })
  } catch {
    return compileTemplate('#set($watched = "not an expression")', { dialect: 'apigateway' })
  }
}

/** What an expression gives; one that fails gives its message. */
export function evaluate(template: CompiledTemplate, scope: ReadonlyMap<string, JavaValue>): JavaValue {
  try {
    return template.render(scope).variables.get('watched') ?? null
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}
