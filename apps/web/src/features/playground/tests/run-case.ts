import { renderMappingTemplate } from '@gatewright/engine/template'
import { compareOutput } from './compare-output.ts'
import type { CaseResult, TemplateCase } from './template-case.ts'

/** Renders a template with the input of a case and holds the output against what is expected. Knows no page. */
export function runCase(template: string, { id, sample, expected, comparison }: TemplateCase): CaseResult {
  try {
    const { text } = renderMappingTemplate(template, sample)
    const message = compareOutput(text, expected, comparison)
    return { id, passed: message === undefined, output: text, message }
  } catch (error) {
    return { id, passed: false, output: undefined, message: error instanceof Error ? error.message : String(error) }
  }
}
