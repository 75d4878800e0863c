import { z } from 'zod'
import type { JsonObject } from './json.ts'

const name = z.string().min(1)
const at = z.number().default(0)
const text = z.string()

/** An object as it stands: names of its members are any, so none is looked at. */
const item = z.custom<JsonObject>((value) => typeof value === 'object' && value !== null && !Array.isArray(value), {
  error: 'An item is an object of attributes.',
})

const keyAttribute = z.strictObject({ name, type: z.enum(['S', 'N', 'B']) })
const tableIndex = z.strictObject({
  name,
  kind: z.enum(['GLOBAL', 'LOCAL']).default('GLOBAL'),
  hash: keyAttribute,
  range: keyAttribute.optional(),
  projection: z
    .strictObject({ type: z.enum(['ALL', 'KEYS_ONLY', 'INCLUDE']), nonKeyAttributes: z.array(text).default([]) })
    .default({ type: 'ALL', nonKeyAttributes: [] }),
})
const table = z.strictObject({
  name,
  id: text.default(''),
  createdAt: at,
  billingMode: z.enum(['PAY_PER_REQUEST', 'PROVISIONED']).default('PAY_PER_REQUEST'),
  hash: keyAttribute,
  range: keyAttribute.optional(),
  indexes: z.array(tableIndex).default([]),
  items: z.array(item).default([]),
})

const messageAttributes = z.record(
  text,
  z.strictObject({ DataType: text, StringValue: text.optional(), BinaryValue: text.optional() }),
)
const message = z.strictObject({
  id: name,
  body: text,
  attributes: messageAttributes.default({}),
  sentAt: z.number(),
  traceHeader: text.optional(),
  groupId: text.optional(),
  deduplicationId: text.optional(),
  sequenceNumber: text.optional(),
  visibleAt: z.number(),
  receiveCount: z.int().default(0),
  firstReceivedAt: z.number().optional(),
})
const queueSettings = z.strictObject({
  visibilityTimeout: z.int().min(0).max(43_200).default(30),
  delaySeconds: z.int().min(0).max(900).default(0),
  messageRetentionPeriod: z.int().min(60).max(1_209_600).default(345_600),
  receiveMessageWaitTimeSeconds: z.int().min(0).max(20).default(0),
  maximumMessageSize: z.int().min(1024).max(1_048_576).default(1_048_576),
  contentBasedDeduplication: z.boolean().default(false),
  redrivePolicy: z.strictObject({ deadLetterTargetArn: text, maxReceiveCount: z.int().min(1).max(1000) }).optional(),
})
const queue = z.strictObject({
  name,
  createdAt: at,
  settings: queueSettings.default(() => queueSettings.parse({})),
  nextSequence: z.int().default(1),
  messages: z.array(message).default([]),
})

const topic = z.strictObject({
  name,
  subscriptions: z
    .array(
      z.strictObject({
        arn: text,
        protocol: z.enum(['sqs', 'lambda']),
        endpoint: text,
        rawMessageDelivery: z.boolean().default(false),
      }),
    )
    .default([]),
  published: z
    .array(
      z.strictObject({
        id: text,
        message: text,
        subject: text.optional(),
        attributes: messageAttributes.default({}),
        at: z.number(),
      }),
    )
    .default([]),
})

const machineResult = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('ECHO') }),
  z.strictObject({ kind: z.literal('FIXED'), output: text }),
  z.strictObject({ kind: z.literal('FAIL'), error: text, cause: text }),
  z.strictObject({ kind: z.literal('FUNCTION'), functionName: text }),
])
const stateMachine = z.strictObject({
  name,
  type: z.enum(['STANDARD', 'EXPRESS']).default('EXPRESS'),
  result: machineResult.default({ kind: 'ECHO' }),
  executions: z
    .array(
      z.strictObject({
        arn: text,
        name,
        input: text,
        startedAt: z.number(),
        stoppedAt: z.number(),
        status: z.enum(['SUCCEEDED', 'FAILED']),
        output: text.optional(),
        error: text.optional(),
        cause: text.optional(),
      }),
    )
    .default([]),
})

const stream = z.strictObject({
  name,
  shards: z.int().min(1).max(500).default(1),
  nextSequence: z.int().default(1),
  records: z
    .array(z.strictObject({ data: text, partitionKey: text, shardId: text, sequenceNumber: text, at: z.number() }))
    .default([]),
})

const bucket = z.strictObject({
  name,
  createdAt: at,
  objects: z
    .array(
      z.strictObject({
        key: name,
        body: text,
        lastModified: at,
        headers: z.record(text, text).default({ 'content-type': 'binary/octet-stream' }),
      }),
    )
    .default([]),
})

/**
 * What the simulated AWS services hold, as JSON: a seed, a named snapshot, the starting state of a run. Times are epoch
 * milliseconds, bytes base64. Items are in DynamoDB's own JSON.
 */
export const servicesSnapshotSchema = z.strictObject({
  version: z.literal(1).default(1),
  tables: z.array(table).default([]),
  queues: z.array(queue).default([]),
  topics: z.array(topic).default([]),
  stateMachines: z.array(stateMachine).default([]),
  events: z
    .array(
      z.strictObject({
        id: text,
        bus: text.default('default'),
        source: text,
        detailType: text,
        detail: text,
        resources: z.array(text).default([]),
        at: z.number(),
      }),
    )
    .default([]),
  streams: z.array(stream).default([]),
  buckets: z.array(bucket).default([]),
  parameters: z
    .array(
      z.strictObject({
        name,
        type: z.enum(['String', 'StringList', 'SecureString']).default('String'),
        value: text,
        version: z.int().default(1),
        modifiedAt: at,
      }),
    )
    .default([]),
})
export type ServicesSnapshot = z.infer<typeof servicesSnapshotSchema>
