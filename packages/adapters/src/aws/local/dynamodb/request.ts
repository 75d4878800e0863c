import type { Json, JsonObject } from '@gatewright/definition'
import { BackendFailure } from '@gatewright/engine'
import { member, readObject, readText, required } from '../read-input.ts'
import { ServiceError } from '../service-error.ts'
import { emptyItem, type Item, itemSize, readItem } from './attribute-value.ts'
import { meets } from './evaluate-condition.ts'
import type { Condition } from './expression.ts'
import { ExpressionAttributes } from './expression-attributes.ts'
import { parseCondition } from './parse-condition.ts'
import { checkKey, type Table } from './table.ts'

const legacy = [
  'Expected',
  'ConditionalOperator',
  'AttributeUpdates',
  'AttributesToGet',
  'KeyConditions',
  'QueryFilter',
  'ScanFilter',
] as const

/** @throws BackendFailure `notSimulated` for the parameters that came before expressions */
export function refuseLegacy(input: JsonObject): void {
  for (const name of legacy) {
    if (member(input, name) !== undefined)
      throw new BackendFailure(
        'notSimulated',
        `The DynamoDB parameter ${name} is not simulated: it is a legacy parameter. Use an expression.`,
      )
  }
}

/** Placeholders of a request and what its expressions are. */
export function readAttributes(input: JsonObject, ...expressions: readonly string[]): ExpressionAttributes {
  return new ExpressionAttributes(
    input,
    expressions.some((name) => member(input, name) !== undefined),
  )
}

/** The `ConditionExpression`, if there is one. */
export function readCondition(input: JsonObject, attributes: ExpressionAttributes): Condition | undefined {
  const text = readText(input, 'ConditionExpression')
  return text === undefined ? undefined : parseCondition('ConditionExpression', text, attributes)
}

/** The `Key` of a request, checked against the table. */
export function readKey(table: Table, input: JsonObject): Item {
  const key = readItem(required(readObject(input, 'Key'), 'Key'))
  checkKey(table, key)
  return key
}

/** @throws ServiceError `ConditionalCheckFailedException` when the item does not meet the condition */
export function checkCondition(input: JsonObject, item: Item | undefined, condition: Condition | undefined): void {
  if (condition === undefined || meets(item ?? emptyItem(), condition)) return
  const wanted = readEnum(input, 'ReturnValuesOnConditionCheckFailure', ['NONE', 'ALL_OLD'], 'NONE')
  throw new ServiceError('ConditionalCheckFailedException', 'The conditional request failed', {
    members: wanted === 'ALL_OLD' && item !== undefined ? { Item: asJson(item) } : {},
  })
}

/** A member that is one of some words. @throws ServiceError `ValidationException` for another word */
export function readEnum<T extends string>(input: JsonObject, name: string, words: readonly T[], otherwise: T): T {
  const value = readText(input, name)
  if (value === undefined) return otherwise
  const found = words.find((word) => word === value)
  if (found !== undefined) return found
  const place = `${name.slice(0, 1).toLowerCase()}${name.slice(1)}`
  throw new ServiceError(
    'ValidationException',
    `1 validation error detected: Value '${value}' at '${place}' failed to satisfy constraint: Member must satisfy enum value set: [${words.join(', ')}]`,
  )
}

/** An item as the JSON that it is. */
export function asJson(item: Item): Json {
  return item as unknown as Json
}

/** `ConsumedCapacity` of an operation when the request asks for it (DynamoDB developer guide: read and write units). */
export function consumed(input: JsonObject, table: Table, units: number): JsonObject {
  const wanted = readEnum(input, 'ReturnConsumedCapacity', ['INDEXES', 'TOTAL', 'NONE'], 'NONE')
  if (wanted === 'NONE') return {}
  return { ConsumedCapacity: capacityOf(table, units, wanted === 'INDEXES') }
}

/** Capacity units of one table. Those of indexes are counted with the table. */
export function capacityOf(table: Table, units: number, withTable: boolean): JsonObject {
  return { TableName: table.name, CapacityUnits: units, ...(withTable && { Table: { CapacityUnits: units } }) }
}

/** Units of a write: one for each started KB of the larger of the item before and after. */
export function writeUnits(...items: readonly (Item | undefined)[]): number {
  const size = Math.max(...items.map((item) => (item === undefined ? 0 : itemSize(item))))
  return Math.max(1, Math.ceil(size / 1024))
}

/** Units of a read of so many bytes: one for each started 4 KB, half of it when the read need not be consistent. */
export function readUnits(bytes: number, consistent: boolean): number {
  return Math.max(1, Math.ceil(bytes / 4096)) * (consistent ? 1 : 0.5)
}

/** @throws BackendFailure `notSimulated`: collection metrics are none of what is simulated */
export function refuseCollectionMetrics(input: JsonObject): void {
  if (readEnum(input, 'ReturnItemCollectionMetrics', ['SIZE', 'NONE'], 'NONE') === 'SIZE')
    throw new BackendFailure('notSimulated', 'The DynamoDB parameter ReturnItemCollectionMetrics is not simulated.')
}
