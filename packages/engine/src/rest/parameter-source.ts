import type { Json, JsonObject } from '@gatewright/definition'
import { allHeaders, findHeader, lastHeader } from '../header-list.ts'
import { ownValue } from '../own-value.ts'
import { compileJsonPath } from '../template/json-value-at.ts'
import type { MappedBody, MappingScope } from './mapping-scope.ts'

/** Gives the value of a mapping's right side; undefined: the target is not sent. */
export type ParameterSource = (scope: MappingScope) => string | string[] | undefined

/**
 * Compiles the right side of a parameter mapping (rest-api reference §9.3).
 * @returns undefined for a text that has none of the forms; such a mapping is left out
 */
export function compileParameterSource(text: string): ParameterSource | undefined {
  if (text.length >= 2 && text.startsWith("'") && text.endsWith("'")) {
    const literal = text.slice(1, -1)
    return () => literal
  }
  const [root = '', ...rest] = text.split('.')
  const name = rest.join('.')
  if (root === 'stageVariables') return (scope) => ownValue(scope.stageVariables, name)
  if (root === 'context') return (scope) => textAt(scope.context, rest)
  const [side, kind, ...names] = rest
  const parameter = names.join('.')
  if (root === 'method' && side === 'request') return methodSource(kind, parameter)
  if (root === 'integration' && side === 'response') return endpointSource(kind, parameter)
  return undefined
}

function methodSource(kind: string | undefined, name: string): ParameterSource | undefined {
  switch (kind) {
    case 'path':
      return ({ method }) => ownValue(method.pathParameters, name)
    case 'querystring':
      return ({ method }) => lastHeader(method.query, name)
    case 'multivaluequerystring':
      return ({ method }) => orAbsent(allHeaders(method.query, name))
    case 'header':
      return ({ method }) => lastHeader(method.headers, name)
    case 'multivalueheader':
      return ({ method }) => orAbsent(allHeaders(method.headers, name))?.join(',')
    case 'body':
      return bodySource(name, (scope) => scope.requestBody, noErrorDocument)
    default:
      return undefined
  }
}

function endpointSource(kind: string | undefined, name: string): ParameterSource | undefined {
  switch (kind) {
    case 'header':
      return ({ endpoint }) => (endpoint === undefined ? undefined : lastHeader(endpoint.headers, name))
    case 'multivalueheader':
      return ({ endpoint }) =>
        endpoint === undefined ? undefined : orAbsent(allHeaders(endpoint.headers, name))?.join(',')
    case 'body':
      return bodySource(name, (scope) => scope.endpoint?.body, functionErrorDocument)
    default:
      return undefined
  }
}

type DocumentOf = (scope: MappingScope) => Json | undefined

const noErrorDocument: DocumentOf = () => undefined

/** The error document of a function that failed. */
const functionErrorDocument: DocumentOf = ({ endpoint }) =>
  endpoint !== undefined && findHeader(endpoint.headers, 'x-amz-function-error') !== undefined
    ? endpoint.body.errorDocument
    : undefined

function bodySource(
  path: string,
  bodyOf: (scope: MappingScope) => MappedBody | undefined,
  otherwise: DocumentOf,
): ParameterSource {
  if (path === '') return (scope) => bodyOf(scope)?.text
  const evaluate = compileJsonPath(`$.${path}`)
  return (scope) => {
    const body = bodyOf(scope)
    if (body === undefined) return undefined
    const value = evaluate(body.json)
    if (value !== undefined) return jsonAsText(value)
    const document = otherwise(scope)
    return document === undefined ? undefined : jsonAsText(evaluate(document))
  }
}

/** A mapped JSON value: text as it is, other values as JSON text, null as absent. */
export function jsonAsText(value: Json | undefined): string | undefined {
  if (value === undefined || value === null) return undefined
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function orAbsent(values: string[]): string[] | undefined {
  return values.length === 0 ? undefined : values
}

/** The value at a path of members, if it is text. */
function textAt(root: JsonObject, path: readonly string[]): string | undefined {
  let value: Json | undefined = root
  for (const key of path) {
    if (value === null || typeof value !== 'object' || Array.isArray(value) || !Object.hasOwn(value, key))
      return undefined
    value = value[key]
  }
  return typeof value === 'string' ? value : undefined
}
