import { type Api, type Database, listStages } from '@gatewright/db'
import type { ApiDefinition, ApiKind, Design } from '@gatewright/definition'
import { lint } from '@gatewright/definition/lint'
import { autoLayout } from '../features/designer/layout/auto-layout.ts'
import { type Drawing, drawingOf } from '../features/designer/layout/drawing.ts'
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
  /** the thumbnail of the canvas, cut off where it is taller than a thumbnail; null for kinds without a canvas */
  readonly drawing: Drawing | null
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
    drawing: thumbnail(design),
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

/** Computes once per design: one of them belongs to one revision for good. */
function oncePerDesign<Result>(compute: (design: Design) => Result): (design: Design) => Result {
  const known = new WeakMap<Design, { result: Result }>()
  return (design) => {
    const kept = known.get(design) ?? { result: compute(design) }
    known.set(design, kept)
    return kept.result
  }
}

const problemCounts = oncePerDesign(({ definition, backends }) => {
  const problems = lint(definition, { backends })
  const count = (severity: string) => problems.filter((problem) => problem.severity === severity).length
  return { errors: count('error'), warnings: count('warning') }
})

/** In units of the canvas; a little more than a thumbnail shows at its smallest scale. */
const thumbnailHeight = 760

const thumbnail = oncePerDesign((design) =>
  design.definition.kind === 'REST' ? drawingOf(autoLayout(design, design.definition), thumbnailHeight) : null,
)
