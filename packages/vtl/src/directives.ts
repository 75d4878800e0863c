import type { Dialect } from './ast.ts'

/** Directives that have a body up to `#end`. */
export const blockDirectives: ReadonlySet<string> = new Set(['foreach', 'macro', 'define', 'literal'])

const lineDirectives: ReadonlySet<string> = new Set(['include', 'parse', 'evaluate', 'break', 'stop'])

/** Directives with a grammar of their own. */
const languageDirectives: ReadonlySet<string> = new Set(['if', 'elseif', 'else', 'end', 'set'])

/** Whether `#name` is a directive like `#foreach`. The service has no `#evaluate`. */
export function isDirective(name: string, dialect: Dialect): boolean {
  if (name === 'evaluate') return dialect === 'velocity'
  return blockDirectives.has(name) || lineDirectives.has(name)
}

/** Whether `\#name` prints `#name`. */
export function isEscapable(name: string, dialect: Dialect): boolean {
  return languageDirectives.has(name) || isDirective(name, dialect)
}
