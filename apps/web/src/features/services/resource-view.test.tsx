import { servicesSnapshotSchema } from '@gatewright/definition'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createTRPCOptionsProxy } from '@trpc/tanstack-react-query'
import { renderToString } from 'react-dom/server'
import { expect, test } from 'vitest'
import type { AppRouter } from '@/server/router'
import { createApiClient, TRPCProvider } from '@/trpc/client'
import { TooltipProvider } from '@/ui/tooltip'
import type { Kind } from './kinds.ts'
import { ResourceView } from './resource-view.tsx'

const snapshot = servicesSnapshotSchema.parse({
  tables: [
    {
      name: 'orders',
      hash: { name: 'id', type: 'S' },
      items: [{ id: { S: 'o-1' }, total: { N: '5' }, tags: { SS: ['new'] } }],
    },
    { name: 'empty', hash: { name: 'id', type: 'S' } },
  ],
  queues: [{ name: 'jobs', messages: [{ id: 'm', body: 'hello', sentAt: 0, visibleAt: 0 }] }],
  topics: [{ name: 'news', published: [{ id: 'a', message: 'told', at: 0 }] }],
  stateMachines: [{ name: 'refund', result: { kind: 'FIXED', output: '{"ok":1}' } }],
  streams: [
    { name: 'clicks', records: [{ data: 'Y2xpY2s=', partitionKey: 'p', shardId: 's', sequenceNumber: '1', at: 0 }] },
  ],
  buckets: [{ name: 'files', objects: [{ key: 'a/b.txt', body: '', headers: { 'content-length': '2048' } }] }],
  parameters: [{ name: '/app/url', value: 'https://example.com/' }],
})

function rendered(kind: Kind, name: string): string {
  const queryClient = new QueryClient()
  const trpcClient = createApiClient()
  const trpc = createTRPCOptionsProxy<AppRouter>({ client: trpcClient, queryClient })
  const resource = (snapshot[kind] as readonly { name: string }[]).find((each) => each.name === name)
  queryClient.setQueryData(trpc.services.resource.queryKey({ kind, name }), resource as never)
  return renderToString(
    <QueryClientProvider client={queryClient}>
      <TRPCProvider trpcClient={trpcClient} queryClient={queryClient}>
        <TooltipProvider>
          <ResourceView kind={kind} name={name} />
        </TooltipProvider>
      </TRPCProvider>
    </QueryClientProvider>,
  )
}

test.each<[Kind, string, string[]]>([
  ['tables', 'orders', ['id (S)', 'total', 'o-1', '[&quot;new&quot;]']],
  ['tables', 'empty', ['No items yet']],
  ['queues', 'jobs', ['hello', 'visibility', 'Purge']],
  ['topics', 'news', ['told', 'nobody subscribes']],
  ['stateMachines', 'refund', ['Always the same output', '{&quot;ok&quot;:1}', 'Nothing was started yet']],
  ['streams', 'clicks', ['click', '1 shard']],
  ['buckets', 'files', ['a/b.txt', '2.0 KB', '1 object,']],
  ['parameters', '/app/url', ['https://example.com/', 'version 1']],
])('%s: %s shows what is in it', (kind, name, texts) => {
  const html = rendered(kind, name)
  for (const text of texts) expect(html.replaceAll('<!-- -->', '')).toContain(text)
})
