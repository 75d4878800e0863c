import type { Json, RestApi } from '@gatewright/definition'
import { parseJson } from '../json-text.ts'
import { ownValue } from '../own-value.ts'
import { compileSchema } from './compile-schema.ts'
import type { SchemaNode } from './schema-node.ts'

type Models = RestApi['models']

/** Compiles the schema of a model; its `$ref`s lead to the other models. Undefined where no model of the name has a schema that is JSON. */
export function compileModel(models: Models, name: string): SchemaNode | undefined {
  const schema = modelSchema(models, name)
  return schema === undefined ? undefined : compileSchemaBeside(models, schema)
}

/** Compiles a schema that may refer to models of an API: `https://apigateway.amazonaws.com/restapis/<id>/models/<name>`. */
export function compileSchemaBeside(models: Models, schema: Json): SchemaNode {
  return compileSchema(schema, (uri) => modelSchema(models, uri.slice(uri.lastIndexOf('/') + 1)))
}

function modelSchema(models: Models, name: string): Json | undefined {
  const model = ownValue(models, name)
  return model === undefined ? undefined : parseJson(model.schema)
}
