import { findSetOf, listReferences, type Span, type Template } from '@gatewright/vtl'

const bound: ReadonlySet<string> = new Set([
  'input',
  'util',
  'context',
  'stageVariables',
  'foreach',
  'velocityCount',
  'velocityHasNext',
])

/** Whether the service binds a variable of this name. */
export function isBound(name: string): boolean {
  return bound.has(name)
}

/** The variable whose name stands at an offset. */
export function variableAt(ast: Template, offset: number): { name: string; span: Span } | undefined {
  const use = listReferences(ast).find(({ nameSpan, span, role }) => {
    const start = role === 'read' || role === 'set' ? span.start : nameSpan.start
    return start <= offset && offset <= nameSpan.end
  })
  return use === undefined ? undefined : { name: use.name, span: use.nameSpan }
}

/** Every place that names a variable. */
export function usesOf(ast: Template, name: string): Span[] {
  return listReferences(ast)
    .filter((use) => use.name === name)
    .map(({ nameSpan }) => nameSpan)
}

/** Why a variable cannot get a name; undefined when it can. */
export function refusalOfName(ast: Template, from: string, to: string): string | undefined {
  if (isBound(from)) return `The service binds $${from}: it cannot have another name.`
  if (!/^[A-Za-z_][A-Za-z0-9_-]*$/.test(to))
    return 'A name begins with a letter or _, and goes on with letters, digits, _ and -.'
  if (isBound(to)) return `The service binds $${to} already.`
  if (to !== from && usesOf(ast, to).length > 0) return `$${to} is used already: the two would become one variable.`
  return undefined
}

/** Where a variable first gets its value: `#set`, `#foreach` or `#define`. */
export function definitionOf(ast: Template, name: string): Span | undefined {
  return findSetOf(ast, name)?.nameSpan
}
