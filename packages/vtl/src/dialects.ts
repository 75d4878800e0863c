import type { Dialect } from './ast.ts'
import type { DialectRules } from './compiler.ts'

/** Plain Velocity 1.7, and Velocity as the service runs it: there a reference without a value is the empty text. */
export const dialects: Readonly<Record<Dialect, DialectRules>> = {
  velocity: { name: 'velocity', valueOfNone: null, inlineMacros: true },
  apigateway: { name: 'apigateway', valueOfNone: '', inlineMacros: false },
}
