import type { Block, Expression, IfDirective, Reference, Statement, Template } from './ast.ts'
import { compileBlock, compileStatement } from './compile-block.ts'
import { DirectiveFailure, isRenderFailure } from './compile-directive.ts'
import { compileTest, compileValue } from './compile-expression.ts'
import {
  compileObservedReference,
  observeBranch,
  observeItem,
  observeStatement,
  observeTest,
  observeValue,
} from './compile-observed.ts'
import { compileReference } from './compile-reference.ts'
import type { Compiler, DialectRules, Piece } from './compiler.ts'
import { TemplateParseError, TemplateRenderError } from './diagnostics.ts'
import { dialects } from './dialects.ts'
import type { JavaValue } from './java/value.ts'
import { LimitExceeded, type TemplateLimits } from './limits.ts'
import type { TemplateObserver } from './observe.ts'
import { isStackOverflow, type ParseOptions, parseTemplate, tooDeep } from './parse.ts'
import {
  type BeyondIterations,
  type Bindings,
  type CompiledMacro,
  type Evaluate,
  type Render,
  RenderState,
  StopSignal,
  Symbols,
  type Test,
} from './runtime.ts'
import { Trace } from './trace.ts'

export type RenderOptions = {
  limits?: Partial<TemplateLimits>
  /** What a #foreach over too many items does: fail (the default), or stop there as Velocity's own setting does. */
  beyondIterations?: BeyondIterations
  /** Follows the rendering step by step. */
  observer?: TemplateObserver
}

export type RenderResult = {
  text: string
  /** The variables when the rendering ended, those of the host included, as far as the template mentions them. */
  readonly variables: ReadonlyMap<string, JavaValue>
}

/** A template compiled to closures. It holds no state of a rendering and may be rendered any number of times. */
export class CompiledTemplate {
  readonly #symbols = new Symbols()
  readonly #macros = new Map<string, CompiledMacro>()
  readonly #body: Render
  #observed: CompiledTemplate | null = null

  constructor(
    readonly ast: Template,
    private readonly isObserved = false,
  ) {
    this.#body = makeCompiler(ast, this.#symbols, this.#macros, isObserved).block(ast.body)
  }

  /**
   * Renders with the values that the host binds.
   *
   * @throws TemplateRenderError with the place in the template; there is no partial output
   */
  render(bindings: Bindings, options: RenderOptions = {}): RenderResult {
    const { limits, beyondIterations = 'fail', observer } = options
    if (observer !== undefined && !this.isObserved) {
      this.#observed ??= new CompiledTemplate(this.ast, true)
      return this.#observed.render(bindings, options)
    }
    const trace = observer === undefined ? null : new Trace(observer)
    const state = new RenderState(this.#symbols, bindings, limits, beyondIterations, this.#macros, trace)
    try {
      this.#body(state)
    } catch (error) {
      if (!(error instanceof StopSignal)) throw this.#located(error, state)
    }
    return new Rendered(state)
  }

  #located(error: unknown, state: RenderState): unknown {
    if (isStackOverflow(error)) {
      return this.#located(new LimitExceeded('maxNestingDepth', 'The template nests too deeply'), state)
    }
    if (!isRenderFailure(error)) return error
    const { place } = state
    const reference = place.kind === 'reference' ? place.source : undefined
    const directive = place.kind === 'reference' ? undefined : place.directive
    const code =
      error instanceof LimitExceeded ? 'limit' : error instanceof DirectiveFailure ? 'directive' : 'exception'
    return new TemplateRenderError({
      message: describe(error, reference),
      code,
      source: this.ast.source,
      span: place,
      reference,
      directive,
      limit: error instanceof LimitExceeded ? error.limit : undefined,
      cause: error,
    })
  }
}

class Rendered implements RenderResult {
  readonly text: string
  readonly #state: RenderState

  constructor(state: RenderState) {
    this.text = state.out
    this.#state = state
  }

