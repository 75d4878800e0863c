import type { Json, JsonObject } from '@gatewright/definition'
import { isObject, textAt } from '../../json/object.ts'
import { modelReference } from '../schema.ts'
import { type ExportContext, lose, warn } from './export-context.ts'

/** Writes the models as schemas; references between them take the local form. A schema that is no JSON is left out and reported. */
export function writeModels({ api, notExpressed }: ExportContext): JsonObject {
  const schemas: JsonObject = {}
  for (const [name, model] of Object.entries(api.models)) {
    const path = ['definition', 'models', name]
    let schema: Json
    try {
      schema = JSON.parse(model.schema)
    } catch {
      lose(notExpressed, [...path, 'schema'], `The schema of model ${name} is no JSON: the document has no such model`)
      continue
    }
    if (model.contentType !== 'application/json')
      warn(
        notExpressed,
        [...path, 'contentType'],
        `Model ${name} is for ${model.contentType}: the import makes it one for application/json`,
      )
    const local = localReferences(schema)
    schemas[name] =
      model.description !== undefined && isObject(local) && textAt(local, 'description') === undefined
        ? { ...local, description: model.description }
        : local
  }
  return schemas
}

function localReferences(schema: Json): Json {
  if (Array.isArray(schema)) return schema.map(localReferences)
  if (!isObject(schema)) return schema
  return Object.fromEntries(
    Object.entries(schema).map(([key, value]) => {
      const name = key === '$ref' && typeof value === 'string' ? modelReference(value) : undefined
      return [key, name === undefined ? localReferences(value) : `#/components/schemas/${name}`]
    }),
  )
}
