import { documentLimits } from '@gatewright/formats'
import { HomePage } from '@/features/home/home-page'
import { getServerQueryClient, Hydrate, trpc } from '@/trpc/server'

export default async function Page() {
  const queries = getServerQueryClient()
  await Promise.all([
    queries.prefetchQuery(trpc.api.list.queryOptions()),
    queries.prefetchQuery(trpc.api.examples.queryOptions()),
  ])
  return (
    <Hydrate>
      <HomePage maximumBytes={documentLimits.bytes} />
    </Hydrate>
  )
}