  get variables(): ReadonlyMap<string, JavaValue> {
    const variables = new Map<string, JavaValue>()
    for (const [slot, name] of this.#state.symbols.names.entries()) {
      const value = this.#state.values[slot]
      if (value !== undefined && value !== null) variables.set(name, value)
    }
    return variables
  }
}

function describe(error: Error, reference: string | undefined): string {
  if (error instanceof LimitExceeded) return `${error.message} (limit ${error.limit})`
  if ('javaClass' in error)
    return `${reference ?? 'The expression'} fails: ${error.message} (${String(error.javaClass)})`
  return error.message
}

/** `#evaluate` compiles with a copy of what it finds, so that a rendering leaves no traces in the template. */
function evaluateText(ast: Template, text: string): Render {
  const { ast: inner, problems } = parseTemplate(text, { dialect: ast.dialect })
  const errors = problems.filter((problem) => problem.severity === 'error')
  if (errors.length > 0) throw new TemplateParseError(errors)
  return (state) => {
    const macros = new Map(state.macros)
    const symbols = state.symbols.copy()
    for (const name of ['foreach', 'velocityCount', 'velocityHasNext']) symbols.slotOf(name)
    const render = makeCompiler(inner, symbols, macros, false).block(inner.body)
    state.symbols = symbols
    state.macros = macros
    state.bindNames(symbols.names)
    render(state)
  }
}

function makeCompiler(
  ast: Template,
  symbols: Symbols,
  macros: Map<string, CompiledMacro>,
  observed: boolean,
): Compiler {
  return observed ? new ObservingCompiler(ast, symbols, macros) : new PlainCompiler(ast, symbols, macros)
}

class PlainCompiler implements Compiler {
  readonly dialect: DialectRules
  readonly onItem: Compiler['onItem'] = null

  constructor(
    private readonly ast: Template,
    readonly symbols: Symbols,
    readonly macros: Map<string, CompiledMacro>,
  ) {
    this.dialect = dialects[ast.dialect]
  }

  evaluateText(text: string): Render {
    return evaluateText(this.ast, text)
  }

  value(expression: Expression): Evaluate {
    return compileValue(this, expression)
  }

  test(expression: Expression): Test {
    return compileTest(this, expression)
  }

  reference(reference: Reference, otherwise: '' | null): Evaluate {
    return compileReference(this, reference, otherwise)
  }

  block(block: Block): Render {
    return compileBlock(this, block)
  }

  statement(statement: Statement): Piece {
    return compileStatement(this, statement)
  }

  branch(_statement: IfDirective, _branch: number, render: Render | null): Render | null {
    return render
  }
}

/** The same compiler, with closures that tell an observer what they do. */
class ObservingCompiler extends PlainCompiler {
  override readonly onItem: Compiler['onItem'] = observeItem

  override value(expression: Expression): Evaluate {
    return observeValue(expression, compileValue(this, expression))
  }

  override test(expression: Expression): Test {
    return observeTest(expression, compileTest(this, expression))
  }

  override reference(reference: Reference, otherwise: '' | null): Evaluate {
    return compileObservedReference(this, reference, otherwise)
  }

  override statement(statement: Statement): Piece {
    return observeStatement(statement, compileStatement(this, statement))
  }

  override branch(statement: IfDirective, branch: number, render: Render | null): Render {
    return observeBranch(statement, branch, render)
  }
}

/**
 * Parses and compiles a template.
 *
 * @throws TemplateParseError with every mistake and its place
 */
export function compileTemplate(source: string, options: ParseOptions = {}): CompiledTemplate {
  const { ast, problems } = parseTemplate(source, options)
  const errors = problems.filter((problem) => problem.severity === 'error')
  if (errors.length > 0) throw new TemplateParseError(errors)
  try {
    return new CompiledTemplate(ast)
  } catch (error) {
    throw isStackOverflow(error) ? new TemplateParseError([tooDeep(source)]) : error
  }
}
