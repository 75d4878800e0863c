import type { DynamoDbState } from './dynamodb/table.ts'

/** What the simulated services hold. */
export type ServicesState = { readonly dynamodb: DynamoDbState }

/** Services with nothing in them. */
export function emptyServices(): ServicesState {
  return { dynamodb: { tables: new Map(), transactions: new Map() } }
}
