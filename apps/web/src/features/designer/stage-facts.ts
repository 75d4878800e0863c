'use client'

import { useQuery } from '@tanstack/react-query'
import { useTRPC } from '@/trpc/client'
import { useOpenApi } from './design-context.tsx'

/** A stage as the canvas shows it: `deployment` is `#14`, or empty while it serves nothing. */
export type StageFact = { stageName: string; deployment: string }

const forever = Number.POSITIVE_INFINITY

/** The stages of the open API, and how far the draft is from the last deployment. */
export function useStageFacts(): { stages: readonly StageFact[]; undeployed: number } {
  const { apiId } = useOpenApi()
  const trpc = useTRPC()
  const { data } = useQuery({ ...trpc.api.get.queryOptions({ apiId }), staleTime: forever })
  const numbers = new Map(data?.deployments.map((deployment) => [deployment.id, deployment.number]))
  const stages = (data?.stages ?? []).map(({ stageName, stage }) => {
    const number = stage.deploymentId === undefined ? undefined : numbers.get(stage.deploymentId)
    return { stageName, deployment: number === undefined ? '' : `#${number}` }
  })
  return { stages, undeployed: data?.undeployedChanges ?? 0 }
}
