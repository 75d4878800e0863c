import type { Expression, ForeachDirective, IfDirective, Statement } from './ast.ts'
import type { JavaValue } from './java/value.ts'
import type { RenderView, TemplateObserver } from './observe.ts'
import { type Origin, Origins } from './origins.ts'

/** What an observed rendering keeps for its observer. */
export class Trace {
  readonly origins = new Origins()
  /** Texts that are being put together and are not output. */
  capturing = 0
  /** Number of segments printed so far. */
  #segments = 0

  constructor(private readonly observer: TemplateObserver) {}

  statement(statement: Statement, view: RenderView): void {
    this.observer.onStatement?.(statement, view)
  }

  value(expression: Expression, value: JavaValue): void {
    this.observer.onValue?.(expression, value)
  }

  condition(condition: Expression, holds: boolean, origins: readonly Origin[]): void {
    this.observer.onCondition?.(condition, holds, origins)
  }

  branch(statement: IfDirective, branch: number): void {
    this.observer.onBranch?.(statement, branch)
  }

  iteration(statement: ForeachDirective, index: number, item: JavaValue): void {
    this.observer.onIteration?.(statement, index, item)
  }

  /** Runs a statement; what it prints itself, not through statements inside it, becomes a segment. */
  printed(statement: Statement, position: () => number, run: () => void): readonly Origin[] {
    const { origins } = this
    const around = origins.begin()
    const start = position()
    const segments = this.#segments
    let used: readonly Origin[] = []
    try {
      run()
    } finally {
      used = origins.end(around)
      if (statement.kind === 'set' && statement.target.accessors.length === 0)
        origins.setVariable(statement.variable, used)
      const end = position()
      if (this.capturing === 0 && end > start && this.#segments === segments) {
        this.#segments++
        const template = { start: statement.start, end: statement.end }
        this.observer.onOutput?.({ start, end, statement, template, origins: used })
      }
    }
    return used
  }
}
