import type { JsonObject } from '@gatewright/definition'
import { readBoolean, readObject, readText, required } from '../read-input.ts'
import { ServiceError } from '../service-error.ts'
import { applyUpdate } from './apply-update.ts'
import { emptyItem, type Item, itemSize, readItem } from './attribute-value.ts'
import type { Path, UpdateAction } from './expression.ts'
import type { ExpressionAttributes } from './expression-attributes.ts'
import { parseUpdate } from './parse-update.ts'
import { parseProjection, projectItem } from './projection.ts'
import {
  asJson,
  checkCondition,
  consumed,
  readAttributes,
  readCondition,
  readEnum,
  readKey,
  readUnits,
  refuseCollectionMetrics,
  refuseLegacy,
  writeUnits,
} from './request.ts'
import {
  checkItem,
  type DynamoDbState,
  dropItem,
  findItem,
  keyAttributes,
  storeItem,
  type Table,
  tableOf,
} from './table.ts'

/** A checked write that has not happened yet: what it found, and what it would store (`undefined`: nothing). */
export type PlannedWrite = {
  readonly table: Table
  readonly key: Item
  readonly before: Item | undefined
  readonly after: Item | undefined
  readonly updatedPaths?: readonly Path[]
}

/** Carries a planned write out. */
export function commit({ table, key, after }: PlannedWrite): void {
  if (after === undefined) dropItem(table, key)
  else storeItem(table, after)
}

export function planPut(state: DynamoDbState, input: JsonObject): PlannedWrite {
  const table = tableOf(state, input)
  const item = readItem(required(readObject(input, 'Item'), 'Item'))
  const attributes = readAttributes(input, 'ConditionExpression')
  const condition = readCondition(input, attributes)
  attributes.checkAllUsed()
  checkItem(table, item)
  const before = findItem(table, item)
  checkCondition(input, before, condition)
  return { table, key: item, before, after: item }
}

export function planDelete(state: DynamoDbState, input: JsonObject): PlannedWrite {
  const table = tableOf(state, input)
  const attributes = readAttributes(input, 'ConditionExpression')
  const condition = readCondition(input, attributes)
  attributes.checkAllUsed()
  const key = readKey(table, input)
  const before = findItem(table, key)
  checkCondition(input, before, condition)
  return { table, key, before, after: undefined }
}

export function planUpdate(state: DynamoDbState, input: JsonObject): PlannedWrite {
  const table = tableOf(state, input)
  const attributes = readAttributes(input, 'ConditionExpression', 'UpdateExpression')
  const actions = readUpdate(input, attributes)
  const condition = readCondition(input, attributes)
  attributes.checkAllUsed()
  const key = readKey(table, input)
  refuseKeyUpdates(table, actions)
  const before = findItem(table, key)
  checkCondition(input, before, condition)
  const after = applyUpdate(before ?? Object.assign(emptyItem(), key), actions)
  if (itemSize(after) > 409_600)
    throw new ServiceError('ValidationException', 'Item size to update has exceeded the maximum allowed size')
  checkItem(table, after)
  return { table, key, before, after, updatedPaths: actions.map(({ path }) => path) }
}

/** A `ConditionCheck` of a transaction: it stores what is there. */
export function planCheck(state: DynamoDbState, input: JsonObject): PlannedWrite {
  required(readText(input, 'ConditionExpression'), 'ConditionExpression')
  const { table, key, before } = planDelete(state, input)
  return { table, key, before, after: before }
}

function readUpdate(input: JsonObject, attributes: ExpressionAttributes): UpdateAction[] {
  const text = readText(input, 'UpdateExpression')
  return text === undefined ? [] : parseUpdate(text, attributes)
}

function refuseKeyUpdates(table: Table, actions: readonly UpdateAction[]): void {
  const keys = new Set(keyAttributes(table).map(({ name }) => name))
  for (const { path } of actions) {
    if (keys.has(path[0]))
      throw new ServiceError(
        'ValidationException',
        `One or more parameter values were invalid: Cannot update attribute ${path[0]}. This attribute is part of the key`,
      )
  }
}

/** PutItem (DynamoDB API reference). */
export function putItem(state: DynamoDbState, input: JsonObject): JsonObject {
  refuseLegacy(input)
  refuseCollectionMetrics(input)
  const wanted = readReturnValues(input, ['ALL_OLD', 'NONE'])
  const write = planPut(state, input)
  commit(write)
  return {
    ...(wanted === 'ALL_OLD' && write.before !== undefined && { Attributes: asJson(write.before) }),
    ...consumed(input, write.table, writeUnits(write.before, write.after)),
  }
}

/** DeleteItem (DynamoDB API reference). */
export function deleteItem(state: DynamoDbState, input: JsonObject): JsonObject {
  refuseLegacy(input)
  refuseCollectionMetrics(input)
  const wanted = readReturnValues(input, ['ALL_OLD', 'NONE'])
  const write = planDelete(state, input)
  commit(write)
  return {
    ...(wanted === 'ALL_OLD' && write.before !== undefined && { Attributes: asJson(write.before) }),
    ...consumed(input, write.table, writeUnits(write.before)),
  }
}

/** UpdateItem (DynamoDB API reference). */
export function updateItem(state: DynamoDbState, input: JsonObject): JsonObject {
  refuseLegacy(input)
  refuseCollectionMetrics(input)
  const wanted = readEnum(
    input,
    'ReturnValues',
    ['ALL_NEW', 'UPDATED_OLD', 'ALL_OLD', 'NONE', 'UPDATED_NEW'] as const,
    'NONE',
  )
  const write = planUpdate(state, input)
  commit(write)
  const item = wanted.endsWith('NEW') ? write.after : write.before
  const shown = item === undefined || wanted.startsWith('ALL') ? item : projectItem(item, write.updatedPaths ?? [])
  return {
    ...(wanted !== 'NONE' && shown !== undefined && Object.keys(shown).length > 0 && { Attributes: asJson(shown) }),
    ...consumed(input, write.table, writeUnits(write.before, write.after)),
  }
}

function readReturnValues<T extends string>(input: JsonObject, allowed: readonly T[]): T | 'NONE' {
  const given = readEnum(
    input,
    'ReturnValues',
    ['ALL_NEW', 'UPDATED_OLD', 'ALL_OLD', 'NONE', 'UPDATED_NEW'] as const,
    'NONE',
  )
  const found = given === 'NONE' ? given : allowed.find((word) => word === given)
  if (found === undefined) throw new ServiceError('ValidationException', 'ReturnValues can only be ALL_OLD or NONE')
  return found
}

/** GetItem (DynamoDB API reference). */
export function getItem(state: DynamoDbState, input: JsonObject): JsonObject {
  refuseLegacy(input)
  const table = tableOf(state, input)
  const { item, bytes } = readOne(table, input)
  return {
    ...(item !== undefined && { Item: asJson(item) }),
    ...consumed(input, table, readUnits(bytes, readBoolean(input, 'ConsistentRead') === true)),
  }
}

/** The item of a request's `Key`, projected; `bytes` is its whole size. */
export function readOne(table: Table, input: JsonObject): { item: Item | undefined; bytes: number } {
  const attributes = readAttributes(input, 'ProjectionExpression')
  const projection = readText(input, 'ProjectionExpression')
  const paths = projection === undefined ? undefined : parseProjection(projection, attributes)
  attributes.checkAllUsed()
  const item = findItem(table, readKey(table, input))
  if (item === undefined) return { item, bytes: 0 }
  return { item: paths === undefined ? item : projectItem(item, paths), bytes: itemSize(item) }
}
