import { createStage, getStage, listStages, removeStage, type StoredStage, updateStage } from '@gatewright/db'
import { stageSchema } from '@gatewright/definition'
import { z } from 'zod'
import type { Context } from '../context.ts'
import { pushStages } from '../push-stages.ts'
import { procedure, router } from '../trpc.ts'

const named = z.object({ apiId: z.string(), stageName: z.string() })
/** Members that are given replace those of the stage; `null` removes one. */
const changes = z.partialRecord(
  z.enum(Object.keys(stageSchema.shape) as (keyof typeof stageSchema.shape)[]),
  z.unknown(),
)

export const stageRouter = router({
  list: procedure.input(z.object({ apiId: z.string() })).query(async ({ ctx, input }) => {
    const stages = await listStages(ctx.database, input.apiId)
    return stages.map((stage) => withUrl(ctx, stage))
  }),

  get: procedure
    .input(named)
    .query(async ({ ctx, input }) => withUrl(ctx, await getStage(ctx.database, input.apiId, input.stageName))),

  create: procedure.input(named.extend({ stage: stageSchema.prefault({}) })).mutation(async ({ ctx, input }) => {
    const stage = await createStage(ctx.database, input.apiId, input.stageName, input.stage)
    await pushStages(ctx, input.apiId)
    return withUrl(ctx, stage)
  }),

  update: procedure.input(named.extend({ changes })).mutation(async ({ ctx, input }) => {
    const stage = await updateStage(ctx.database, input.apiId, input.stageName, input.changes)
    await pushStages(ctx, input.apiId)
    return withUrl(ctx, stage)
  }),

  remove: procedure.input(named).mutation(async ({ ctx, input }) => {
    await removeStage(ctx.database, input.apiId, input.stageName)
    await pushStages(ctx, input.apiId)
    return { stageName: input.stageName }
  }),
})

function withUrl(context: Context, stage: StoredStage): StoredStage & { invokeUrl: string } {
  return { ...stage, invokeUrl: context.gateway.invokeUrl(stage.apiId, stage.stageName) }
}
