'use client'

import { useState } from 'react'
import { Button } from '@/ui/button'
import { EmptyState } from '@/ui/empty-state'
import { ShareIcon } from '@/ui/icons'
import { DataTable } from './data-table.tsx'
import { shortTime } from './kinds.ts'
import { ResourceHead } from './resource-head.tsx'
import { ScrollRegion } from './scroll-region.tsx'
import { TextDialog } from './text-dialog.tsx'
import { useResource, useServiceActions } from './use-services.ts'

/** An SNS topic: who subscribes, what was published. */
export function TopicView({ name }: { name: string }) {
  const topic = useResource('topics', name)
  const { run } = useServiceActions()
  const [publishing, setPublishing] = useState(false)
  if (topic === undefined) return null
  const now = Date.now()
  const { subscriptions, published } = topic
  return (
    <>
      <ResourceHead
        kind="topics"
        name={name}
        note={
          subscriptions.length === 0
            ? 'nobody subscribes'
            : subscriptions.map(({ endpoint }) => endpoint.slice(endpoint.lastIndexOf(':') + 1)).join(', ')
        }
      >
        <Button size="small" onClick={() => setPublishing(true)}>
          Publish
        </Button>
      </ResourceHead>
      <ScrollRegion label="Published">
        {published.length === 0 ? (
          <EmptyState icon={ShareIcon} title="Nothing was published yet" />
        ) : (
          <DataTable
            wide={0}
            label={`Published to ${name}`}
            columns={['Message', 'Subject', 'At']}
            ends={[2]}
            rows={[...published].reverse().map((each) => ({
              id: each.id,
              cells: [each.message, each.subject ?? '', shortTime(each.at, now)],
            }))}
          />
        )}
      </ScrollRegion>
      {publishing && (
        <TextDialog
          title={`Publish to ${name}`}
          label="Message"
          action="Publish"
          onClose={() => setPublishing(false)}
          onSend={(Message) =>
            run('sns', 'Publish', { TopicArn: `arn:aws:sns:us-east-1:000000000000:${name}`, Message })
          }
        />
      )}
    </>
  )
}
