import type { Expression, ForeachDirective, IfDirective, Statement } from './ast.ts'
import type { Span } from './diagnostics.ts'
import { JavaMap, type JavaValue } from './java/value.ts'
import type { Origin } from './origins.ts'

/** A piece of the output, and what made it. */
export type OutputSegment = {
  /** Offsets in the output. */
  start: number
  end: number
  /** The statement that printed it, and where that stands in the template. */
  statement: Statement
  template: Span
  /** The input values that went into it; none for text of the template. */
  origins: readonly Origin[]
}

/** What an observer can look at, and change, while the rendering stands still. */
export type RenderView = {
  readonly output: string
  /** Macro calls around this place. */
  readonly macroDepth: number
  variable(name: string): JavaValue
  variables(): Map<string, JavaValue>
  /** Gives a variable another value; the rendering goes on with it. */
  assign(name: string, value: JavaValue): void
}

/**
 * Follows a rendering. All methods are optional; what they throw ends the rendering and comes out of `render` as it is.
 * A rendering without an observer runs other closures and pays nothing.
 */
export type TemplateObserver = {
  /** A statement is about to run. */
  onStatement?(statement: Statement, view: RenderView): void
  /** An expression, or a part of one, has been evaluated. */
  onValue?(expression: Expression, value: JavaValue): void
  /** A condition, or a part of one, has been decided, and these input values went into that. */
  onCondition?(condition: Expression, holds: boolean, origins: readonly Origin[]): void
  /** An #if has decided: the index of the branch, `branches.length` for #else, -1 for none. */
  onBranch?(statement: IfDirective, branch: number): void
  /** A loop begins an iteration. */
  onIteration?(statement: ForeachDirective, index: number, item: JavaValue): void
  /** Something was printed to the output (not into a string). */
  onOutput?(segment: OutputSegment): void
}

export type { Origin }

/** The child of a container that came whole from an input: its place goes on by one step. */
export function stepOf(container: JavaValue, key: JavaValue): string | null {
  if (typeof key === 'number') return `[${key}]`
  if (typeof key !== 'string') return null
  if (!(container instanceof JavaMap)) return null
  return /^[A-Za-z_][\w-]*$/.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`
}
