import { parseTemplate } from '@gatewright/vtl'
import type { Path } from '../../path.ts'
import type { Report, Rule } from '../rule.ts'

/** Mapping templates parse; the messages are the parser's, with line and column. */
export const templateSyntax: Rule = {
  name: 'template-syntax',
  severity: 'error',
  visitors: {
    integration: (integration, at, report) =>
      check(integration.requestTemplates, [...at.path, 'requestTemplates'], report),
    integrationResponse: (response, at, report) =>
      check(response.responseTemplates, [...at.path, 'responseTemplates'], report),
  },
}

function check(templates: Record<string, string>, path: Path, report: Report) {
  for (const [contentType, template] of Object.entries(templates)) {
    if (!/[$#]/.test(template)) continue
    for (const problem of parseTemplate(template, { dialect: 'apigateway' }).problems) {
      if (problem.severity !== 'error') continue
      report({
        message: `The template for ${contentType} does not parse at line ${problem.line}, column ${problem.column}: ${problem.message}`,
        path: [...path, contentType],
      })
    }
  }
}
