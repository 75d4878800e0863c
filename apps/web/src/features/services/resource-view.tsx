'use client'

import { BucketView } from './bucket-view.tsx'
import type { Kind } from './kinds.ts'
import { ParameterView } from './parameter-view.tsx'
import { QueueView } from './queue-view.tsx'
import { StateMachineView } from './state-machine-view.tsx'
import { StreamView } from './stream-view.tsx'
import { TableView } from './table-view.tsx'
import { TopicView } from './topic-view.tsx'

const views: { readonly [K in Kind]: (props: { name: string }) => React.ReactNode } = {
  tables: TableView,
  queues: QueueView,
  topics: TopicView,
  stateMachines: StateMachineView,
  streams: StreamView,
  buckets: BucketView,
  parameters: ParameterView,
}

/** What is in a resource. */
export function ResourceView({ kind, name }: { kind: Kind; name: string }) {
  const View = views[kind]
  return <View name={name} />
}
