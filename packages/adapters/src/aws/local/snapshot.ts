import { type JsonObject, type ServicesSnapshot, servicesSnapshotSchema } from '@gatewright/definition'
import { readItem } from './dynamodb/attribute-value.ts'
import { checkItem, storeItem, type Table } from './dynamodb/table.ts'
import { dropObject, storeObject } from './s3/bucket.ts'
import { ServiceError } from './service-error.ts'
import { emptyQueue } from './sqs/queue-actions.ts'
import { emptyServices, type ServicesState } from './state.ts'

/** Thrown for a snapshot that no services can start from: `message` names the place. */
export class SnapshotError extends Error {
  override readonly name = 'SnapshotError'
}

/** What the services hold, as JSON that {@link restoreServices} takes back. */
export function snapshotServices(state: ServicesState): ServicesSnapshot {
  const snapshot = {
    version: 1,
    tables: [...state.dynamodb.tables.values()].map(({ indexes, items, bytes: _bytes, ...table }) => ({
      ...table,
      indexes: [...indexes].map(([name, index]) => ({ name, ...index })),
      items: [...items.values()],
    })),
    queues: [...state.sqs.queues.values()].map(({ name, createdAt, settings, nextSequence, messages }) => ({
      name,
      createdAt,
      settings,
      nextSequence,
      messages,
    })),
    topics: [...state.sns.topics.values()],
    stateMachines: [...state.states.machines.values()],
    events: state.events.events,
    streams: [...state.kinesis.streams.values()],
    buckets: [...state.s3.buckets.values()].map(({ name, createdAt, objects }) => ({
      name,
      createdAt,
      objects: [...objects].map(([key, { body, lastModified, headers }]) => ({ key, body, lastModified, headers })),
    })),
    parameters: [...state.ssm.parameters.values()],
  }
  return servicesSnapshotSchema.parse(JSON.parse(JSON.stringify(snapshot)))
}

/** Services that hold what a snapshot says, and nothing of what they share with it. @throws SnapshotError */
export function restoreServices(json: unknown): ServicesState {
  const parsed = servicesSnapshotSchema.safeParse(json)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    throw new SnapshotError(`${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not a snapshot'}`)
  }
  const snapshot = structuredClone(parsed.data)
  const state = emptyServices()
  for (const table of snapshot.tables) state.dynamodb.tables.set(table.name, restoreTable(table))
  for (const { name, settings, createdAt, nextSequence, messages } of snapshot.queues) {
    const queue = emptyQueue(name, settings as Parameters<typeof emptyQueue>[1], createdAt)
    queue.nextSequence = nextSequence
    queue.messages.push(...(messages as typeof queue.messages))
    state.sqs.queues.set(name, queue)
  }
  for (const topic of snapshot.topics) state.sns.topics.set(topic.name, topic as never)
  for (const machine of snapshot.stateMachines) state.states.machines.set(machine.name, machine as never)
  state.events.events.push(...snapshot.events)
  for (const stream of snapshot.streams) state.kinesis.streams.set(stream.name, stream)
  for (const { name, createdAt, objects } of snapshot.buckets) {
    const bucket = { name, createdAt, objects: new Map(), bytes: 0 }
    for (const { key, body, lastModified, headers } of objects) {
      dropObject(bucket, key)
      storeObject(bucket, key, Buffer.from(body, 'base64'), headers, lastModified)
    }
    state.s3.buckets.set(name, bucket)
  }
  for (const parameter of snapshot.parameters) state.ssm.parameters.set(parameter.name, parameter)
  return state
}

function restoreTable({ indexes, items, ...rest }: ServicesSnapshot['tables'][number]): Table {
  const table: Table = {
    ...(rest as Omit<Table, 'indexes' | 'items' | 'bytes'>),
    indexes: new Map(indexes.map(({ name, ...index }) => [name, index as never])),
    items: new Map(),
    bytes: 0,
  }
  for (const [at, json] of items.entries()) {
    try {
      const item = readItem(json as JsonObject)
      checkItem(table, item)
      storeItem(table, item)
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error
      throw new SnapshotError(`tables.${table.name}.items.${at}: ${error.message}`)
    }
  }
  return table
}
