import { type Ast, type Template, walkTemplate } from '@gatewright/vtl'
import type { KnownValue } from './facts.ts'
import type { Finding, TextEdit } from './finding.ts'
import { inferReference, type Variables } from './infer.ts'

/** Conditions that do not decide: on the service every reference is true unless it is Boolean false. */
export function conditionFindings(ast: Template, variables: Variables, values: readonly KnownValue[]): Finding[] {
  const findings: Finding[] = []
  const check = (condition: Ast.Expression): void => {
    if (condition.kind === 'not') check(condition.operand)
    else if (condition.kind === 'binary') {
      if (condition.operator !== '&&' && condition.operator !== '||') return
      check(condition.left)
      check(condition.right)
    } else if (condition.kind === 'reference') {
      const found = ofReference(condition, ast.source, variables, values)
      if (found !== undefined) findings.push(found)
    } else if (condition.kind !== 'boolean' && condition.kind !== 'word') {
      findings.push({
        severity: 'warning',
        code: 'always-false',
        start: condition.start,
        end: condition.end,
        message: 'A literal is never true in a condition',
        detail: 'Only `true`, comparisons and references can be. Compare with `==` or `!=`.',
      })
    }
  }
  walkTemplate(ast, {
    statement(statement) {
      if (statement.kind === 'if') for (const branch of statement.branches) check(branch.condition)
      return true
    },
  })
  return findings
}

function ofReference(
  reference: Ast.Reference,
  source: string,
  variables: Variables,
  values: readonly KnownValue[],
): Finding | undefined {
  const written = source.slice(reference.start, reference.end).trim()
  const { type } = inferReference(reference, variables)
  if (type === 'Boolean') return undefined
  const seen = values.findLast(({ start, end }) => start === reference.start && end === reference.end)
  if (seen?.type === 'Boolean') return undefined
  const place = { start: reference.start, end: reference.end }
  const fix = { title: `Compare with ""`, edits: [comparison(reference)] }
  if (type !== undefined)
    return {
      severity: 'warning',
      code: 'always-true',
      ...place,
      message: `\`${written}\` is always true here`,
      detail: `It is no Boolean, and everything else is true, even the empty text. Compare it, for example with \`!= ""\`.`,
      fix,
    }
  return {
    severity: 'info',
    code: 'true-unless-false',
    ...place,
    message: `Only Boolean false makes \`${written}\` false`,
    detail: 'A missing value is the empty text, which is true. Compare with `!= ""`.',
    fix,
  }
}

function comparison(reference: Ast.Reference): TextEdit {
  return { start: reference.end, end: reference.end, text: ' != ""' }
}
