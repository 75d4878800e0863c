import type { Json, JsonObject } from '@gatewright/definition'
import { arrayAt, isObject, member, textAt, toText } from '../../json/object.ts'
import { below } from '../../json/pointer.ts'
import { Moves, type Pass } from './pass.ts'
import { swaggerMembers } from './swagger-members.ts'
import { upgradeParameters } from './upgrade-swagger-parameters.ts'
import { upgradeResponses } from './upgrade-swagger-responses.ts'
import { verbs } from './verbs.ts'

const renamed: readonly (readonly [string, string])[] = [
  ['definitions', 'schemas'],
  ['securityDefinitions', 'securitySchemes'],
  ['parameters', 'parameters'],
  ['responses', 'responses'],
]

/**
 * Writes a Swagger 2.0 document in the form of OpenAPI 3.0, so that one importer reads both. What OpenAPI 3.0 has no place for
 * becomes extensions (`swaggerMembers`).
 */
export function upgradeSwagger(swagger: JsonObject): Pass {
  const moves = new Moves()
  const components: JsonObject = {}
  for (const [from, to] of renamed) {
    const entries = member(swagger, from)
    if (!isObject(entries)) continue
    components[to] = entries
    moves.add(below('/components', to), below('', from))
  }
  const document: JsonObject = { openapi: '3.0.1' }
  for (const [key, value] of Object.entries(swagger)) {
    if (key === 'swagger' || renamed.some(([from]) => from === key)) continue
    const name = swaggerMembers.get(key) ?? key
    moves.add(below('', name), below('', key))
    document[name] = key === 'paths' && isObject(value) ? upgradePaths(value, swagger, moves) : value
  }
  if (isObject(components.responses))
    components.responses = upgradeResponses(
      components.responses,
      '/components/responses',
      mediaTypes(swagger, 'produces'),
      moves,
    )
  if (isObject(components.parameters)) components.parameters = upgradeComponentParameters(components.parameters)
  if (Object.keys(components).length > 0) document.components = components
  return { document: rewriteReferences(document), origin: moves.origin }
}

function upgradePaths(paths: JsonObject, root: JsonObject, moves: Moves): JsonObject {
  const result: JsonObject = {}
  for (const [path, item] of Object.entries(paths)) {
    const pointer = below('/paths', path)
    if (!isObject(item)) {
      result[path] = item
      continue
    }
    const shared = arrayAt(item, 'parameters')
    const copy: JsonObject = { ...item }
    // A body among the parameters of a path belongs to each of its operations.
    const bodies = shared.filter((parameter) => isBody(parameter, root))
    if ('parameters' in item)
      copy.parameters = upgradeParameters(
        shared.filter((parameter) => !isBody(parameter, root)),
        below(pointer, 'parameters'),
        [],
        root,
        moves,
      ).parameters
    for (const verb of verbs) {
      const operation = member(item, verb)
      if (isObject(operation)) copy[verb] = upgradeOperation(operation, below(pointer, verb), root, bodies, moves)
    }
    result[path] = copy
  }
  return result
}

function isBody(parameter: Json, root: JsonObject): boolean {
  const name = /^#\/parameters\/(.+)$/.exec(textAt(parameter, '$ref') ?? '')?.[1]
  return textAt(name === undefined ? parameter : member(member(root, 'parameters'), name), 'in') === 'body'
}

function upgradeOperation(
  operation: JsonObject,
  pointer: string,
  root: JsonObject,
  bodies: Json[],
  moves: Moves,
): JsonObject {
  const result: JsonObject = {}
  for (const [key, value] of Object.entries(operation)) {
    const name = swaggerMembers.get(key) ?? key
    moves.add(below(pointer, name), below(pointer, key))
    result[name] = value
  }
  const own = arrayAt(operation, 'parameters')
  const consumes = mediaTypes(operation, 'consumes', mediaTypes(root, 'consumes'))
  const produces = mediaTypes(operation, 'produces', mediaTypes(root, 'produces'))
  const all = own.some((parameter) => isBody(parameter, root)) ? own : [...own, ...bodies]
  const { parameters, requestBody } = upgradeParameters(
    all,
    below(pointer, 'parameters'),
    consumes,
    root,
    moves,
    below(pointer, 'requestBody'),
  )
  if (parameters.length > 0) result.parameters = parameters
  else delete result.parameters
  if (requestBody !== undefined) result.requestBody = requestBody
  const responses = member(operation, 'responses')
  if (isObject(responses)) result.responses = upgradeResponses(responses, below(pointer, 'responses'), produces, moves)
  return result
}

function upgradeComponentParameters(parameters: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, parameter]) => [
      name,
      upgradeParameters([parameter], '', [], {}, new Moves()).parameters[0] ?? parameter,
    ]),
  )
}

/** The media types of `consumes` or `produces`; those of the whole document where an operation has none. */
function mediaTypes(
  value: JsonObject,
  key: 'consumes' | 'produces',
  otherwise: readonly string[] = [],
): readonly string[] {
  if (!Array.isArray(value[key])) return otherwise
  return arrayAt(value, key)
    .map(toText)
    .filter((type) => type !== undefined)
}

const references: readonly (readonly [string, string])[] = renamed.map(([from, to]) => [
  `#/${from}/`,
  `#/components/${to}/`,
])

function rewriteReferences<T extends Json>(value: T): T {
  if (Array.isArray(value)) return value.map((item) => rewriteReferences(item)) as T
  if (!isObject(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => {
      if (key !== '$ref' || typeof item !== 'string') return [key, rewriteReferences(item)]
      const known = references.find(([from]) => item.startsWith(from))
      return [key, known === undefined ? item : known[1] + item.slice(known[0].length)]
    }),
  ) as T
}
