import type { Json, JsonObject } from '@gatewright/definition'
import { isObject, member } from '../read-input.ts'
import { ServiceError } from '../service-error.ts'
import { compareDecimals, formatDecimal, parseDecimal } from './decimal.ts'

/** A value as DynamoDB's JSON has it; bytes are base64, numbers text in their plain form. */
export type AttributeValue =
  | { readonly S: string }
  | { readonly N: string }
  | { readonly B: string }
  | { readonly BOOL: boolean }
  | { readonly NULL: true }
  | { readonly M: Item }
  | { readonly L: readonly AttributeValue[] }
  | { readonly SS: readonly string[] }
  | { readonly NS: readonly string[] }
  | { readonly BS: readonly string[] }

/** An item or map: objects without a prototype, so that any name can be an attribute. */
export type Item = { [name: string]: AttributeValue }

export type AttributeType = 'S' | 'N' | 'B' | 'BOOL' | 'NULL' | 'M' | 'L' | 'SS' | 'NS' | 'BS'

const types: ReadonlySet<string> = new Set(['S', 'N', 'B', 'BOOL', 'NULL', 'M', 'L', 'SS', 'NS', 'BS'])
const maximumDepth = 32

/** The one type that a value has. */
export function typeOf(value: AttributeValue): AttributeType {
  for (const type in value) return type as AttributeType
  throw new TypeError('an attribute value without a type')
}

/** An empty item. */
export function emptyItem(): Item {
  return Object.create(null) as Item
}

function refuse(message: string): never {
  throw new ServiceError('ValidationException', message)
}

function invalid(message: string): never {
  return refuse(`One or more parameter values were invalid: ${message}`)
}

/** Reads an item or key of a request. @throws ServiceError for what is no attribute value */
export function readItem(json: JsonObject, depth = 0): Item {
  const item = emptyItem()
  for (const name of Object.keys(json)) item[name] = readValue(json[name] ?? null, depth)
  return item
}

/** Reads one value of a request; numbers get their plain form. @throws ServiceError */
export function readValue(json: Json, depth = 0): AttributeValue {
  if (depth > maximumDepth) refuse('Nesting Levels have exceeded supported limits')
  if (!isObject(json)) throw new ServiceError('SerializationException', 'Unexpected value type in payload')
  const present = Object.keys(json).filter((name) => types.has(name) && member(json, name) !== undefined)
  const [type] = present
  if (type === undefined)
    return refuse('Supplied AttributeValue is empty, must contain exactly one of the supported datatypes')
  if (present.length > 1)
    refuse(
      'Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes',
    )
  const value = json[type] ?? null
  switch (type as AttributeType) {
    case 'S':
      return { S: asText(value) }
    case 'N':
      return { N: readNumber(asText(value)) }
    case 'B':
      return { B: readBytes(asText(value)) }
    case 'BOOL':
      if (typeof value !== 'boolean') throw notExpected()
      return { BOOL: value }
    case 'NULL':
      if (value !== true) invalid('Null attribute value types must have the value of true')
      return { NULL: true }
    case 'M':
      if (!isObject(value)) throw notExpected()
      return { M: readItem(value, depth + 1) }
    case 'L':
      if (!Array.isArray(value)) throw notExpected()
      return { L: value.map((entry) => readValue(entry, depth + 1)) }
    case 'SS':
      return { SS: readSet(value, 'string', (text) => text) }
    case 'NS':
      return { NS: readSet(value, 'number', readNumber) }
    case 'BS':
      return { BS: readSet(value, 'binary', readBytes) }
  }
}

function notExpected(): ServiceError {
  return new ServiceError('SerializationException', 'Unexpected value type in payload')
}

function asText(value: Json): string {
  if (typeof value === 'string') return value
  throw new ServiceError(
    'SerializationException',
    typeof value === 'number' ? 'NUMBER_VALUE cannot be converted to String' : 'Unexpected value type in payload',
  )
}

function readNumber(text: string): string {
  return formatDecimal(parseDecimal(text))
}

function readBytes(text: string): string {
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(text) || text.length % 4 !== 0)
    throw new ServiceError(
      'SerializationException',
      `Base64 encoded length is expected a multiple of 4 bytes but found: ${text.length}`,
    )
  return text
}

