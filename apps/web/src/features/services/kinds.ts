import type { ServicesSnapshot } from '@gatewright/definition'
import type { Icon } from '@/ui/icon'
import { DatabaseIcon, FileIcon, KeyIcon, LinkIcon, LogsIcon, ShareIcon, StagesIcon } from '@/ui/icons'

/** The kinds of resources that the simulated services hold, as a snapshot names them. */
export type Kind = 'tables' | 'queues' | 'topics' | 'stateMachines' | 'streams' | 'buckets' | 'parameters'

/** A resource in short. */
export type ResourceSummary = { readonly kind: Kind; readonly name: string; readonly count: number }

/** A resource as a snapshot has it. */
export type ResourceOf<K extends Kind> = ServicesSnapshot[K][number]

type KindInfo = { readonly service: string; readonly noun: string; readonly plural: string; readonly icon: Icon }

/** What each kind is called, in the order of the list. */
export const kinds: { readonly [K in Kind]: KindInfo } = {
  tables: { service: 'DynamoDB', noun: 'table', plural: 'tables', icon: DatabaseIcon },
  queues: { service: 'SQS', noun: 'queue', plural: 'queues', icon: LinkIcon },
  buckets: { service: 'S3', noun: 'bucket', plural: 'buckets', icon: FileIcon },
  topics: { service: 'SNS', noun: 'topic', plural: 'topics', icon: ShareIcon },
  stateMachines: { service: 'Step Functions', noun: 'state machine', plural: 'state machines', icon: StagesIcon },
  streams: { service: 'Kinesis', noun: 'stream', plural: 'streams', icon: LogsIcon },
  parameters: { service: 'Parameter Store', noun: 'parameter', plural: 'parameters', icon: KeyIcon },
}

export const kindList = Object.keys(kinds) as readonly Kind[]

/** `1 table`, `3 tables`. */
export function counted(count: number, kind: Kind): string {
  return `${count} ${count === 1 ? kinds[kind].noun : kinds[kind].plural}`
}

/** `14:05:40` for today, else `21 Nov`; both are epoch milliseconds. */
export function shortTime(at: number, now: number): string {
  const time = new Date(at)
  const isToday = time.toDateString() === new Date(now).toDateString()
  return isToday
    ? time.toLocaleTimeString('en-GB')
    : time.toLocaleDateString('en-GB', { day: 'numeric', month: 'short' })
}

/** `41 KB`, `1.1 KB`, `120 B`. */
export function sizeText(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`
  const [value, unit] = bytes < 1_000_000 ? [bytes / 1024, 'KB'] : [bytes / 1_048_576, 'MB']
  return `${value < 10 ? value.toFixed(1) : Math.round(value)} ${unit}`
}
