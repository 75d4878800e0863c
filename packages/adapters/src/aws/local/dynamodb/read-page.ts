import type { JsonObject } from '@gatewright/definition'
import { readBoolean, readInteger, readObject, readText } from '../read-input.ts'
import { ServiceError } from '../service-error.ts'
import { compareValues, type Item, itemSize, readItem, typeOf } from './attribute-value.ts'
import { meets } from './evaluate-condition.ts'
import type { Condition } from './expression.ts'
import type { ExpressionAttributes } from './expression-attributes.ts'
import { parseCondition } from './parse-condition.ts'
import { parseProjection, projectItem } from './projection.ts'
import { asJson, consumed, readAttributes, readEnum, readUnits, refuseLegacy } from './request.ts'
import { type KeySchema, keyAttributes, keyOfItem, keyText, scalarText, type Table, type TableIndex } from './table.ts'

const pageByteLimit = 1_048_576

function refuse(message: string): never {
  throw new ServiceError('ValidationException', message)
}

/** What Query and Scan have in common: which items are candidates, how many are read, what of them is shown. */
export type PageRequest = {
  readonly table: Table
  readonly index: TableIndex | undefined
  /** the key that decides the order */
  readonly schema: KeySchema
  readonly attributes: ExpressionAttributes
  readonly input: JsonObject
}

/** Reads what Query and Scan have in common. @throws ServiceError */
export function readPageRequest(table: Table, input: JsonObject): PageRequest {
  refuseLegacy(input)
  const indexName = readText(input, 'IndexName')
  const index = indexName === undefined ? undefined : table.indexes.get(indexName)
  if (indexName !== undefined && index === undefined)
    refuse(`The table does not have the specified index: ${indexName}`)
  if (index?.kind === 'GLOBAL' && readBoolean(input, 'ConsistentRead') === true)
    refuse('Consistent reads are not supported on global secondary indexes')
  const limit = readInteger(input, 'Limit')
  if (limit !== undefined && limit < 1)
    refuse(
      `1 validation error detected: Value '${limit}' at 'limit' failed to satisfy constraint: Member must have value greater than or equal to 1`,
    )
  const attributes = readAttributes(input, 'FilterExpression', 'KeyConditionExpression', 'ProjectionExpression')
  return { table, index, schema: index ?? table, attributes, input }
}

/** Whether an item is in the index: it has all attributes that the index is made by. */
function isIn(schema: KeySchema, item: Item): boolean {
  return keyAttributes(schema).every(({ name, type }) => {
    const value = item[name]
    return value !== undefined && typeOf(value) === type
  })
}

/**
 * Reads a page: candidates in the order of the index, from `ExclusiveStartKey` on, until `Limit` or 1 MB.
 * @param candidate which items the page is about
 * @param inOrder how they follow each other
 */
export function readPage(
  request: PageRequest,
  candidate: (item: Item) => boolean,
  inOrder: (left: Item, right: Item) => number,
): JsonObject {
  const { table, index, schema, attributes, input } = request
  const filter = readFilter(request)
  const select = readSelect(request)
  const projection = readText(input, 'ProjectionExpression')
  const paths = projection === undefined ? undefined : parseProjection(projection, attributes)
  attributes.checkAllUsed()
  const wholeItems = index?.kind === 'LOCAL' && (select === 'ALL_ATTRIBUTES' || paths !== undefined)
  const start = readStart(request)
  const limit = readInteger(input, 'Limit') ?? Number.POSITIVE_INFINITY

  const items: Item[] = []
  for (const item of table.items.values()) if (candidate(item) && isIn(schema, item)) items.push(item)
  items.sort(inOrder)
  const found: Item[] = []
  let scanned = 0
  let bytes = 0
  let last: Item | undefined
  const startText = start === undefined ? undefined : keyText(table, start)
  for (const item of items) {
    if (start !== undefined && (inOrder(item, start) < 0 || keyText(table, item) === startText)) continue
    const shown = index === undefined || wholeItems ? item : projectedByIndex(table, index, item)
    scanned += 1
    bytes += itemSize(shown)
    if (filter === undefined || meets(shown, filter)) found.push(shown)
    if (scanned >= limit || bytes > pageByteLimit) {
      last = item
      break
    }
  }
  return {
    Count: found.length,
    ScannedCount: scanned,
    ...(select !== 'COUNT' && {
      Items: found.map((item) => asJson(paths === undefined ? item : projectItem(item, paths))),
    }),
    ...(last !== undefined && {
      LastEvaluatedKey: asJson(keyOfItem(index === undefined ? [table] : [index, table], last)),
    }),
    ...consumed(input, table, readUnits(bytes, readBoolean(input, 'ConsistentRead') === true)),
  }
}