function readSet(value: Json, noun: string, read: (text: string) => string): string[] {
  if (!Array.isArray(value)) throw notExpected()
  if (value.length === 0) invalid(`An ${noun} set  may not be empty`)
  const entries = value.map((entry) => read(asText(entry)))
  if (new Set(entries).size < entries.length) invalid(`Input collection [${entries.join(', ')}] contains duplicates.`)
  return entries
}

/** Bytes that a value counts for (DynamoDB developer guide: item sizes and formats). */
export function sizeOf(value: AttributeValue): number {
  if ('S' in value) return Buffer.byteLength(value.S)
  if ('N' in value) return numberSize(value.N)
  if ('B' in value) return bytesSize(value.B)
  if ('M' in value) return 3 + itemSize(value.M) + Object.keys(value.M).length
  if ('L' in value) return 3 + value.L.reduce((sum, entry) => sum + sizeOf(entry) + 1, 0)
  if ('SS' in value) return value.SS.reduce((sum, entry) => sum + Buffer.byteLength(entry), 0)
  if ('NS' in value) return value.NS.reduce((sum, entry) => sum + numberSize(entry), 0)
  if ('BS' in value) return value.BS.reduce((sum, entry) => sum + bytesSize(entry), 0)
  return 1
}

function numberSize(text: string): number {
  const { sign, digits } = parseDecimal(text)
  return Math.ceil(digits.length / 2) + 1 + (sign < 0 ? 1 : 0)
}

function bytesSize(base64: string): number {
  return (base64.length / 4) * 3 - (base64.endsWith('==') ? 2 : base64.endsWith('=') ? 1 : 0)
}

/** Bytes that an item counts for: its names and values. */
export function itemSize(item: Item): number {
  let size = 0
  for (const [name, value] of Object.entries(item)) size += Buffer.byteLength(name) + sizeOf(value)
  return size
}

/** Whether two values are equal; sets are equal in any order. */
export function valuesEqual(left: AttributeValue, right: AttributeValue): boolean {
  const type = typeOf(left)
  if (type !== typeOf(right)) return false
  if ('M' in left && 'M' in right) {
    const names = Object.keys(left.M)
    return (
      names.length === Object.keys(right.M).length &&
      names.every((name) => {
        const [one, other] = [left.M[name], right.M[name]]
        return one !== undefined && other !== undefined && valuesEqual(one, other)
      })
    )
  }
  if ('L' in left && 'L' in right)
    return (
      left.L.length === right.L.length &&
      left.L.every((entry, index) => {
        const other = right.L[index]
        return other !== undefined && valuesEqual(entry, other)
      })
    )
  const sets = [setOf(left), setOf(right)] as const
  if (sets[0] !== undefined && sets[1] !== undefined) {
    const entries = new Set(sets[1])
    return sets[0].length === sets[1].length && sets[0].every((entry) => entries.has(entry))
  }
  return scalarOf(left) === scalarOf(right)
}

/** The entries of a set; undefined for other types. */
export function setOf(value: AttributeValue): readonly string[] | undefined {
  if ('SS' in value) return value.SS
  if ('NS' in value) return value.NS
  if ('BS' in value) return value.BS
  return undefined
}

function scalarOf(value: AttributeValue): string | boolean | undefined {
  if ('S' in value) return value.S
  if ('N' in value) return value.N
  if ('B' in value) return value.B
  if ('BOOL' in value) return value.BOOL
  return 'NULL' in value ? true : undefined
}

/** The order of two texts, numbers or bytes: -1, 0, 1; undefined when they have no order among each other. */
export function compareValues(left: AttributeValue, right: AttributeValue): number | undefined {
  if ('N' in left && 'N' in right) return compareDecimals(parseDecimal(left.N), parseDecimal(right.N))
  if ('S' in left && 'S' in right) return left.S === right.S ? 0 : compareBytes(left.S, right.S, 'utf8')
  if ('B' in left && 'B' in right) return compareBytes(left.B, right.B, 'base64')
  return undefined
}

function compareBytes(left: string, right: string, encoding: BufferEncoding): number {
  return Buffer.compare(Buffer.from(left, encoding), Buffer.from(right, encoding))
}
