import type { DynamoDbState } from './dynamodb/table.ts'
import type { EventsState } from './events/events.ts'
import type { KinesisState } from './kinesis/kinesis.ts'
import type { S3State } from './s3/bucket.ts'
import type { SnsState } from './sns/topic.ts'
import type { SqsState } from './sqs/queue.ts'
import type { SsmState } from './ssm/ssm.ts'
import type { StatesState } from './states/state-machine.ts'

/** What the simulated services hold. Regions share it. */
export type ServicesState = {
  readonly dynamodb: DynamoDbState
  readonly sqs: SqsState
  readonly sns: SnsState
  readonly states: StatesState
  readonly events: EventsState
  readonly kinesis: KinesisState
  readonly s3: S3State
  readonly ssm: SsmState
}

/** Services with nothing in them. */
export function emptyServices(): ServicesState {
  return {
    dynamodb: { tables: new Map(), transactions: new Map() },
    sqs: { queues: new Map() },
    sns: { topics: new Map() },
    states: { machines: new Map() },
    events: { events: [] },
    kinesis: { streams: new Map() },
    s3: { buckets: new Map() },
    ssm: { parameters: new Map() },
  }
}
