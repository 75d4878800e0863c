import { parseTemplate } from '@gatewright/vtl'
import { conditionFindings } from './condition-findings.ts'
import type { TemplateFacts } from './facts.ts'
import type { Finding } from './finding.ts'
import { inferVariables } from './infer.ts'
import { jsonTextFindings } from './json-text-findings.ts'
import { nameFindings } from './name-findings.ts'

/** More than anybody reads at once. */
const mostFindings = 200

/**
 * Everything to know about a template without rendering it, in source order: syntax, names that lead nowhere, conditions
 * that do not decide, text that can break JSON. The first 200 of them.
 */
export function lintTemplate(source: string, facts: TemplateFacts): Finding[] {
  const { ast, problems } = parseTemplate(source)
  const syntax = problems.map(({ severity, code, message, start, end }) => ({ severity, code, message, start, end }))
  const variables = inferVariables(ast)
  const findings: Finding[] = [
    ...syntax,
    ...conditionFindings(ast, variables, facts.values),
    ...nameFindings(ast, variables, facts),
    ...jsonTextFindings(ast, variables, facts),
  ]
  return findings.sort((one, other) => one.start - other.start || one.end - other.end).slice(0, mostFindings)
}

/** The template after the fixes of a finding. */
export function applyFix(source: string, { fix }: Finding): string {
  return [...(fix?.edits ?? [])]
    .sort((one, other) => other.start - one.start)
    .reduce((text, edit) => text.slice(0, edit.start) + edit.text + text.slice(edit.end), source)
}
