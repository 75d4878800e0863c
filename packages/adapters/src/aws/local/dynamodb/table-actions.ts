import type { Json, JsonObject } from '@gatewright/definition'
import { readInteger, readObject, readObjects, readText, readTexts, required } from '../read-input.ts'
import type { ServiceContext } from '../service-context.ts'
import { ServiceError } from '../service-error.ts'
import { readEnum } from './request.ts'
import {
  checkName,
  type DynamoDbState,
  type KeyAttribute,
  type KeySchema,
  keyAttributes,
  readTableName,
  type Table,
  type TableIndex,
  tableOf,
} from './table.ts'

const tableLimit = 100

function refuse(message: string): never {
  throw new ServiceError('ValidationException', message)
}

function invalid(message: string): never {
  return refuse(`One or more parameter values were invalid: ${message}`)
}

/** CreateTable (DynamoDB API reference); the table is ACTIVE at once. */
export function createTable(state: DynamoDbState, input: JsonObject, context: ServiceContext): JsonObject {
  const name = readTableName(input)
  if (state.tables.has(name)) throw new ServiceError('ResourceInUseException', `Table already exists: ${name}`)
  if (state.tables.size >= tableLimit)
    throw new ServiceError(
      'LimitExceededException',
      `Subscriber limit exceeded: only ${tableLimit} tables are kept here`,
    )
  const types = readTypes(input)
  const used = new Set<string>()
  const schema = readSchema(input, types, used)
  const indexes = new Map<string, TableIndex>()
  for (const [parameter, kind] of [
    ['GlobalSecondaryIndexes', 'GLOBAL'],
    ['LocalSecondaryIndexes', 'LOCAL'],
  ] as const) {
    for (const index of readObjects(input, parameter) ?? []) {
      const indexName = required(readText(index, 'IndexName'), 'IndexName')
      checkName(indexName, 'indexName')
      if (indexes.has(indexName)) invalid(`Duplicate index name: ${indexName}`)
      indexes.set(indexName, readIndex(index, kind, types, used, schema))
    }
  }
  const unused = [...types.keys()].filter((attribute) => !used.has(attribute))
  if (unused.length > 0)
    invalid(
      `Number of attributes in KeySchema does not exactly match number of attributes defined in AttributeDefinitions`,
    )
  const table: Table = {
    ...schema,
    name,
    id: context.random.uuid(),
    createdAt: context.clock.now(),
    billingMode: readEnum(input, 'BillingMode', ['PROVISIONED', 'PAY_PER_REQUEST'], 'PROVISIONED'),
    indexes,
    items: new Map(),
    bytes: 0,
  }
  state.tables.set(name, table)
  return { TableDescription: describe(table, context) }
}

function readTypes(input: JsonObject): Map<string, KeyAttribute['type']> {
  const definitions = required(readObjects(input, 'AttributeDefinitions'), 'AttributeDefinitions')
  return new Map(
    definitions.map((definition) => {
      const name = required(readText(definition, 'AttributeName'), 'AttributeName')
      return [name, readEnum(definition, 'AttributeType', ['B', 'N', 'S'], 'S')]
    }),
  )
}

function readSchema(input: JsonObject, types: ReadonlyMap<string, KeyAttribute['type']>, used: Set<string>): KeySchema {
  const elements = required(readObjects(input, 'KeySchema'), 'KeySchema').map((element) => {
    const name = required(readText(element, 'AttributeName'), 'AttributeName')
    const type = types.get(name)
    if (type === undefined)
      return invalid(
        `Some index key attributes are not defined in AttributeDefinitions. Keys: [${name}], AttributeDefinitions: [${[...types.keys()].join(', ')}]`,
      )
    used.add(name)
    return { role: readEnum(element, 'KeyType', ['HASH', 'RANGE'], 'HASH'), attribute: { name, type } }
  })
  const [first, second] = elements
  if (first?.role !== 'HASH') return invalid('The first KeySchemaElement is not a HASH key type')
  if (second === undefined) return { hash: first.attribute }
  if (second.role !== 'RANGE' || elements.length > 2)
    return invalid('The second KeySchemaElement is not a RANGE key type')
  if (first.attribute.name === second.attribute.name)
    return invalid('Both the Hash Key and the Range Key element in the KeySchema have the same name')
  return { hash: first.attribute, range: second.attribute }
}

