import type { Json } from '../../json.ts'
import type { Rule } from '../rule.ts'

const modelReference = /^https:\/\/apigateway\.amazonaws\.com\/restapis\/[^/]+\/models\/([^/#]+)$/

/** A model's schema is JSON, and the models that it refers to exist. */
export const modelSchemaValid: Rule = {
  name: 'model-schema',
  severity: 'error',
  visitors: {
    model(model, at, report) {
      const path = [...at.path, 'schema']
      if (!/^application\/(?:[^;]*\+)?json/i.test(model.contentType)) return
      let schema: Json
      try {
        schema = JSON.parse(model.schema) as Json
      } catch (error) {
        report({
          message: `The schema of model "${at.modelName}" is not JSON: ${error instanceof Error ? error.message : ''}`,
          path,
        })
        return
      }
      for (const name of references(schema)) {
        if (at.api.models[name] === undefined)
          report({
            message: `Model "${at.modelName}" refers to model "${name}", which does not exist: the service ignores the reference.`,
            path,
            severity: 'warning',
          })
      }
    },
  },
}

function references(schema: Json): Set<string> {
  const names = new Set<string>()
  const rest: Json[] = [schema]
  for (let value = rest.pop(); value !== undefined; value = rest.pop()) {
    if (value === null || typeof value !== 'object') continue
    const reference = Array.isArray(value) ? undefined : value.$ref
    const name = typeof reference === 'string' ? modelReference.exec(reference)?.[1] : undefined
    if (name !== undefined) names.add(name)
    rest.push(...Object.values(value))
  }
  return names
}
