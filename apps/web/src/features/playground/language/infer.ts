import { type Ast, type Template, walkTemplate } from '@gatewright/vtl'
import { contextMembers } from './context-members.ts'
import { resultOfTextMethod, returnsBoolean } from './java-types.ts'

/** What can be said of a value without running the template. */
export type Inferred = {
  /** Java's name of its class, `Number` for any number; undefined where it is open. */
  type: string | undefined
  /** `raw`: text of the request as it came; `escaped`: through escapeJavaScript; `json`: JSON text. */
  content: 'raw' | 'escaped' | 'json' | 'other'
}

/** What each variable holds, as far as all places that set it agree. */
export type Variables = ReadonlyMap<string, Inferred>

const open: Inferred = { type: undefined, content: 'other' }

/** Looks through all that gives variables their values. */
export function inferVariables(ast: Template): Variables {
  const variables = new Map<string, Inferred>()
  const note = (name: string, found: Inferred) => {
    const before = variables.get(name)
    if (before === undefined) variables.set(name, found)
    else
      variables.set(name, {
        type: before.type === found.type ? found.type : undefined,
        content: before.content === found.content ? found.content : before.content === 'raw' ? 'raw' : found.content,
      })
  }
  walkTemplate(ast, {
    statement(statement) {
      if (statement.kind === 'set' && statement.target.accessors.length === 0)
        note(statement.variable, inferExpression(statement.value, variables))
      if (statement.kind === 'foreach') {
        const { content } = inferExpression(statement.list, variables)
        note(statement.variable, { type: undefined, content: content === 'raw' ? 'raw' : 'other' })
      }
      if (statement.kind === 'define') note(statement.variable, { type: 'String', content: 'other' })
      return true
    },
  })
  return variables
}

/** What an expression yields. */
export function inferExpression(expression: Ast.Expression, variables: Variables): Inferred {
  switch (expression.kind) {
    case 'string':
      return { type: 'String', content: contentOfText(expression, variables) }
    case 'number':
      return { type: 'Number', content: 'other' }
    case 'boolean':
    case 'not':
      return { type: 'Boolean', content: 'other' }
    case 'list':
    case 'range':
      return { type: 'List', content: 'other' }
    case 'map':
      return { type: 'Map', content: 'other' }
    case 'binary':
      return inferBinary(expression, variables)
    case 'reference':
      return inferReference(expression, variables)
    default:
      return open
  }
}

function contentOfText(literal: Ast.StringLiteral, variables: Variables): Inferred['content'] {
  const parts = literal.template?.statements ?? []
  const contents = parts.flatMap((part) => (part.kind === 'reference' ? [inferReference(part, variables).content] : []))
  return contents.find((content) => content === 'raw') ?? contents.find((content) => content === 'escaped') ?? 'other'
}

function inferBinary(expression: Ast.BinaryExpression, variables: Variables): Inferred {
  const { operator } = expression
  if (!/^[-+*/%]$/.test(operator)) return { type: 'Boolean', content: 'other' }
  if (operator !== '+') return { type: 'Number', content: 'other' }
  const sides = [inferExpression(expression.left, variables), inferExpression(expression.right, variables)]
  const content = sides.some((side) => side.content === 'raw') ? 'raw' : 'other'
  if (sides.some(({ type }) => type === 'String')) return { type: 'String', content }
  // Of two open values, one may be text.
  return sides.every(({ type }) => type === 'Number')
    ? { type: 'Number', content: 'other' }
    : { type: undefined, content: 'other' }
}

/** What a reference yields; `upTo` leaves out the accessors from there on. */
export function inferReference(reference: Ast.Reference, variables: Variables, upTo?: number): Inferred {
  const accessors = reference.accessors.slice(0, upTo)
  let { value, rest } = rootOf(reference.name, accessors, variables)
  for (const accessor of rest) value = stepInto(value, accessor)
  return value
}

type Root = { value: Inferred; rest: readonly Ast.Accessor[] }

function rootOf(name: string, accessors: readonly Ast.Accessor[], variables: Variables): Root {
  const [first, ...rest] = accessors
  const member = first === undefined || first.kind === 'index' ? '' : first.name
  if (name === 'input' && first !== undefined) {
    if (member === 'json') return { value: { type: 'String', content: 'json' }, rest }
    if (member === 'body') return { value: { type: 'String', content: 'raw' }, rest }
    if (member === 'path') return { value: { type: undefined, content: 'raw' }, rest }
    if (first.kind === 'method' && member === 'params') {
      return { value: { type: first.args.length === 0 ? 'Map' : 'String', content: 'raw' }, rest }
    }
    return { value: open, rest }
  }
  if (name === 'util' && first?.kind === 'method') {
    if (member === 'escapeJavaScript') return { value: { type: 'String', content: 'escaped' }, rest }
    if (member === 'parseJson') return { value: { type: undefined, content: 'raw' }, rest }
    if (member === 'urlDecode' || member === 'base64Decode') return { value: { type: 'String', content: 'raw' }, rest }
    return { value: { type: 'String', content: 'other' }, rest }
  }
  if (name === 'foreach') {
    const type = /^(?:hasNext|first|last)$/.test(member)
      ? 'Boolean'
      : /^(?:index|count)$/.test(member)
        ? 'Number'
        : undefined
    return { value: { type, content: 'other' }, rest }
  }
  if (name === 'context') return { value: { type: contextType(accessors), content: 'other' }, rest: [] }
  if (name === 'stageVariables')
    return { value: { type: first === undefined ? 'Map' : 'String', content: 'other' }, rest }
  if (name === 'velocityHasNext') return { value: { type: 'Boolean', content: 'other' }, rest: accessors }
  return { value: variables.get(name) ?? open, rest: accessors }
}

function contextType(accessors: readonly Ast.Accessor[]): string | undefined {
  if (accessors.some(({ kind }) => kind !== 'property')) return undefined
  const dotted = accessors.map((accessor) => (accessor.kind === 'property' ? accessor.name : '')).join('.')
  return contextMembers.find(({ name }) => name === dotted)?.type
}

function stepInto(value: Inferred, accessor: Ast.Accessor): Inferred {
  if (accessor.kind !== 'method') return { type: undefined, content: value.content === 'raw' ? 'raw' : 'other' }
  if (returnsBoolean(accessor.name)) return { type: 'Boolean', content: 'other' }
  if (/^(?:size|length|indexOf|lastIndexOf|hashCode|compareTo|count)$/.test(accessor.name))
    return { type: 'Number', content: 'other' }
  const type = value.type === 'String' ? resultOfTextMethod(accessor.name) : undefined
  // What follows escaping repairs it or knows what it does.
  if (value.content === 'escaped') return { type, content: 'other' }
  return { type, content: value.content === 'raw' ? 'raw' : 'other' }
}
