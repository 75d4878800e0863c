import type { DynamoDbState } from './dynamodb/table.ts'
import type { SqsState } from './sqs/queue.ts'

/** What the simulated services hold. */
export type ServicesState = { readonly dynamodb: DynamoDbState; readonly sqs: SqsState }

/** Services with nothing in them. */
export function emptyServices(): ServicesState {
  return { dynamodb: { tables: new Map(), transactions: new Map() }, sqs: { queues: new Map() } }
}
