'use client'

import { useQuery } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useOpenApi } from '@/features/designer/design-context'
import { useTRPC } from '@/trpc/client'
import { Count } from '@/ui/badge'
import { Button } from '@/ui/button'
import { shellDialogs } from './shell-dialogs.ts'

/**
 * How far the draft is from what was deployed last, and the button that deploys it. The number comes with every save;
 * after a deployment `api.get` must be invalidated.
 */
export function UndeployedChanges() {
  const { apiId } = useOpenApi()
  const router = useRouter()
  const trpc = useTRPC()
  const { data } = useQuery({ ...trpc.api.get.queryOptions({ apiId }), staleTime: Number.POSITIVE_INFINITY })
  const count = data?.undeployedChanges ?? 0
  return (
    <>
      <button
        type="button"
        onClick={() => router.push(`/apis/${apiId}/stages`)}
        aria-label={`Undeployed changes ${count}`}
        title="Undeployed changes"
        className="flex h-[30px] flex-none items-center gap-1.5 rounded-control px-2 text-text-2 hover:bg-hover hover:text-text"
      >
        <span className="max-lg:hidden">Undeployed changes</span>
        <Count tone={count > 0 ? 'accent' : 'neutral'}>{count}</Count>
      </button>
      <Button variant="primary" className="max-md:hidden" onClick={() => shellDialogs.open('deploy')}>
        Deploy
      </Button>
    </>
  )
}
