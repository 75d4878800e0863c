import { getApi, getDeployment, getStage, listDeployments } from '@gatewright/db'
import { diffDefinitions } from '@gatewright/definition'
import { z } from 'zod'
import { deployDraft } from '../deploy-draft.ts'
import { pushStages } from '../push-stages.ts'
import { procedure, router } from '../trpc.ts'
import { latestDeployment } from '../undeployed-changes.ts'

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

  /**
   * What deploying the draft would change of what the stage serves, or, without a stage, of the deployment made last; nothing
   * where nothing is deployed yet.
   */
  diff: procedure
    .input(z.object({ apiId: z.string(), stageName: z.string().optional() }))
    .query(async ({ ctx, input: { apiId, stageName } }) => {
      const { design } = await getApi(ctx.database, apiId)
      if (stageName === undefined) {
        const latest = await latestDeployment(ctx.database, apiId)
        return latest === undefined ? [] : diffDefinitions(latest, design)
      }
      const { stage } = await getStage(ctx.database, apiId, stageName)
      if (stage.deploymentId === undefined) return []
      return diffDefinitions(await getDeployment(ctx.database, apiId, stage.deploymentId), design)
    }),
})
