import { getApi, getDeployment, getStage, listDeployments } from '@gatewright/db'
import { diffDefinitions } from '@gatewright/definition'
import { z } from 'zod'
import { deployDraft } from '../deploy-draft.ts'
import { pushStages } from '../push-stages.ts'
import { procedure, router } from '../trpc.ts'

const newDeployment = z.object({
  apiId: z.string(),
  stageName: z.string(),
  description: z.string().max(1024).optional(),
  variables: z.record(z.string(), z.string()).optional(),
})

export const deploymentRouter = router({
  create: procedure.input(newDeployment).mutation(async ({ ctx, input }) => {
    const { id, number } = await deployDraft(ctx, input)
    await pushStages(ctx, input.apiId)
    const invokeUrl = ctx.gateway.invokeUrl(input.apiId, input.stageName)
    return { deploymentId: id, number, stageName: input.stageName, invokeUrl }
  }),

  list: procedure
    .input(z.object({ apiId: z.string() }))
    .query(({ ctx, input }) => listDeployments(ctx.database, input.apiId)),

  get: procedure
    .input(z.object({ apiId: z.string(), deploymentId: z.string() }))
    .query(({ ctx, input }) => getDeployment(ctx.database, input.apiId, input.deploymentId)),

  /** What deploying the draft to the stage would change of what it serves; everything, for a stage that serves nothing yet. */
  diff: procedure.input(z.object({ apiId: z.string(), stageName: z.string() })).query(async ({ ctx, input }) => {
    const { design } = await getApi(ctx.database, input.apiId)
    const { stage } = await getStage(ctx.database, input.apiId, input.stageName)
    if (stage.deploymentId === undefined) return []
    return diffDefinitions(await getDeployment(ctx.database, input.apiId, stage.deploymentId), design)
  }),
})
