import type { Json, JsonObject } from '@gatewright/definition'
import { documentLimits } from '../../document/limits.ts'
import { arrayAt, isObject, member, textAt } from '../../json/object.ts'
import { below, valueAt } from '../../json/pointer.ts'
import { ImportError } from '../import-error.ts'
import { parameterId } from '../parameter-id.ts'
import { Moves, type Pass } from './pass.ts'
import { decodeReference } from './rename-models.ts'
import { verbs } from './verbs.ts'

/** A `$ref` that could not be followed: where it stands and where it leads. */
export type BrokenReference = { pointer: string; reference: string; reason: 'external' | 'missing' | 'circular' }

const integration = 'x-amazon-apigateway-integration'
const validator = 'x-amazon-apigateway-request-validator'

/**
 * Writes into each operation what it has by reference or inheritance: parameters, request bodies, responses, headers and integrations by
 * `$ref`, parameters of its path, the security and the request validator of the whole document. References to schemas stay.
 * @throws ImportError where writing out references would multiply the document beyond bounds
 */
export function inlineReferences(document: JsonObject): Pass & { broken: BrokenReference[] } {
  const moves = new Moves()
  const broken: BrokenReference[] = []
  let inlined = 0

  /** The value that a chain of references ends at; undefined where it leads nowhere. */
  function follow(value: Json, pointer: string): Json | undefined {
    const seen = new Set<string>()
    let current: Json = value
    for (let reference = textAt(current, '$ref'); reference !== undefined; reference = textAt(current, '$ref')) {
      const target = decodeReference(reference)
      if (!target.startsWith('#')) broken.push({ pointer, reference, reason: 'external' })
      else if (seen.has(target)) broken.push({ pointer, reference, reason: 'circular' })
      const found = target.startsWith('#') && !seen.has(target) ? valueAt(document, target.slice(1)) : undefined
      if (found === undefined) {
        if (target.startsWith('#') && !seen.has(target)) broken.push({ pointer, reference, reason: 'missing' })
        return undefined
      }
      seen.add(target)
      current = found
      moves.add(pointer, target.slice(1))
    }
    if (current !== value) {
      inlined += sizeOf(current)
      if (inlined > documentLimits.inlinedValues)
        throw new ImportError(`Writing out local references makes more than ${documentLimits.inlinedValues} values.`)
    }
    return current
  }

  function mapMembers(
    value: Json | undefined,
    pointer: string,
    each: (item: Json, pointer: string) => Json | undefined,
  ): JsonObject {
    const entries = Object.entries(isObject(value) ? value : {}).map(
      ([key, item]) => [key, each(item, below(pointer, key))] as const,
    )
    return Object.fromEntries(entries.filter((entry): entry is readonly [string, Json] => entry[1] !== undefined))
  }

  function response(value: Json, pointer: string): Json | undefined {
    const found = follow(value, pointer)
    if (!isObject(found) || !isObject(found.headers)) return found
    return { ...found, headers: mapMembers(found.headers, below(pointer, 'headers'), follow) }
  }

  function operation(value: JsonObject, pointer: string, item: JsonObject, itemPointer: string): JsonObject {
    const result: JsonObject = { ...value }
    const parameters: JsonObject[] = []
    const known = new Set<string>()
    const add = (list: Json[], from: string) =>
      list.forEach((parameter, index) => {
        const place = below(pointer, 'parameters', parameters.length)
        moves.add(place, below(from, index))
        const found = follow(parameter, place)
        if (!isObject(found)) return
        const id = parameterId(found)
        if (!known.has(id)) parameters.push(found)
        known.add(id)
      })
    add(arrayAt(value, 'parameters'), below(pointer, 'parameters'))
    add(arrayAt(item, 'parameters'), below(itemPointer, 'parameters'))
    if (parameters.length > 0) result.parameters = parameters
    else delete result.parameters
    const body = member(value, 'requestBody')
    if (body !== undefined) {
      const found = follow(body, below(pointer, 'requestBody'))
      if (found === undefined) delete result.requestBody
      else result.requestBody = found
    }
    if (isObject(value.responses)) result.responses = mapMembers(value.responses, below(pointer, 'responses'), response)
    const own = member(value, integration)
    if (own !== undefined) {
      const found = follow(own, below(pointer, integration))
      if (found === undefined) delete result[integration]
      else result[integration] = found
    }
    if (!('security' in result) && Array.isArray(document.security) && document.security.length > 0) {
      result.security = document.security
      moves.add(below(pointer, 'security'), '/security')
    }
    const inherited = textAt(document, validator)
    if (!(validator in result) && inherited !== undefined) {
      result[validator] = inherited
      moves.add(below(pointer, validator), below('', validator))
    }
    return result
  }

  const paths = mapMembers(member(document, 'paths'), '/paths', (value, pointer) => {
    const item = follow(value, pointer)
    if (!isObject(item)) return item
    const { parameters: _, ...result } = item
    for (const verb of verbs) {
      const entry = member(item, verb)
      if (isObject(entry)) result[verb] = operation(entry, below(pointer, verb), item, pointer)
    }
    return result
  })
  const { security: _, [validator]: __, ...rest } = document
  return { document: 'paths' in document ? { ...rest, paths } : rest, origin: moves.origin, broken }
}

function sizeOf(value: Json): number {
  if (typeof value !== 'object' || value === null) return 1
  return Object.values(value).reduce<number>((sum, item) => sum + sizeOf(item), 1)
}
