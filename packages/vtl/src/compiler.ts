import type { Block, Dialect, Expression, Reference } from './ast.ts'
import type { CompiledMacro, Evaluate, Render, Symbols, Test } from './runtime.ts'

/** Why a reference has no value. */
export type InvalidReferenceKind = 'variable' | 'property' | 'method' | 'index'

/** What tells one dialect from another when a template runs. */
export type DialectRules = {
  readonly name: Dialect
  /** Gives a reference that is null a value; undefined leaves it null. */
  readonly onInvalidReference: (kind: InvalidReferenceKind, source: string) => '' | undefined
  /** Whether `#macro` defines macros; otherwise its calls are printed. */
  readonly inlineMacros: boolean
}

/** The parts of the compiler, for one another: they are mutually recursive. */
export type Compiler = {
  readonly dialect: DialectRules
  readonly symbols: Symbols
  readonly macros: Map<string, CompiledMacro>
  /** Whether each step is written down for an observer. */
  readonly observed: boolean
  /** Compiles and runs the text of `#evaluate`. */
  readonly evaluateText: (text: string) => Render
  value(expression: Expression): Evaluate
  test(expression: Expression): Test
  /** The value of a reference before a null gets its substitute. */
  reference(reference: Reference): Evaluate
  block(block: Block): Render
}
