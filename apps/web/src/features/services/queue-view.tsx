'use client'

import { useState } from 'react'
import { Button } from '@/ui/button'
import { EmptyState } from '@/ui/empty-state'
import { LinkIcon } from '@/ui/icons'
import { DataTable } from './data-table.tsx'
import { shortTime } from './kinds.ts'
import { ResourceHead } from './resource-head.tsx'
import { ScrollRegion } from './scroll-region.tsx'
import { TextDialog } from './text-dialog.tsx'
import { tell, useResource, useServiceActions } from './use-services.ts'

/** An SQS queue: its messages, which of them are in flight, sending and purging. */
export function QueueView({ name }: { name: string }) {
  const queue = useResource('queues', name)
  const { run, set } = useServiceActions()
  const [sending, setSending] = useState(false)
  if (queue === undefined) return null
  const now = Date.now()
  const { messages, settings } = queue
  const hidden = messages.filter(({ visibleAt }) => visibleAt > now)
  const inFlight = hidden.filter(({ receiveCount }) => receiveCount > 0).length
  const isFifo = name.endsWith('.fifo')
  const fifoInput = isFifo ? { MessageGroupId: 'page', MessageDeduplicationId: String(now) } : {}
  const { redrivePolicy } = settings
  return (
    <>
      <ResourceHead kind="queues" name={name}>
        <Button size="small" onClick={() => setSending(true)}>
          Send
        </Button>
        <Button
          size="small"
          disabled={messages.length === 0}
          onClick={() => {
            set({ kind: 'queues', name, value: { messages: [] } }).catch(tell)
          }}
        >
          Purge
        </Button>
      </ResourceHead>
      <p className="flex h-9 flex-none items-center gap-4 border-line border-b bg-sunken px-4 text-dense text-text-2">
        <span>
          <strong className="text-text">{messages.length - hidden.length}</strong> visible
        </span>
        <span>
          <strong className="text-text">{inFlight}</strong> in flight
        </span>
        <span>
          <strong className="text-text">{hidden.length - inFlight}</strong> delayed
        </span>
        <span>visibility {settings.visibilityTimeout} s</span>
        {redrivePolicy !== undefined && (
          <span className="ml-auto">dead letters after {redrivePolicy.maxReceiveCount}</span>
        )}
      </p>
      <ScrollRegion label="Messages">
        {messages.length === 0 ? (
          <EmptyState icon={LinkIcon} title="No messages">
            Send one, or let a request send it.
          </EmptyState>
        ) : (
          <DataTable
            wide={0}
            label={`Messages in ${name}`}
            columns={['Body', 'Received', 'Sent']}
            ends={[1, 2]}
            rows={messages.map((message) => ({
              id: message.id,
              cells: [
                message.body,
                message.visibleAt > now && message.receiveCount > 0 ? (
                  <span key="state" className="text-warn-text">
                    in flight
                  </span>
                ) : (
                  String(message.receiveCount)
                ),
                shortTime(message.sentAt, now),
              ],
            }))}
          />
        )}
      </ScrollRegion>
      {sending && (
        <TextDialog
          title={`Send to ${name}`}
          label="Body"
          action="Send message"
          onClose={() => setSending(false)}
          onSend={(MessageBody) => run('sqs', 'SendMessage', { QueueUrl: name, MessageBody, ...fifoInput })}
        />
      )}
    </>
  )
}
