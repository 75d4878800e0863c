import type { inferRouterOutputs } from '@trpc/server'
import type { AppRouter } from '@/server/router'

type Outputs = inferRouterOutputs<AppRouter>

/** A stage as the server tells it. */
export type StageInfo = Outputs['stage']['list'][number]
/** A deployment without its snapshot. */
export type DeploymentInfo = Outputs['deployment']['list'][number]