function readIndex(
  input: JsonObject,
  kind: TableIndex['kind'],
  types: ReadonlyMap<string, KeyAttribute['type']>,
  used: Set<string>,
  table: KeySchema,
): TableIndex {
  const schema = readSchema(input, types, used)
  if (kind === 'LOCAL' && schema.hash.name !== table.hash.name)
    invalid('Index KeySchema does not have the same leading hash key as table KeySchema for index')
  if (kind === 'LOCAL' && schema.range === undefined) invalid('Index KeySchema does not have a range key for index')
  const projection = readObject(input, 'Projection')
  if (projection === undefined) return invalid('Unknown ProjectionType: null')
  return {
    ...schema,
    kind,
    projection: {
      type: readEnum(projection, 'ProjectionType', ['ALL', 'INCLUDE', 'KEYS_ONLY'], 'ALL'),
      nonKeyAttributes: readTexts(projection, 'NonKeyAttributes') ?? [],
    },
  }
}

/** DescribeTable (DynamoDB API reference). */
export function describeTable(state: DynamoDbState, input: JsonObject, context: ServiceContext): JsonObject {
  return { Table: describe(namedTable(state, input), context) }
}

/** DeleteTable (DynamoDB API reference); the table is gone at once. */
export function deleteTable(state: DynamoDbState, input: JsonObject, context: ServiceContext): JsonObject {
  const table = namedTable(state, input)
  state.tables.delete(table.name)
  return { TableDescription: { ...describe(table, context), TableStatus: 'DELETING' } }
}

function namedTable(state: DynamoDbState, input: JsonObject): Table {
  const name = readTableName(input)
  if (!state.tables.has(name))
    throw new ServiceError('ResourceNotFoundException', `Requested resource not found: Table: ${name} not found`)
  return tableOf(state, input)
}

/** ListTables (DynamoDB API reference). */
export function listTables(state: DynamoDbState, input: JsonObject): JsonObject {
  const limit = readInteger(input, 'Limit') ?? 100
  const after = readText(input, 'ExclusiveStartTableName')
  const names = [...state.tables.keys()].sort().filter((name) => after === undefined || name > after)
  const page = names.slice(0, Math.max(1, Math.min(limit, 100)))
  const last = page.at(-1)
  return { TableNames: page, ...(page.length < names.length && last !== undefined && { LastEvaluatedTableName: last }) }
}

function describe(table: Table, { region, accountId }: ServiceContext): JsonObject {
  const arn = `arn:aws:dynamodb:${region}:${accountId}:table/${table.name}`
  const attributes = new Map(
    [table, ...table.indexes.values()].flatMap(keyAttributes).map(({ name, type }) => [name, type]),
  )
  const indexesOf = (kind: TableIndex['kind']): Json[] =>
    [...table.indexes]
      .filter(([, index]) => index.kind === kind)
      .map(([name, index]) => ({
        IndexName: name,
        KeySchema: describeSchema(index),
        Projection: {
          ProjectionType: index.projection.type,
          ...(index.projection.nonKeyAttributes.length > 0 && {
            NonKeyAttributes: [...index.projection.nonKeyAttributes],
          }),
        },
        ...(kind === 'GLOBAL' && { IndexStatus: 'ACTIVE' }),
        IndexArn: `${arn}/index/${name}`,
      }))
  const lists = { GlobalSecondaryIndexes: indexesOf('GLOBAL'), LocalSecondaryIndexes: indexesOf('LOCAL') }
  return {
    AttributeDefinitions: [...attributes].map(([name, type]) => ({ AttributeName: name, AttributeType: type })),
    TableName: table.name,
    KeySchema: describeSchema(table),
    TableStatus: 'ACTIVE',
    CreationDateTime: table.createdAt / 1000,
    TableSizeBytes: table.bytes,
    ItemCount: table.items.size,
    TableArn: arn,
    TableId: table.id,
    BillingModeSummary: { BillingMode: table.billingMode },
    ...Object.fromEntries(Object.entries(lists).filter(([, list]) => list.length > 0)),
  }
}

function describeSchema(schema: KeySchema): Json[] {
  return keyAttributes(schema).map(({ name }, at) => ({
    AttributeName: name,
    KeyType: at === 0 ? 'HASH' : 'RANGE',
  }))
}
