import type { Method, Path, RestApi } from '@gatewright/definition'

export type RequiredParameter = { readonly place: 'header' | 'path' | 'querystring'; readonly name: string }

/** What a method's request validator checks; made once per deployment. */
export type CompiledRequestValidation = {
  readonly validatorName: string
  readonly place: Path
  readonly requiredParameters: readonly RequiredParameter[]
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
