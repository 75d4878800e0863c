'use client'

import type { Json } from '@gatewright/definition'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTRPC } from '@/trpc/client'
import { showToast } from '@/ui/toast'
import type { Kind, ResourceOf } from './kinds.ts'

const refreshMs = 2_000

/** What the gateway's services hold, looked at every two seconds. */
export function useOverview() {
  const trpc = useTRPC()
  return useQuery({ ...trpc.services.overview.queryOptions(), refetchInterval: refreshMs, retry: false })
}

/** One resource; undefined while it loads and when it is gone. */
export function useResource<K extends Kind>(kind: K, name: string): ResourceOf<K> | undefined {
  const trpc = useTRPC()
  const { data } = useQuery({
    ...trpc.services.resource.queryOptions({ kind, name }),
    refetchInterval: refreshMs,
    retry: false,
  })
  return data as ResourceOf<K> | undefined
}

/** What can be done to the services. Each rejects with what went wrong, and tells the page to look again. */
export function useServiceActions() {
  const trpc = useTRPC()
  const queries = useQueryClient()
  const options = { onSuccess: () => queries.invalidateQueries({ queryKey: trpc.services.pathKey() }) }
  const run = useMutation(trpc.services.run.mutationOptions(options))
  const set = useMutation(trpc.services.setResource.mutationOptions(options))
  const take = useMutation(trpc.services.take.mutationOptions(options))
  const load = useMutation(trpc.services.load.mutationOptions(options))
  const remove = useMutation(trpc.services.remove.mutationOptions(options))
  const saveText = useMutation(trpc.services.saveText.mutationOptions(options))
  return {
    /** A command of the SDK. Rejects with the service's error. */
    run: (service: string, operation: string, input: Json) => run.mutateAsync({ service, operation, input }),
    set: set.mutateAsync,
    take: take.mutateAsync,
    load: load.mutateAsync,
    remove: remove.mutateAsync,
    saveText: saveText.mutateAsync,
  }
}

/** Says what went wrong where no dialog does. */
export function tell(error: { message: string }): void {
  showToast({ tone: 'bad', text: error.message })
}
