import { dehydrate, HydrationBoundary } from '@tanstack/react-query'
import { createTRPCOptionsProxy } from '@trpc/tanstack-react-query'
import { cache, type ReactNode } from 'react'
import { getContext } from '../server/context.ts'
import { appRouter } from '../server/router.ts'
import { makeQueryClient } from './query-client.ts'

/** The query client of this rendering. */
export const getServerQueryClient = cache(makeQueryClient)

/** Query options for server components: `getServerQueryClient().prefetchQuery(trpc.api.list.queryOptions())`. */
export const trpc = createTRPCOptionsProxy({ ctx: getContext, router: appRouter, queryClient: getServerQueryClient })

/** Hands what was prefetched to the client components below it. */
export function Hydrate({ children }: { children: ReactNode }) {
  return <HydrationBoundary state={dehydrate(getServerQueryClient())}>{children}</HydrationBoundary>
}
