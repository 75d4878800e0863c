'use client'

import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTRPC, useTRPCClient } from '@/trpc/client'
import { useOpenApi } from '../designer/design-context.tsx'
import { rememberValues } from '../saved-request/chained-values.ts'
import { usePutVariables } from '../saved-request/use-variables.ts'
import { followedRun, type RunProgress } from '../trace/follow-run.ts'
import { factsOf as answerFacts } from './assertions/assertion-result.ts'
import { extractValues } from './assertions/extract-values.ts'
import { type ConsoleRequest, targetOfPath } from './console-request.ts'
import { type KnownRun, rememberRun } from './last-run.ts'
import { tokenHeaderOf } from './token-header.ts'
import { RequestError, type WireFacts, wireRequest } from './wire-request.ts'

/** How somebody follows a request that is being sent: told what is known of its run; `signal` ends it. */
export type Following = { signal: AbortSignal; onProgress: (progress: RunProgress) => void }

/** What decides a simulation beside its request; simulations of one session share their state. */
export type SendStep = {
  seed?: number
  clock?: number
  session?: string
  /** values in the request that come from secret variables: what is shared of its run goes without them */
  secrets?: { name: string; value: string }[]
}

/**
 * Sends a request to where it goes: the simulation of the draft or of a deployed stage, or the gateway process. The draft is
 * saved first, so that what runs is what is on screen.
 */
export function useSend() {
  const { apiId, store } = useOpenApi()
  const trpc = useTRPC()
  const simulate = useMutation(trpc.console.simulate.mutationOptions())
  const live = useMutation(trpc.console.live.mutationOptions())
  const client = useTRPCClient()
  const [following, setFollowing] = useState(false)
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
  const sendAsIs = async (request: ConsoleRequest, step: SendStep = {}, follow?: Following): Promise<KnownRun> => {
    const wire = wireRequest(request, factsOf(request))
    await store.flush()
    const { source, snapshot } = request
    const { secrets } = step
    const toStage =
      source.type === 'stage' && request.live
        ? { apiId, stageName: source.stageName, ...wire, ...(secrets === undefined ? {} : { secrets }) }
        : undefined
    const simulated = { apiId, source, ...wire, ...(snapshot === undefined ? {} : { snapshot }), ...step }
    const followed = async ({ signal, onProgress }: Following) => {
      setFollowing(true)
      try {
        const { followLive, followSimulated } = client.console
        const told =
          toStage === undefined
            ? await followSimulated.mutate(simulated, { signal })
            : await followLive.mutate(toStage, { signal })
        return await followedRun(told, onProgress)
      } catch (error) {
        throw signal.aborted ? new Error('Cancelled.') : error
      } finally {
        setFollowing(false)
      }
    }
    const run =
      follow !== undefined
        ? await followed(follow)
        : toStage === undefined
          ? await simulate.mutateAsync(simulated)
          : await live.mutateAsync(toStage)
    const known = { apiId, id: run.id, at: Date.now(), request, run }
    rememberRun(known)
    return known
  }
  /** Puts the variables in and sends. Throws a RequestError where one is not set. */
  const send = async (request: ConsoleRequest, follow?: Following): Promise<KnownRun> => {
    const { request: resolved, problems, secrets } = putVariables(request)
    if (problems.length > 0)
      throw new RequestError(problems.map(({ place, message }) => `In ${place}: ${message}.`).join(' '))
    const known = await sendAsIs(resolved, { secrets }, follow)
    rememberValues(apiId, extractValues(resolved.extractions, answerFacts(known.run)))
    return known
  }
  return { send, sendAsIs, factsOf, busy: following || simulate.isPending || live.isPending }
}
