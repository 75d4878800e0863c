import { type Ast, listReferences, type Template, walkTemplate } from '@gatewright/vtl'
import { contextMembers, elsewhereInContext } from './context-members.ts'
import { foreignUtil, foreignVariables, missingDirectives } from './directive-members.ts'
import type { TemplateFacts } from './facts.ts'
import type { Finding } from './finding.ts'
import { inferReference, type Variables } from './infer.ts'
import { inputMembers, utilMembers } from './input-members.ts'
import { anyMethod, methodsOfType } from './java-types.ts'
import { isBound } from './rename.ts'

/** Names that lead nowhere: variables never set, methods that do not exist, what the service leaves out of Velocity. */
export function nameFindings(ast: Template, variables: Variables, facts: TemplateFacts): Finding[] {
  const findings: Finding[] = []
  for (const use of listReferences(ast)) {
    if (use.role !== 'read' || variables.has(use.name) || isBound(use.name) || use.reference === null) continue
    const other = foreignVariables[use.name]
    findings.push({
      severity: 'warning',
      code: 'never-set',
      start: use.span.start,
      end: use.span.end,
      message: other === undefined ? `\`$${use.name}\` is never set` : `\`$${use.name}\` is ${other}'s`,
      detail:
        other === undefined ? 'It is the empty text here.' : 'API Gateway does not bind it: it is the empty text here.',
    })
  }
  walkTemplate(ast, {
    statement(statement) {
      const found = ofStatement(statement)
      if (found !== undefined) findings.push(found)
      return true
    },
    expression(expression) {
      if (expression.kind === 'reference') findings.push(...ofReference(expression, variables, facts))
      return true
    },
  })
  return findings
}

function ofStatement(statement: Ast.Statement): Finding | undefined {
  if (statement.kind === 'macro') return missing('macro', statement.header)
  if (statement.kind === 'evaluate') return missing('evaluate', statement)
  if (statement.kind === 'resource') return { ...missing(statement.directive, statement), severity: 'error' }
  if (statement.kind !== 'macro-call' || !/\)\s*$/.test(statement.source)) return undefined
  if (statement.name in missingDirectives) return missing(statement.name, statement.header)
  return {
    severity: 'info',
    code: 'prints-as-text',
    start: statement.header.start,
    end: statement.header.end,
    message: `\`#${statement.name}\` is no directive`,
    detail: 'It prints as it is written.',
  }
}

function missing(name: string, { start, end }: { start: number; end: number }): Finding {
  const detail = missingDirectives[name] ?? ''
  return { severity: 'warning', code: 'not-offered', start, end, message: `The service has no \`#${name}\``, detail }
}

function ofReference(reference: Ast.Reference, variables: Variables, facts: TemplateFacts): Finding[] {
  const { name, accessors } = reference
  const [first] = accessors
  if ((name === 'input' || name === 'util') && first !== undefined && first.kind !== 'index') {
    const table = name === 'input' ? inputMembers : utilMembers
    if (!table.some((member) => member.name === first.name)) return [unknownFunction(name, first)]
  }
  if (name === 'context') return ofContext(reference, facts)
  return accessors.flatMap((accessor, index) => {
    if (accessor.kind !== 'method') return []
    if (index === 0 && (name === 'input' || name === 'util' || name === 'foreach')) return []
    const { type } = inferReference(reference, variables, index)
    const methods = type === undefined ? undefined : methodsOfType(type)
    if (methods === undefined ? anyMethod.has(accessor.name) : methods.includes(accessor.name)) return []
    const owner = methods === undefined ? 'No value' : `A ${type}`
    return [unknownMethod(accessor, owner, methods ?? [...anyMethod])]
  })
}

