import type { Outcome } from '../outcome.ts'
import { compileVariableText, type VariableText } from '../variable-text.ts'
import { variableValue } from '../variable-value.ts'

const compiled = new Map<string, VariableText>()
const keptFormats = 100

/** The access-log entry of a call in a stage's format: `$context` variables replaced, `-` where there is no value (rest-api reference §19.1). */
export function accessLog(format: string, outcome: Pick<Outcome, 'context'>): string {
  let text = compiled.get(format)
  if (text === undefined) {
    text = compileVariableText(format)
    if (compiled.size >= keptFormats) compiled.clear()
    compiled.set(format, text)
  }
  return text.render((root, path) => (root === 'context' ? variableValue(outcome.context, path) : undefined), '-')
}
