import type { Block, Dialect, Expression, ForeachDirective, IfDirective, Reference, Statement } from './ast.ts'
import type { JavaValue } from './java/value.ts'
import type { CompiledMacro, Evaluate, Render, RenderState, Symbols, Test } from './runtime.ts'

/** What tells one dialect from another when a template runs. */
export type DialectRules = {
  readonly name: Dialect
  /** The value of a reference that has none. */
  readonly valueOfNone: '' | null
  /** Whether `#macro` defines macros; otherwise its calls are printed. */
  readonly inlineMacros: boolean
}

/** A piece of a block: text, or something to run. */
export type Piece = string | Render

/** The parts of the compiler, for one another: they are mutually recursive. */
export type Compiler = {
  readonly dialect: DialectRules
  readonly symbols: Symbols
  readonly macros: Map<string, CompiledMacro>
  /** Compiles and runs the text of `#evaluate`. */
  evaluateText(text: string): Render
  value(expression: Expression): Evaluate
  test(expression: Expression): Test
  /** The value of a reference, or another where it has none. */
  reference(reference: Reference, otherwise: '' | null): Evaluate
  block(block: Block): Render
  statement(statement: Statement): Piece
  /** What runs when an #if takes a branch; null for one that has nothing to run. */
  branch(statement: IfDirective, branch: number, render: Render | null): Render | null
  /** Called before each iteration of a loop, when anybody wants to know. */
  readonly onItem: ((statement: ForeachDirective, state: RenderState, list: JavaValue, index: number) => void) | null
}
