import type { Path } from '../../path.ts'
import type { At, Report, Rule } from '../rule.ts'

/** Models that methods name exist. */
export const modelExists: Rule = {
  name: 'model-exists',
  severity: 'error',
  visitors: {
    method(method, at, report) {
      check(method.requestModels, [...at.path, 'requestModels'], at, report)
      for (const [status, response] of Object.entries(method.methodResponses)) {
        check(response.responseModels, [...at.path, 'methodResponses', status, 'responseModels'], at, report)
      }
    },
  },
}

function check(models: Record<string, string>, path: Path, at: At, report: Report) {
  for (const [contentType, name] of Object.entries(models)) {
    if (at.api.models[name] !== undefined) continue
    report({
      message: `Model "${name}" for ${contentType} does not exist: add it, or choose another.`,
      path: [...path, contentType],
    })
  }
}
