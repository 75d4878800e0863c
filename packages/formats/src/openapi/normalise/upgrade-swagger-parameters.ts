import type { Json, JsonObject } from '@gatewright/definition'
import { isObject, member, textAt } from '../../json/object.ts'
import { below } from '../../json/pointer.ts'
import type { Moves } from './pass.ts'
import { preferredMediaType } from './preferred-media-type.ts'
import { bodyNameMember } from './swagger-members.ts'

const schemaKeywords = new Set([
  'type',
  'format',
  'items',
  'default',
  'maximum',
  'exclusiveMaximum',
  'minimum',
  'exclusiveMinimum',
  'maxLength',
  'minLength',
  'pattern',
  'maxItems',
  'minItems',
  'uniqueItems',
  'enum',
  'multipleOf',
  'collectionFormat',
])

/**
 * Parameters of Swagger 2.0 in the form of OpenAPI 3.0: type keywords move into `schema`, a body parameter becomes the request body.
 * `formData` parameters stay as they are, since the service ignores them.
 */
export function upgradeParameters(
  parameters: readonly Json[],
  pointer: string,
  consumes: readonly string[],
  root: JsonObject,
  moves: Moves,
  bodyPointer = '',
): { parameters: Json[]; requestBody: JsonObject | undefined } {
  const upgraded: Json[] = []
  let requestBody: JsonObject | undefined
  parameters.forEach((parameter, index) => {
    const from = below(pointer, index)
    const named = /^#\/parameters\/(.+)$/.exec(textAt(parameter, '$ref') ?? '')?.[1]
    const target = named === undefined ? parameter : member(member(root, 'parameters'), named)
    if (textAt(target, 'in') === 'body' && isObject(target)) {
      const type = preferredMediaType(consumes)
      requestBody = upgradeBody(target, type)
      moves.add(bodyPointer, from)
      moves.add(below(bodyPointer, 'content', type), from)
      return
    }
    moves.add(below(pointer, upgraded.length), from)
    upgraded.push(upgradeParameter(parameter))
  })
  return { parameters: upgraded, requestBody }
}

function upgradeBody(parameter: JsonObject, type: string): JsonObject {
  const { name, in: _, schema, ...rest } = parameter
  const named = name === undefined ? {} : { [bodyNameMember]: name }
  return { ...rest, ...named, content: { [type]: schema === undefined ? {} : { schema } } }
}

function upgradeParameter(parameter: Json): Json {
  if (!isObject(parameter) || '$ref' in parameter || textAt(parameter, 'in') === 'body') return parameter
  const schema: JsonObject = {}
  const result: JsonObject = {}
  for (const [key, value] of Object.entries(parameter)) {
    if (schemaKeywords.has(key)) schema[key] = value
    else result[key] = value
  }
  return Object.keys(schema).length === 0 ? result : { ...result, schema }
}
