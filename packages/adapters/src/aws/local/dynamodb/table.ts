import type { JsonObject } from '@gatewright/definition'
import { BackendFailure } from '@gatewright/engine'
import { readText, required } from '../read-input.ts'
import { ServiceError } from '../service-error.ts'
import { type AttributeValue, emptyItem, type Item, itemSize, typeOf } from './attribute-value.ts'

export type KeyAttribute = { readonly name: string; readonly type: 'S' | 'N' | 'B' }

/** What an order of items is made by: the table's own key, or that of an index. */
export type KeySchema = { readonly hash: KeyAttribute; readonly range?: KeyAttribute }

export type TableIndex = KeySchema & {
  readonly kind: 'GLOBAL' | 'LOCAL'
  readonly projection: { readonly type: 'ALL' | 'KEYS_ONLY' | 'INCLUDE'; readonly nonKeyAttributes: readonly string[] }
}

/** A table. `bytes` is the size of its items together; `items` are by the text of their key. */
export type Table = KeySchema & {
  readonly name: string
  readonly id: string
  /** epoch milliseconds */
  readonly createdAt: number
  readonly billingMode: 'PAY_PER_REQUEST' | 'PROVISIONED'
  readonly indexes: ReadonlyMap<string, TableIndex>
  readonly items: Map<string, Item>
  bytes: number
}

/** The tables of a workspace, and the transactions of the last minutes by their token. */
export type DynamoDbState = {
  readonly tables: Map<string, Table>
  readonly transactions: Map<string, { readonly request: string; readonly at: number }>
}

/** Bytes that the items of one table may have here; the service itself has no such limit. */
export const tableByteLimit = 67_108_864
const itemByteLimit = 409_600

function refuse(message: string): never {
  throw new ServiceError('ValidationException', message)
}

function invalid(message: string): never {
  return refuse(`One or more parameter values were invalid: ${message}`)
}

/** The name in `TableName`, which may also be an ARN. @throws ServiceError for a name that no table can have */
export function readTableName(input: JsonObject): string {
  const given = required(readText(input, 'TableName'), 'TableName')
  const name = /^arn:[^:]*:dynamodb:[^:]*:[^:]*:table\/([^/]+)$/.exec(given)?.[1] ?? given
  checkName(name, 'tableName')
  return name
}

/** @throws ServiceError for a name that no table or index can have */
export function checkName(name: string, place: string): void {
  const fail = (constraint: string) =>
    refuse(`1 validation error detected: Value '${name}' at '${place}' failed to satisfy constraint: ${constraint}`)
  if (name.length < 3) fail('Member must have length greater than or equal to 3')
  if (name.length > 255) fail('Member must have length less than or equal to 255')
  if (!/^[a-zA-Z0-9_.-]+$/.test(name)) fail('Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+')
}

/** The table that a request names. @throws ServiceError `ResourceNotFoundException` */
export function tableOf(state: DynamoDbState, input: JsonObject): Table {
  const table = state.tables.get(readTableName(input))
  if (table === undefined) throw new ServiceError('ResourceNotFoundException', 'Requested resource not found')
  return table
}

/** The attributes of a key schema, the partition key first. */
export function keyAttributes({ hash, range }: KeySchema): readonly KeyAttribute[] {
  return range === undefined ? [hash] : [hash, range]
}

/** The text by which an item is found: equal for equal keys only. */
export function keyText(schema: KeySchema, item: Item): string {
  return JSON.stringify(keyAttributes(schema).map(({ name }) => scalarText(item[name])))
}

/** The text of a key value. */
export function scalarText(value: AttributeValue | undefined): string {
  return value === undefined ? '' : String(Object.values(value)[0])
}

/** Checks the `Key` of a request. @throws ServiceError unless it has exactly the attributes of the table's key */
export function checkKey(table: Table, key: Item): void {
  const attributes = keyAttributes(table)
  const fits =
    Object.keys(key).length === attributes.length &&
    attributes.every(({ name, type }) => {
      const value = Object.hasOwn(key, name) ? key[name] : undefined
      return value !== undefined && typeOf(value) === type
    })
  if (!fits) refuse('The provided key element does not match the schema')
  checkKeyValues(table, key)
}

/** Checks an item that is to be stored: its key, the keys of indexes, its size. @throws ServiceError */
export function checkItem(table: Table, item: Item): void {
  for (const { name, type } of keyAttributes(table)) {
    const value = Object.hasOwn(item, name) ? item[name] : undefined
    if (value === undefined) invalid(`Missing the key ${name} in the item`)
    if (typeOf(value) !== type) invalid(`Type mismatch for key ${name} expected: ${type} actual: ${typeOf(value)}`)
  }
  checkKeyValues(table, item)
  checkIndexKeys(table, item)
  if (itemSize(item) > itemByteLimit) refuse('Item size has exceeded the maximum allowed size')
}

/** @throws ServiceError when an attribute that an index is made by has another type or is empty */
export function checkIndexKeys(table: Table, item: Item): void {
  for (const [indexName, index] of table.indexes) {
    for (const { name, type } of keyAttributes(index)) {
      const value = Object.hasOwn(item, name) ? item[name] : undefined
      if (value === undefined) continue
      if (typeOf(value) !== type)
        invalid(
          `Type mismatch for Index Key ${name} Expected: ${type} Actual: ${typeOf(value)} IndexName: ${indexName}`,
        )
      if (scalarText(value) === '')
        refuse(
          `One or more parameter values are not valid. A value specified for a secondary index key is not supported. The AttributeValue for a key attribute cannot contain an empty string value. IndexName: ${indexName}, IndexKey: ${name}`,
        )
    }
  }
}

function checkKeyValues(table: Table, item: Item): void {
  for (const [at, { name, type }] of keyAttributes(table).entries()) {
    const value = item[name]
    if (value === undefined || type === 'N') continue
    const text = scalarText(value)
    if (text === '')
      refuse(
        `One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty ${type === 'S' ? 'string' : 'binary'} value. Key: ${name}`,
      )
    const [limit, noun] = at === 0 ? [2048, 'hashkey'] : [1024, 'rangekey']
    if (Buffer.byteLength(text, type === 'S' ? 'utf8' : 'base64') > limit)
      invalid(`Size of ${noun} has exceeded the maximum size limit of ${limit} bytes`)
  }
}

/** Stores an item, checked before. @throws BackendFailure when the table is full */
export function storeItem(table: Table, item: Item): void {
  const key = keyText(table, item)
  const former = table.items.get(key)
  const bytes = table.bytes + itemSize(item) - (former === undefined ? 0 : itemSize(former))
  if (bytes > tableByteLimit)
    throw new BackendFailure(
      'notSimulated',
      `The local table ${table.name} is full: it holds ${tableByteLimit / 1_048_576} MB at most. Delete items or reset it.`,
    )
  table.items.set(key, item)
  table.bytes = bytes
}

/** Takes an item out; nothing happens when it is not there. */
export function dropItem(table: Table, key: Item): void {
  const text = keyText(table, key)
  const former = table.items.get(text)
  if (former === undefined) return
  table.items.delete(text)
  table.bytes -= itemSize(former)
}

/** The item of a key, if there is one. */
export function findItem(table: Table, key: Item): Item | undefined {
  return table.items.get(keyText(table, key))
}

/** The attributes of the key alone. */
export function keyOfItem(schemas: readonly KeySchema[], item: Item): Item {
  const key = emptyItem()
  for (const schema of schemas) {
    for (const { name } of keyAttributes(schema)) {
      const value = item[name]
      if (value !== undefined) key[name] = value
    }
  }
  return key
}
