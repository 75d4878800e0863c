import type { JsonService } from '../protocol/json-service.ts'
import { batchGetItem, batchWriteItem, transactGetItems } from './batch-actions.ts'
import { deleteItem, getItem, putItem, updateItem } from './item-actions.ts'
import { query, scan } from './query-and-scan.ts'
import type { DynamoDbState } from './table.ts'
import { createTable, deleteTable, describeTable, listTables } from './table-actions.ts'
import { transactWriteItems } from './transact-write-items.ts'

const commonErrors: { readonly [name: string]: string } = {
  ValidationException: 'com.amazon.coral.validate#',
  SerializationException: 'com.amazon.coral.service#',
}

/** DynamoDB, as far as it is simulated (DynamoDB API reference, version 2012-08-10). */
export const dynamoDb: JsonService<DynamoDbState> = {
  version: '1.0',
  errorType: (name) => `${commonErrors[name] ?? 'com.amazonaws.dynamodb.v20120810#'}${name}`,
  actions: {
    PutItem: putItem,
    GetItem: getItem,
    UpdateItem: updateItem,
    DeleteItem: deleteItem,
    Query: query,
    Scan: scan,
    BatchGetItem: batchGetItem,
    BatchWriteItem: batchWriteItem,
    TransactGetItems: transactGetItems,
    TransactWriteItems: transactWriteItems,
    CreateTable: createTable,
    DescribeTable: describeTable,
    DeleteTable: deleteTable,
    ListTables: listTables,
  },
}
