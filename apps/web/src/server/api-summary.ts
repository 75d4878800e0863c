import { type Api, type Database, listStages } from '@gatewright/db'
import type { ApiDefinition, ApiKind, Design } from '@gatewright/definition'
import { lint } from '@gatewright/definition/lint'
import { latestDeployment, undeployedChanges } from './undeployed-changes.ts'

/** An API as the home page lists it. Times are epoch milliseconds; `undeployedChanges` is null before the first deployment. */
export type ApiSummary = {
  readonly id: string
  readonly name: string
  readonly kind: ApiKind
  readonly revision: number
  readonly updatedAt: number
  readonly resourceCount: number
  readonly methodCount: number
  readonly problemCounts: { readonly errors: number; readonly warnings: number }
  readonly stages: readonly { readonly stageName: string; readonly deploymentId?: string }[]
  readonly latestDeployment: { readonly number: number; readonly createdAt: number } | null
  readonly undeployedChanges: number | null
  /** for the thumbnail of the canvas */
  readonly design: Design
}

/** Sums an API up. */
export async function apiSummary(database: Database, api: Api): Promise<ApiSummary> {
  const stages = await listStages(database, api.id)
  const latest = await latestDeployment(database, api.id)
  const { id, name, kind, revision, updatedAt, design } = api
  return {
    id,
    name,
    kind,
    revision,
    updatedAt,
    ...partCounts(design.definition),
    problemCounts: problemCounts(design),
    stages: stages.map(({ stageName, stage }) =>
      stage.deploymentId === undefined ? { stageName } : { stageName, deploymentId: stage.deploymentId },
    ),
    latestDeployment: latest === undefined ? null : { number: latest.number, createdAt: latest.createdAt },
    undeployedChanges: undeployedChanges(latest, design),
    design,
  }
}

/** How many resources and methods (routes, for HTTP and WebSocket APIs) a definition has. */
export function partCounts(definition: ApiDefinition): { resourceCount: number; methodCount: number } {
  if (definition.kind !== 'REST') return { resourceCount: 0, methodCount: Object.keys(definition.routes).length }
  const resources = Object.values(definition.resources)
  return {
    resourceCount: resources.length,
    methodCount: resources.reduce((sum, { methods }) => sum + Object.keys(methods).length, 0),
  }
}

/** Lint results by design: one of them belongs to one revision for good. */
const counted = new WeakMap<Design, { errors: number; warnings: number }>()

function problemCounts(design: Design): { errors: number; warnings: number } {
  const known = counted.get(design)
  if (known !== undefined) return known
  const problems = lint(design.definition, { backends: design.backends })
  const count = (severity: string) => problems.filter((problem) => problem.severity === severity).length
  const counts = { errors: count('error'), warnings: count('warning') }
  counted.set(design, counts)
  return counts
}