function readFilter({ input, attributes, schema }: PageRequest): Condition | undefined {
  const text = readText(input, 'FilterExpression')
  if (text === undefined) return undefined
  const filter = parseCondition('FilterExpression', text, attributes)
  if (input.KeyConditionExpression === undefined) return filter
  const keys = new Set(keyAttributes(schema).map(({ name }) => name))
  for (const name of attributesOf(filter)) {
    if (keys.has(name))
      refuse(`Filter Expression can only contain non-primary key attributes: Primary key attribute: ${name}`)
  }
  return filter
}

function attributesOf(condition: Condition): string[] {
  const ofOperand = (operand: { kind: string; path?: readonly (string | number)[] }) =>
    operand.path === undefined ? [] : [String(operand.path[0])]
  switch (condition.kind) {
    case 'and':
    case 'or':
      return [...attributesOf(condition.left), ...attributesOf(condition.right)]
    case 'not':
      return attributesOf(condition.condition)
    case 'compare':
      return [condition.left, condition.right].flatMap(ofOperand)
    case 'between':
      return [condition.operand, condition.lower, condition.upper].flatMap(ofOperand)
    case 'in':
      return [condition.operand, ...condition.candidates].flatMap(ofOperand)
    case 'beginsWith':
    case 'contains':
      return [condition.operand, condition.wanted].flatMap(ofOperand)
    case 'exists':
    case 'notExists':
    case 'type':
      return [condition.path[0]]
  }
}

function readSelect({ input, index }: PageRequest): string {
  const words = ['SPECIFIC_ATTRIBUTES', 'COUNT', 'ALL_ATTRIBUTES', 'ALL_PROJECTED_ATTRIBUTES'] as const
  const projected = readText(input, 'ProjectionExpression') !== undefined
  const select = readEnum(
    input,
    'Select',
    words,
    projected ? 'SPECIFIC_ATTRIBUTES' : index === undefined ? 'ALL_ATTRIBUTES' : 'ALL_PROJECTED_ATTRIBUTES',
  )
  if (projected && select !== 'SPECIFIC_ATTRIBUTES')
    refuse(
      `Cannot specify the ProjectionExpression when choosing to get ${select === 'COUNT' ? 'only the Count' : select}`,
    )
  if (!projected && select === 'SPECIFIC_ATTRIBUTES')
    refuse('Must specify the AttributesToGet or ProjectionExpression when choosing to get SPECIFIC_ATTRIBUTES')
  if (index === undefined && select === 'ALL_PROJECTED_ATTRIBUTES')
    refuse('ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an IndexName')
  if (index?.kind === 'GLOBAL' && select === 'ALL_ATTRIBUTES' && index.projection.type !== 'ALL')
    refuse(
      `One or more parameter values were invalid: Select type ALL_ATTRIBUTES is not supported for global secondary index ${readText(input, 'IndexName')} because its projection type is not ALL`,
    )
  return select
}

function readStart({ table, index, input }: PageRequest): Item | undefined {
  const given = readObject(input, 'ExclusiveStartKey')
  if (given === undefined) return undefined
  const start = readItem(given)
  const schemas = index === undefined ? [table] : [table, index]
  const names = new Map(schemas.flatMap(keyAttributes).map(({ name, type }) => [name, type]))
  const fits =
    Object.keys(start).length === names.size &&
    [...names].every(([name, type]) => {
      const value = start[name]
      return value !== undefined && typeOf(value) === type
    })
  if (!fits) refuse('The provided starting key is invalid')
  return start
}

function projectedByIndex(table: Table, index: TableIndex, item: Item): Item {
  const { type, nonKeyAttributes } = index.projection
  if (type === 'ALL') return item
  const kept = keyOfItem([table, index], item)
  if (type === 'INCLUDE') {
    for (const name of nonKeyAttributes) {
      const value = Object.hasOwn(item, name) ? item[name] : undefined
      if (value !== undefined) kept[name] = value
    }
  }
  return kept
}

/** The order of items within a partition: by the sort key of the index, then by the table's own key. */
export function orderInPartition(schema: KeySchema, table: Table): (left: Item, right: Item) => number {
  const { range } = schema
  const tableKeys = keyAttributes(table)
  return (left, right) => {
    const order = range === undefined ? 0 : compareKeyValues(left, right, range.name)
    if (order !== 0 || schema === table) return order
    for (const { name } of tableKeys) {
      const next = compareKeyValues(left, right, name)
      if (next !== 0) return next
    }
    return 0
  }
}

function compareKeyValues(left: Item, right: Item, name: string): number {
  const [one, other] = [left[name], right[name]]
  return one === undefined || other === undefined ? 0 : (compareValues(one, other) ?? 0)
}

/** A number that spreads partitions as a scan meets them: no order that a design could lean on (FNV-1a). */
export function partitionHash(schema: KeySchema, item: Item): number {
  let hash = 0x811c9dc5
  for (const byte of Buffer.from(scalarText(item[schema.hash.name]))) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0
  return hash
}
