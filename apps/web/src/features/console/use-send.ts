'use client'

import { useMutation } from '@tanstack/react-query'
import { useTRPC } from '@/trpc/client'
import { useOpenApi } from '../designer/design-context.tsx'
import type { ConsoleRequest } from './console-request.ts'
import { type KnownRun, rememberRun } from './last-run.ts'

/**
 * Sends a request to where it goes: the simulation of the draft or of a deployed stage, or the gateway process. The draft is
 * saved first, so that what runs is what is on screen.
 */
export function useSend() {
  const { apiId, store } = useOpenApi()
  const trpc = useTRPC()
  const simulate = useMutation(trpc.console.simulate.mutationOptions())
  const live = useMutation(trpc.console.live.mutationOptions())
  const send = async (request: ConsoleRequest): Promise<KnownRun> => {
    await store.flush()
    const sent = {
      method: request.method,
      path: request.path,
      headers: request.headers
        .filter(({ name, enabled }) => enabled && name !== '')
        .map(({ name, value }): [string, string] => [name, value]),
      body: request.body,
    }
    const { source, snapshot } = request
    const run =
      source.type === 'stage' && request.live
        ? await live.mutateAsync({ apiId, stageName: source.stageName, request: sent })
        : await simulate.mutateAsync({ apiId, source, request: sent, ...(snapshot === undefined ? {} : { snapshot }) })
    const known = { apiId, id: run.id, at: Date.now(), request, run }
    rememberRun(known)
    return known
  }
  return { send, busy: simulate.isPending || live.isPending }
}
