import type { Json, JsonObject } from '@gatewright/definition'
import { isObject, member } from '../../json/object.ts'
import { below } from '../../json/pointer.ts'
import type { Moves } from './pass.ts'
import { preferredMediaType } from './preferred-media-type.ts'

/** Responses of Swagger 2.0 in the form of OpenAPI 3.0: `schema` moves below `content`, the type of a header into its `schema`. */
export function upgradeResponses(
  responses: JsonObject,
  pointer: string,
  produces: readonly string[],
  moves: Moves,
): JsonObject {
  return Object.fromEntries(
    Object.entries(responses).map(([code, response]) => [
      code,
      upgradeResponse(response, below(pointer, code), produces, moves),
    ]),
  )
}

function upgradeResponse(response: Json, pointer: string, produces: readonly string[], moves: Moves): Json {
  if (!isObject(response) || '$ref' in response) return response
  const { schema, headers, ...rest } = response
  const result: JsonObject = rest
  if (isObject(headers))
    result.headers = Object.fromEntries(Object.entries(headers).map(([name, header]) => [name, upgradeHeader(header)]))
  if (schema !== undefined) {
    const type = preferredMediaType(produces)
    result.content = { [type]: { schema } }
    moves.add(below(pointer, 'content', type, 'schema'), below(pointer, 'schema'))
  }
  return result
}

function upgradeHeader(header: Json): Json {
  if (!isObject(header) || member(header, 'schema') !== undefined) return header
  const { description, ...schema } = header
  return {
    ...(description === undefined ? {} : { description }),
    ...(Object.keys(schema).length === 0 ? {} : { schema }),
  }
}
