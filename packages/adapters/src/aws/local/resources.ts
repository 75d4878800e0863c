import type { Json, JsonObject, ServicesSnapshot } from '@gatewright/definition'
import { snapshotServices } from './snapshot.ts'
import type { ServicesState } from './state.ts'

/** The lists of a snapshot whose entries have names. */
export const resourceKinds = [
  'tables',
  'queues',
  'topics',
  'stateMachines',
  'streams',
  'buckets',
  'parameters',
] as const
export type ResourceKind = (typeof resourceKinds)[number]

/** A table, queue, bucket … and how much is in it. */
export type Resource = { readonly kind: ResourceKind; readonly name: string; readonly count: number }

/** Entries of a list that are shown of one resource. */
const listLimit = 500

/** What there is, by kind and name. */
export function listResources(state: ServicesState): Resource[] {
  const of = <T>(kind: ResourceKind, map: ReadonlyMap<string, T>, count: (value: T) => number): Resource[] =>
    [...map].map(([name, value]) => ({ kind, name, count: count(value) })).sort((a, b) => (a.name < b.name ? -1 : 1))
  return [
    ...of('tables', state.dynamodb.tables, ({ items }) => items.size),
    ...of('queues', state.sqs.queues, ({ messages }) => messages.length),
    ...of('topics', state.sns.topics, ({ published }) => published.length),
    ...of('stateMachines', state.states.machines, ({ executions }) => executions.length),
    ...of('streams', state.kinesis.streams, ({ records }) => records.length),
    ...of('buckets', state.s3.buckets, ({ objects }) => objects.size),
    ...of('parameters', state.ssm.parameters, ({ version }) => version),
  ]
}

/** One resource as a snapshot has it, its lists cut; bodies of objects are left out, their size stands in. */
export function findResource(state: ServicesState, kind: ResourceKind, name: string): Json | undefined {
  const found = (snapshotServices(onlyOf(state, kind, name))[kind] as readonly JsonObject[])[0]
  if (found === undefined) return undefined
  return Object.fromEntries(
    Object.entries(found).map(([member, value]) => [member, Array.isArray(value) ? value.slice(0, listLimit) : value]),
  )
}

/** The state without anything but one resource, and of a bucket without the bodies. */
function onlyOf(state: ServicesState, kind: ResourceKind, name: string): ServicesState {
  const only = <T>(wanted: ResourceKind, map: Map<string, T>): Map<string, T> => {
    const value = kind === wanted ? map.get(name) : undefined
    return new Map(value === undefined ? [] : [[name, value]])
  }
  const buckets = [...only('buckets', state.s3.buckets)].map(([bucketName, bucket]) => {
    const objects = [...bucket.objects].map(
      ([key, object]) =>
        [key, { ...object, body: '', headers: { ...object.headers, 'content-length': String(object.size) } }] as const,
    )
    return [bucketName, { ...bucket, objects: new Map(objects) }] as const
  })
  return {
    dynamodb: { tables: only('tables', state.dynamodb.tables), transactions: new Map() },
    sqs: { queues: only('queues', state.sqs.queues) },
    sns: { topics: only('topics', state.sns.topics) },
    states: { machines: only('stateMachines', state.states.machines) },
    events: { events: [] },
    kinesis: { streams: only('streams', state.kinesis.streams) },
    s3: { buckets: new Map(buckets) },
    ssm: { parameters: only('parameters', state.ssm.parameters) },
  }
}

/** A snapshot with a resource put in or taken out; what the value lacks is kept of the former one. */
export function withResource(
  snapshot: ServicesSnapshot,
  kind: ResourceKind,
  name: string,
  value: JsonObject | undefined,
): unknown {
  const list: readonly { readonly name: string }[] = snapshot[kind]
  const former = list.find((entry) => entry.name === name)
  const others = list.filter((entry) => entry.name !== name)
  return { ...snapshot, [kind]: value === undefined ? others : [...others, { ...former, ...value, name }] }
}
