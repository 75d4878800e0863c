'use client'

import { counted } from '@/ui/counted'
import { EmptyState } from '@/ui/empty-state'
import { LogsIcon } from '@/ui/icons'
import { DataTable } from './data-table.tsx'
import { shortTime } from './kinds.ts'
import { ResourceHead } from './resource-head.tsx'
import { ScrollRegion } from './scroll-region.tsx'
import { useResource } from './use-services.ts'

/** A Kinesis stream: the records that it was given. */
export function StreamView({ name }: { name: string }) {
  const stream = useResource('streams', name)
  if (stream === undefined) return null
  const now = Date.now()
  const { records, shards } = stream
  return (
    <>
      <ResourceHead kind="streams" name={name} note={counted(shards, 'shard')} />
      <ScrollRegion label="Records">
        {records.length === 0 ? (
          <EmptyState icon={LogsIcon} title="No records yet" />
        ) : (
          <DataTable
            wide={1}
            label={`Records of ${name}`}
            columns={['Partition key', 'Data', 'Shard', 'At']}
            ends={[3]}
            rows={[...records].reverse().map((record) => ({
              id: record.sequenceNumber,
              cells: [record.partitionKey, textOf(record.data), record.shardId, shortTime(record.at, now)],
            }))}
          />
        )}
      </ScrollRegion>
    </>
  )
}

function textOf(base64: string): string {
  try {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return base64
  }
}
