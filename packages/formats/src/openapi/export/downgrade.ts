import type { Json, JsonObject } from '@gatewright/definition'
import { jsonEqual } from '../../json/equal.ts'
import { arrayAt, isObject, member, objectAt, textAt } from '../../json/object.ts'
import { isIntrinsic } from '../normalise/is-intrinsic.ts'
import { preferredMediaType } from '../normalise/preferred-media-type.ts'
import { bodyNameMember, consumesMember, producesMember, swaggerMembers } from '../normalise/swagger-members.ts'
import { verbs } from '../normalise/verbs.ts'
import { modelReference } from '../schema.ts'

const renamed: readonly (readonly [string, string])[] = [
  ['schemas', 'definitions'],
  ['securitySchemes', 'securityDefinitions'],
  ['parameters', 'parameters'],
  ['responses', 'responses'],
]

/**
 * Takes the members for Swagger out of a document again.
 * @param plain the document before anything preserved was put back: what differs from it was written by somebody, and stays as an extension
 */
export function withoutSwaggerMembers(document: JsonObject, plain: JsonObject): JsonObject {
  return mapOperations(document, (operation, path, verb) => {
    const own = objectAt(objectAt(objectAt(plain, 'paths'), path), verb)
    const result = without(operation, own, [consumesMember, producesMember])
    const body = member(operation, 'requestBody')
    return isObject(body)
      ? { ...result, requestBody: without(body, objectAt(own, 'requestBody'), [bodyNameMember]) }
      : result
  })
}

function without(value: JsonObject, plain: JsonObject, keys: readonly string[]): JsonObject {
  return Object.fromEntries(
    Object.entries(value).filter(([key, item]) => !(keys.includes(key) && jsonEqual(item, plain[key]))),
  )
}

/** Writes an OpenAPI 3.0 document in the form of Swagger 2.0 (shape recorded from the service's exports). Servers are left out. */
export function downgrade(document: JsonObject): JsonObject {
  const { openapi: _, servers: __, components, paths: ___, info, ...rest } = document
  const result: JsonObject = { swagger: '2.0', info: info ?? {}, ...swaggerNames(rest) }
  result.paths = mapOperations(document, downgradeOperation).paths ?? {}
  for (const [from, to] of renamed) {
    const entries = member(components, from)
    if (isObject(entries) && Object.keys(entries).length > 0)
      result[to] =
        from === 'parameters'
          ? mapValues(entries, downgradeParameter)
          : from === 'responses'
            ? mapValues(entries, downgradeResponse)
            : entries
  }
  return localDefinitions(result) as JsonObject
}

function mapOperations(
  document: JsonObject,
  each: (operation: JsonObject, path: string, verb: string) => JsonObject,
): JsonObject {
  const paths = Object.entries(objectAt(document, 'paths')).map(([path, item]) => {
    if (!isObject(item)) return [path, item]
    const entries = Object.entries(item).map(([key, value]) => [
      key,
      verbs.some((verb) => verb === key) && isObject(value) && !isIntrinsic(value) ? each(value, path, key) : value,
    ])
    return [path, Object.fromEntries(entries)]
  })
  return { ...document, paths: Object.fromEntries(paths) }
}

/** Members for Swagger under the names that they have there. */
function swaggerNames(value: JsonObject): JsonObject {
  const names = new Map([...swaggerMembers].map(([name, extension]) => [extension, name]))
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [names.get(key) ?? key, item]))
}

function downgradeOperation(operation: JsonObject): JsonObject {
  const { requestBody, parameters: _, responses: __, servers: ___, callbacks: ____, ...others } = operation
  const rest = swaggerNames(others)
  const result: JsonObject = {}
  for (const [key, value] of Object.entries(rest)) if (!key.startsWith('x-')) result[key] = value
  const parameters = arrayAt(operation, 'parameters')
    .filter((parameter) => textAt(parameter, 'in') !== 'cookie')
    .map(downgradeParameter)
  if (isObject(requestBody)) parameters.push(downgradeBody(requestBody))
  if (parameters.length > 0) result.parameters = parameters
  result.responses = mapValues(objectAt(operation, 'responses'), downgradeResponse)
  for (const [key, value] of Object.entries(rest)) if (key.startsWith('x-')) result[key] = value
  return result
}

function downgradeParameter(parameter: Json): Json {
  if (!isObject(parameter) || parameter.name === undefined) return parameter
  const { name, in: place, required, schema, ...rest } = parameter
  const type = isObject(schema) && !('$ref' in schema) ? schema : { type: 'string' }
  return {
    name,
    ...(place === undefined ? {} : { in: place }),
    required: required === true,
    ...type,
    ...rest,
  }
}

function downgradeBody(body: JsonObject): Json {
  const { content, required, [bodyNameMember]: given, ...rest } = body
  const schema = member(member(content, preferredMediaType(Object.keys(isObject(content) ? content : {}))), 'schema')
  const model = modelReference(textAt(schema, '$ref') ?? '')
  return {
    in: 'body',
    name: given ?? model ?? 'body',
    required: required === true,
    ...(schema === undefined ? {} : { schema }),
    ...rest,
  }
}

function downgradeResponse(response: Json): Json {
  if (!isObject(response)) return response
  const { content, headers, links: _, ...rest } = response
  const schema = member(member(content, preferredMediaType(Object.keys(isObject(content) ? content : {}))), 'schema')
  return {
    ...rest,
    ...(schema === undefined ? {} : { schema }),
    ...(isObject(headers) ? { headers: mapValues(headers, downgradeHeader) } : {}),
  }
}

function downgradeHeader(header: Json): Json {
  if (!isObject(header)) return header
  const { schema, description } = header
  return {
    ...(isObject(schema) && !('$ref' in schema) ? schema : { type: 'string' }),
    ...(description === undefined ? {} : { description }),
  }
}

function mapValues(value: JsonObject, each: (item: Json) => Json): JsonObject {
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, each(item)]))
}

function localDefinitions(value: Json): Json {
  if (Array.isArray(value)) return value.map(localDefinitions)
  if (!isObject(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => {
      if (key !== '$ref' || typeof item !== 'string') return [key, localDefinitions(item)]
      const known = renamed.find(([from]) => item.startsWith(`#/components/${from}/`))
      return [key, known === undefined ? item : `#/${known[1]}/${item.slice(`#/components/${known[0]}/`.length)}`]
    }),
  )
}
