import { createHash } from 'node:crypto'
import type { JsonObject } from '@gatewright/definition'
import type { JsonService } from '../protocol/json-service.ts'
import { readObjects, readText, required } from '../read-input.ts'
import { keepRecent } from '../recent.ts'
import type { ServiceContext } from '../service-context.ts'
import { ServiceError } from '../service-error.ts'

/** A record of a stream; `data` is base64, `at` epoch milliseconds. */
export type StreamRecord = {
  readonly data: string
  readonly partitionKey: string
  readonly shardId: string
  readonly sequenceNumber: string
  readonly at: number
}

export type Stream = {
  readonly name: string
  readonly shards: number
  nextSequence: number
  readonly records: StreamRecord[]
}

export type KinesisState = { readonly streams: Map<string, Stream> }

const recordByteLimit = 1_048_576
/** Sequence numbers have 56 digits and begin like this. */
const firstSequence = 49_500_000_000_000_000_000_000_000_000_000_000_000_000_000_000_000_000_000n

function streamOf(state: KinesisState, input: JsonObject, { accountId }: ServiceContext): Stream {
  const arn = readText(input, 'StreamARN')
  const name = readText(input, 'StreamName') ?? arn?.slice(arn.lastIndexOf('/') + 1)
  const stream = state.streams.get(required(name, 'StreamName'))
  if (stream === undefined)
    throw new ServiceError('ResourceNotFoundException', `Stream ${name} under account ${accountId} not found.`)
  return stream
}

function put(stream: Stream, input: JsonObject, { clock }: ServiceContext): JsonObject {
  const data = required(readText(input, 'Data'), 'Data')
  const partitionKey = required(readText(input, 'PartitionKey'), 'PartitionKey')
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(data) || data.length % 4 !== 0)
    throw new ServiceError('SerializationException', 'Could not decode base64 data')
  const invalid = (place: string, constraint: string): never => {
    throw new ServiceError(
      'ValidationException',
      `1 validation error detected: Value at '${place}' failed to satisfy constraint: ${constraint}`,
    )
  }
  if (Buffer.byteLength(data, 'base64') > recordByteLimit)
    invalid('data', `Member must have length less than or equal to ${recordByteLimit}`)
  if (partitionKey === '') invalid('partitionKey', 'Member must have length greater than or equal to 1')
  if (partitionKey.length > 256) invalid('partitionKey', 'Member must have length less than or equal to 256')
  const shardId = shardOf(stream, readText(input, 'ExplicitHashKey'), partitionKey)
  const sequenceNumber = String(firstSequence + BigInt(stream.nextSequence))
  stream.nextSequence += 1
  keepRecent(stream.records, { data, partitionKey, shardId, sequenceNumber, at: clock.now() })
  return { SequenceNumber: sequenceNumber, ShardId: shardId }
}

/** The shard whose even share of the 128-bit hash keys a record falls into. */
function shardOf({ shards }: Stream, explicit: string | undefined, partitionKey: string): string {
  if (explicit !== undefined && !/^\d{1,39}$/.test(explicit))
    throw new ServiceError(
      'InvalidArgumentException',
      `Invalid ExplicitHashKey. ExplicitHashKey must be in the range: [0, 2^128-1]. Specified value was ${explicit}`,
    )
  const key =
    explicit === undefined ? BigInt(`0x${createHash('md5').update(partitionKey).digest('hex')}`) : BigInt(explicit)
  if (key >> 128n !== 0n)
    throw new ServiceError(
      'InvalidArgumentException',
      `Invalid ExplicitHashKey. ExplicitHashKey must be in the range: [0, 2^128-1]. Specified value was ${explicit}`,
    )
  return `shardId-${String((key * BigInt(shards)) >> 128n).padStart(12, '0')}`
}

/** PutRecord (Kinesis API reference). */
function putRecord(state: KinesisState, input: JsonObject, context: ServiceContext): JsonObject {
  return put(streamOf(state, input, context), input, context)
}

/** PutRecords (Kinesis API reference). */
function putRecords(state: KinesisState, input: JsonObject, context: ServiceContext): JsonObject {
  const stream = streamOf(state, input, context)
  const records = required(readObjects(input, 'Records'), 'Records')
  if (records.length === 0 || records.length > 500)
    throw new ServiceError(
      'ValidationException',
      `1 validation error detected: Value at 'records' failed to satisfy constraint: Member must have length ${records.length === 0 ? 'greater than or equal to 1' : 'less than or equal to 500'}`,
    )
  return { FailedRecordCount: 0, Records: records.map((record) => put(stream, record, context)) }
}

/** Kinesis Data Streams, as far as it is simulated. */
export const kinesis: JsonService<KinesisState> = {
  version: '1.1',
  errorType: (name) => name,
  actions: { PutRecord: putRecord, PutRecords: putRecords },
}
