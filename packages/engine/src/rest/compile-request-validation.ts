import type { Method, Path, RestApi } from '@gatewright/definition'
import { compileModel } from '../json-schema/compile-model.ts'
import type { SchemaNode } from '../json-schema/schema-node.ts'
import { firstMediaType } from '../media-type.ts'

export type RequiredParameter = { readonly place: 'header' | 'path' | 'querystring'; readonly name: string }

export type BodyModel = { readonly name: string; readonly schema: SchemaNode }

/** What a method's request validator checks; made once per deployment. */
export type CompiledRequestValidation = {
  readonly validatorName: string
  readonly place: Path
  readonly requiredParameters: readonly RequiredParameter[]
  /** by media type, or `$default`; empty when bodies are not validated */
  readonly bodyModels: ReadonlyMap<string, BodyModel>
}

const parameterKey = /^method\.request\.(header|path|querystring)\.(.+)$/s

/** Compiles the checks of a method; undefined when it has no validator: then required flags only document. */
export function compileRequestValidation(
  api: RestApi,
  method: Method,
  place: Path,
): CompiledRequestValidation | undefined {
  const validator =
    method.requestValidatorId === undefined ? undefined : api.requestValidators[method.requestValidatorId]
  if (validator === undefined) return undefined
  return {
    validatorName: validator.name,
    place,
    requiredParameters: validator.validateRequestParameters ? requiredParameters(method) : [],
    bodyModels: validator.validateRequestBody ? bodyModels(api, method) : new Map(),
  }
}

/** Required parameters in the order of the service's message: sorted by their whole key. */
function requiredParameters(method: Method): RequiredParameter[] {
  const keys = Object.keys(method.requestParameters).filter((key) => method.requestParameters[key] === true)
  return keys.sort().flatMap((key) => {
    const [, kind, name] = parameterKey.exec(key) ?? []
    return name === undefined ? [] : [{ place: kind as RequiredParameter['place'], name }]
  })
}

function bodyModels(api: RestApi, method: Method): Map<string, BodyModel> {
  const models = new Map<string, BodyModel>()
  for (const [contentType, name] of Object.entries(method.requestModels)) {
    const schema = compileModel(api.models, name)
    if (schema !== undefined) models.set(firstMediaType(contentType), { name, schema })
  }
  return models
}
