'use client'

import { useMutation, useQuery } from '@tanstack/react-query'
import { useTRPC } from '@/trpc/client'
import { useOpenApi } from '../designer/design-context.tsx'
import { rememberValues } from '../saved-request/chained-values.ts'
import { usePutVariables } from '../saved-request/use-variables.ts'
import { factsOf as answerFacts } from './assertions/assertion-result.ts'
import { extractValues } from './assertions/extract-values.ts'
import { type ConsoleRequest, targetOfPath } from './console-request.ts'
import { type KnownRun, rememberRun } from './last-run.ts'
import { tokenHeaderOf } from './token-header.ts'
import { RequestError, type WireFacts, wireRequest } from './wire-request.ts'

/** What decides a simulation beside its request; simulations of one session share their state. */
export type SendStep = { seed?: number; clock?: number; session?: string }

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
  const putVariables = usePutVariables(apiId)
  /** What a request refers to, as the draft and the account stand now. */
  const factsOf = (request: ConsoleRequest): WireFacts => {
    const { definition } = store.get().design
    const target = definition.kind === 'REST' ? targetOfPath(definition, request.method, request.path) : undefined
    return {
      apiKeys: account.data?.apiKeys ?? {},
      tokenHeader: definition.kind === 'REST' ? tokenHeaderOf(definition, target) : 'Authorization',
    }
  }
  /** Sends a request whose variables were put in. Equal steps of simulations that share no session give equal runs. */
  const sendAsIs = async (request: ConsoleRequest, step: SendStep = {}): Promise<KnownRun> => {
    const wire = wireRequest(request, factsOf(request))
    await store.flush()
    const { source, snapshot } = request
    const run =
      source.type === 'stage' && request.live
        ? await live.mutateAsync({ apiId, stageName: source.stageName, ...wire })
        : await simulate.mutateAsync({
            apiId,
            source,
            ...wire,
            ...(snapshot === undefined ? {} : { snapshot }),
            ...step,
          })
    const known = { apiId, id: run.id, at: Date.now(), request, run }
    rememberRun(known)
    return known
  }
  /** Puts the variables in and sends. Throws a RequestError where one is not set. */
  const send = async (request: ConsoleRequest): Promise<KnownRun> => {
    const { request: resolved, problems } = putVariables(request)
    if (problems.length > 0)
      throw new RequestError(problems.map(({ place, message }) => `In ${place}: ${message}.`).join(' '))
    const known = await sendAsIs(resolved)
    rememberValues(apiId, extractValues(resolved.extractions, answerFacts(known.run)))
    return known
  }
  return { send, sendAsIs, factsOf, busy: simulate.isPending || live.isPending }
}
