import type { JsonObject } from '@gatewright/definition'
import { readBoolean, readInteger, readText } from '../read-input.ts'
import { ServiceError } from '../service-error.ts'
import type { Item } from './attribute-value.ts'
import { readKeyCondition } from './key-condition.ts'
import { parseCondition } from './parse-condition.ts'
import { orderInPartition, partitionHash, readPage, readPageRequest } from './read-page.ts'
import { type DynamoDbState, keyText, type Table, tableOf } from './table.ts'

/** Query (DynamoDB API reference). */
export function query(state: DynamoDbState, input: JsonObject): JsonObject {
  const request = readPageRequest(tableOf(state, input), input)
  const text = readText(input, 'KeyConditionExpression')
  if (text === undefined)
    throw new ServiceError(
      'ValidationException',
      'Either the KeyConditions or KeyConditionExpression parameter must be specified in the request.',
    )
  const matches = readKeyCondition(parseCondition('KeyConditionExpression', text, request.attributes), request.schema)
  const forward = readBoolean(input, 'ScanIndexForward') !== false
  const order = orderInPartition(request.schema, request.table)
  return readPage(request, matches, forward ? order : (left, right) => order(right, left))
}

/** Scan (DynamoDB API reference), segments included. */
export function scan(state: DynamoDbState, input: JsonObject): JsonObject {
  const request = readPageRequest(tableOf(state, input), input)
  const { schema, table } = request
  const order = orderInPartition(schema, table)
  const inSegment = readSegment(input)
  const hashes = new Map<Item, number>()
  const hashOf = (item: Item) => {
    const hash = hashes.get(item) ?? partitionHash(schema, item)
    hashes.set(item, hash)
    return hash
  }
  return readPage(
    request,
    (item) => inSegment(hashOf(item)),
    (left, right) => hashOf(left) - hashOf(right) || order(left, right) || byKey(table, left, right),
  )
}

/** Keeps apart the partitions that share a hash. */
function byKey(table: Table, left: Item, right: Item): number {
  const [one, other] = [keyText(table, left), keyText(table, right)]
  return one < other ? -1 : one > other ? 1 : 0
}

function readSegment(input: JsonObject): (hash: number) => boolean {
  const segment = readInteger(input, 'Segment')
  const total = readInteger(input, 'TotalSegments')
  if (segment === undefined && total === undefined) return () => true
  const refuse = (message: string): never => {
    throw new ServiceError('ValidationException', message)
  }
  if (segment === undefined)
    return refuse(
      'The Segment parameter is required but was not present in the request when parameter TotalSegments is present',
    )
  if (total === undefined)
    return refuse(
      'The TotalSegments parameter is required but was not present in the request when Segment parameter is present',
    )
  if (segment >= total)
    return refuse(
      `The Segment parameter is zero-based and must be less than parameter TotalSegments: Segment: ${segment} is not less than TotalSegments: ${total}`,
    )
  return (hash) => hash % total === segment
}