function unknownFunction(root: 'input' | 'util', accessor: Ast.PropertyAccess | Ast.MethodAccess): Finding {
  const place = accessor.kind === 'method' ? accessor.nameSpan : accessor
  const isForeign = root === 'util' && foreignUtil.has(accessor.name)
  const members = (root === 'input' ? inputMembers : utilMembers).map((member) => member.name)
  const near = nearest(accessor.name, members)
  return {
    severity: 'warning',
    code: isForeign ? 'not-offered' : 'unknown-method',
    start: place.start,
    end: place.end,
    message: isForeign ? `\`$util.${accessor.name}\` is AppSync's` : `\`$${root}\` has no \`${accessor.name}\``,
    detail: 'API Gateway makes it the empty text.',
    ...(near === undefined || isForeign ? {} : { fix: { title: `Write ${near}`, edits: [renamed(accessor, near)] } }),
  }
}

const hints: Readonly<Record<string, string>> = {
  count: 'size',
  push: 'add',
  toUpper: 'toUpperCase',
  toLower: 'toLowerCase',
}

function unknownMethod(accessor: Ast.MethodAccess, owner: string, methods: readonly string[]): Finding {
  const hint = hints[accessor.name]
  const near = hint !== undefined && methods.includes(hint) ? hint : nearest(accessor.name, methods)
  return {
    severity: 'warning',
    code: 'unknown-method',
    start: accessor.nameSpan.start,
    end: accessor.nameSpan.end,
    message: `${owner} has a method \`${accessor.name}\``.replace(/^(A \S+) has a/, '$1 has no'),
    detail: 'The whole reference becomes the empty text.',
    ...(near === undefined ? {} : { fix: { title: `Write ${near}`, edits: [renamed(accessor, near)] } }),
  }
}

function renamed(accessor: Ast.PropertyAccess | Ast.MethodAccess, text: string) {
  if (accessor.kind === 'method') return { start: accessor.nameSpan.start, end: accessor.nameSpan.end, text }
  return { start: accessor.end - accessor.name.length, end: accessor.end, text }
}

function ofContext(reference: Ast.Reference, facts: TemplateFacts): Finding[] {
  const properties = reference.accessors.flatMap((accessor) => (accessor.kind === 'property' ? [accessor] : []))
  const [first, second] = properties
  if (first === undefined || reference.accessors[0] !== first) return []
  const place = { start: reference.start, end: reference.end }
  if (first.name === 'authorizer') {
    const needs = second?.name === 'claims' ? 'a Cognito authorizer' : 'an authorizer'
    return [{ severity: 'info', code: 'needs-authorizer', ...place, message: `Needs ${needs} on the method` }]
  }
  if (contextMembers.some(({ name }) => name === first.name) || first.name in facts.sample.context) return []
  const elsewhere = elsewhereInContext[first.name]
  return [
    {
      severity: elsewhere === undefined ? 'info' : 'warning',
      code: 'unknown-context',
      ...place,
      message:
        elsewhere === undefined
          ? `The service has no \`$context.${first.name}\``
          : `Only ${elsewhere} have \`$context.${first.name}\``,
      detail: 'In a mapping template it is the empty text.',
    },
  ]
}

/** The name that was probably meant: at most two letters away. */
function nearest(name: string, names: readonly string[]): string | undefined {
  let best: string | undefined
  let distance = 3
  for (const candidate of names) {
    const away = lettersBetween(name.toLowerCase(), candidate.toLowerCase())
    if (away < distance) [best, distance] = [candidate, away]
  }
  return best
}

function lettersBetween(one: string, other: string): number {
  if (Math.abs(one.length - other.length) > 2) return 3
  let row = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (let at = 1; at <= one.length; at++) {
    const next = [at]
    for (let to = 1; to <= other.length; to++) {
      const same = one.charAt(at - 1) === other.charAt(to - 1) ? 0 : 1
      next.push(Math.min((row[to] ?? 0) + 1, (next[to - 1] ?? 0) + 1, (row[to - 1] ?? 0) + same))
    }
    row = next
  }
  return row[other.length] ?? 3
}
