import type { Json, JsonObject } from '@gatewright/definition'
import { isObject, member, readBoolean, readObject, readObjects, required } from '../read-input.ts'
import { ServiceError } from '../service-error.ts'
import { itemSize, readItem } from './attribute-value.ts'
import { commit, type PlannedWrite, planDelete, planPut, readOne } from './item-actions.ts'
import {
  asJson,
  capacityOf,
  readEnum,
  readUnits,
  refuseCollectionMetrics,
  refuseLegacy,
  writeUnits,
} from './request.ts'
import { type DynamoDbState, keyText, type Table, tableOf } from './table.ts'

const responseByteLimit = 16_777_216

function refuse(message: string): never {
  throw new ServiceError('ValidationException', message)
}

function requestsByTable(input: JsonObject): JsonObject {
  const requests = required(readObject(input, 'RequestItems'), 'RequestItems')
  if (Object.keys(requests).length === 0)
    refuse(
      "1 validation error detected: Value '{}' at 'requestItems' failed to satisfy constraint: Member must have length greater than or equal to 1",
    )
  return requests
}

function capacityList(input: JsonObject, units: ReadonlyMap<Table, number>): JsonObject {
  const wanted = readEnum(input, 'ReturnConsumedCapacity', ['INDEXES', 'TOTAL', 'NONE'], 'NONE')
  if (wanted === 'NONE') return {}
  return {
    ConsumedCapacity: [...units].map(([table, count]) => capacityOf(table, count, wanted === 'INDEXES')),
  }
}

/** BatchGetItem (DynamoDB API reference); nothing is left unprocessed unless the answer passes 16 MB. */
export function batchGetItem(state: DynamoDbState, input: JsonObject): JsonObject {
  const requests = requestsByTable(input)
  const responses: { [table: string]: Json[] } = Object.create(null)
  const unprocessed: JsonObject = Object.create(null)
  const units = new Map<Table, number>()
  let count = 0
  let total = 0
  for (const [name, request] of Object.entries(requests)) {
    if (!isObject(request)) throw new ServiceError('SerializationException', 'Unexpected value type in payload')
    refuseLegacy(request)
    const table = tableOf(state, { TableName: name })
    const keys = required(readObjects(request, 'Keys'), 'Keys')
    count += keys.length
    if (count > 100) refuse('Too many items requested for the BatchGetItem call')
    const { Keys: _keys, ...rest } = request
    const seen = new Set<string>()
    const found: Json[] = []
    const left: JsonObject[] = []
    let bytesOfTable = 0
    for (const key of keys) {
      const text = keyText(table, readItem(key))
      if (seen.has(text)) refuse('Provided list of item keys contains duplicates')
      seen.add(text)
      const { item, bytes } = readOne(table, { ...rest, Key: key })
      if (item === undefined) continue
      if (total + bytes > responseByteLimit) left.push(key)
      else {
        total += bytes
        bytesOfTable += bytes
        found.push(asJson(item))
      }
    }
    responses[name] = found
    if (left.length > 0) unprocessed[name] = { ...rest, Keys: left }
    units.set(table, readUnits(bytesOfTable, readBoolean(request, 'ConsistentRead') === true))
  }
  return { Responses: responses, UnprocessedKeys: unprocessed, ...capacityList(input, units) }
}

/** BatchWriteItem (DynamoDB API reference); nothing is left unprocessed. */
export function batchWriteItem(state: DynamoDbState, input: JsonObject): JsonObject {
  refuseCollectionMetrics(input)
  const requests = requestsByTable(input)
  const writes: PlannedWrite[] = []
  for (const name of Object.keys(requests)) {
    const table = tableOf(state, { TableName: name })
    const seen = new Set<string>()
    for (const request of required(readObjects(requests, name), name)) {
      const write = planRequest(state, name, request)
      const text = keyText(table, write.key)
      if (seen.has(text)) refuse('Provided list of item keys contains duplicates')
      seen.add(text)
      writes.push(write)
    }
  }
  if (writes.length === 0) refuse('The batch write request list for a table cannot be null or empty')
  if (writes.length > 25) refuse('Too many items requested for the BatchWriteItem call')
  const units = new Map<Table, number>()
  for (const write of writes) {
    commit(write)
    units.set(write.table, (units.get(write.table) ?? 0) + writeUnits(write.before, write.after))
  }
  return { UnprocessedItems: {}, ...capacityList(input, units) }
}

function planRequest(state: DynamoDbState, table: string, request: JsonObject): PlannedWrite {
  const put = readObject(request, 'PutRequest')
  const remove = readObject(request, 'DeleteRequest')
  if ((put === undefined) === (remove === undefined))
    return refuse(
      'Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes',
    )
  if (put !== undefined) return planPut(state, { TableName: table, Item: member(put, 'Item') ?? null })
  return planDelete(state, { TableName: table, Key: member(remove ?? {}, 'Key') ?? null })
}

/** TransactGetItems (DynamoDB API reference). */
export function transactGetItems(state: DynamoDbState, input: JsonObject): JsonObject {
  const gets = required(readObjects(input, 'TransactItems'), 'TransactItems')
  checkCount(gets.length)
  const units = new Map<Table, number>()
  const responses = gets.map((entry) => {
    const get = required(readObject(entry, 'Get'), 'Get')
    const table = tableOf(state, get)
    const { item, bytes } = readOne(table, get)
    units.set(table, (units.get(table) ?? 0) + 2 * readUnits(bytes, true))
    return item === undefined ? {} : { Item: asJson(item) }
  })
  return { Responses: responses, ...capacityList(input, units) }
}

/** @throws ServiceError for a transaction of no items or more than 100 */
export function checkCount(count: number): void {
  const fail = (constraint: string) =>
    refuse(`1 validation error detected: Value at 'transactItems' failed to satisfy constraint: ${constraint}`)
  if (count === 0) fail('Member must have length greater than or equal to 1')
  if (count > 100) fail('Member must have length less than or equal to 100')
}

/** @throws ServiceError when the items of a transaction together pass 4 MB */
export function checkTransactionSize(writes: readonly PlannedWrite[]): void {
  const bytes = writes.reduce((sum, { after }) => sum + (after === undefined ? 0 : itemSize(after)), 0)
  if (bytes > 4_194_304) refuse('Transaction request size cannot exceed 4 MB')
}
