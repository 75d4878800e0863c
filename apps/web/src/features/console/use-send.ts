'use client'

import { useMutation, useQuery } from '@tanstack/react-query'
import { useTRPC } from '@/trpc/client'
import { useOpenApi } from '../designer/design-context.tsx'
import { type ConsoleRequest, targetOfPath } from './console-request.ts'
import { type KnownRun, rememberRun } from './last-run.ts'
import { tokenHeaderOf } from './token-header.ts'
import { type WireFacts, wireRequest } from './wire-request.ts'

/**
 * Sends a request to where it goes: the simulation of the draft or of a deployed stage, or the gateway process. The draft is
 * saved first, so that what runs is what is on screen.
 */
export function useSend() {
  const { apiId, store } = useOpenApi()
  const trpc = useTRPC()
  const simulate = useMutation(trpc.console.simulate.mutationOptions())
  const live = useMutation(trpc.console.live.mutationOptions())
  const account = useQuery(trpc.account.get.queryOptions())
  /** What a request refers to, as the draft and the account stand now. */
  const factsOf = (request: ConsoleRequest): WireFacts => {
    const { definition } = store.get().design
    const target = definition.kind === 'REST' ? targetOfPath(definition, request.method, request.path) : undefined
    return {
      apiKeys: account.data?.apiKeys ?? {},
      tokenHeader: definition.kind === 'REST' ? tokenHeaderOf(definition, target) : 'Authorization',
    }
  }
  const send = async (request: ConsoleRequest): Promise<KnownRun> => {
    const wire = wireRequest(request, factsOf(request))
    await store.flush()
    const { source, snapshot } = request
    const run =
      source.type === 'stage' && request.live
        ? await live.mutateAsync({ apiId, stageName: source.stageName, ...wire })
        : await simulate.mutateAsync({ apiId, source, ...wire, ...(snapshot === undefined ? {} : { snapshot }) })
    const known = { apiId, id: run.id, at: Date.now(), request, run }
    rememberRun(known)
    return known
  }
  return { send, factsOf, busy: simulate.isPending || live.isPending }
}
