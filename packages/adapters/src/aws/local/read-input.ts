import type { Json, JsonObject } from '@gatewright/definition'
import { ServiceError } from './service-error.ts'

/** Whether a JSON value is an object. */
export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A member of an input; members of every object and `null` count as absent. */
export function member(input: JsonObject, name: string): Json | undefined {
  const value = Object.hasOwn(input, name) ? input[name] : undefined
  return value === null ? undefined : value
}

function kindOf(value: Json): string {
  if (typeof value === 'string') return 'STRING_VALUE'
  if (typeof value === 'boolean') return value ? 'TRUE_VALUE' : 'FALSE_VALUE'
  return Number.isInteger(value) ? 'NUMBER_VALUE' : 'DECIMAL_VALUE'
}

/** The refusal of a member of the wrong JSON type, in the words of the JSON protocols. */
function wrongType(value: Json, wanted: string): ServiceError {
  if (Array.isArray(value)) return serialization(`Unrecognized collection type class ${wanted}`)
  if (isObject(value)) return serialization('Start of structure or map found where not expected')
  return serialization(`${kindOf(value)} cannot be converted to ${wanted}`)
}

function serialization(message: string): ServiceError {
  return new ServiceError('SerializationException', message)
}

/** A text member. @throws ServiceError `SerializationException` for another type; so do all readers here */
export function readText(input: JsonObject, name: string): string | undefined {
  const value = member(input, name)
  if (value === undefined || typeof value === 'string') return value
  throw wrongType(value, 'String')
}

export function readInteger(input: JsonObject, name: string): number | undefined {
  const value = member(input, name)
  if (value === undefined) return value
  if (typeof value === 'number') return Math.trunc(value)
  throw wrongType(value, 'Integer')
}

export function readBoolean(input: JsonObject, name: string): boolean | undefined {
  const value = member(input, name)
  if (value === undefined || typeof value === 'boolean') return value
  throw wrongType(value, 'Boolean')
}

export function readObject(input: JsonObject, name: string): JsonObject | undefined {
  const value = member(input, name)
  if (value === undefined || isObject(value)) return value
  throw serialization(Array.isArray(value) ? 'Unexpected list' : 'Unexpected value type in payload')
}

export function readList(input: JsonObject, name: string): readonly Json[] | undefined {
  const value = member(input, name)
  if (value === undefined || Array.isArray(value)) return value
  throw serialization(
    isObject(value) ? 'Start of structure or map found where not expected' : 'Unexpected value type in payload',
  )
}

/** A list whose entries are objects. */
export function readObjects(input: JsonObject, name: string): readonly JsonObject[] | undefined {
  return readList(input, name)?.map((entry) => {
    if (isObject(entry)) return entry
    throw serialization('Unexpected value type in payload')
  })
}

/** A list whose entries are texts. */
export function readTexts(input: JsonObject, name: string): readonly string[] | undefined {
  return readList(input, name)?.map((entry) => {
    if (typeof entry === 'string') return entry
    throw wrongType(entry, 'String')
  })
}

/**
 * A member that must be there.
 * @throws ServiceError `ValidationException` in the words of the services' common validation
 */
export function required<T>(value: T | undefined, name: string, error = 'ValidationException'): T {
  if (value !== undefined) return value
  const place = `${name.slice(0, 1).toLowerCase()}${name.slice(1)}`
  throw new ServiceError(
    error,
    `1 validation error detected: Value null at '${place}' failed to satisfy constraint: Member must not be null`,
  )
}
