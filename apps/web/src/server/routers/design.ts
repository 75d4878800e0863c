import { changesSince, createVersion, getVersion, listVersions, patchSchema, saveDesign } from '@gatewright/db'
import { z } from 'zod'
import { procedure, router } from '../trpc.ts'
import { latestDeployment, undeployedChanges } from '../undeployed-changes.ts'

export const designRouter = router({
  save: procedure
    .input(
      z.object({
        apiId: z.string(),
        baseRevision: z.int().min(0),
        label: z.string().max(200),
        patches: z.array(patchSchema),
      }),
    )
    .mutation(async ({ ctx, input }) => {
      const { revision, design } = await saveDesign(ctx.database, input)
      const latest = await latestDeployment(ctx.database, input.apiId)
      return { revision, undeployedChanges: undeployedChanges(latest, design) }
    }),

  changesSince: procedure
    .input(z.object({ apiId: z.string(), revision: z.int().min(0) }))
    .query(({ ctx, input }) => changesSince(ctx.database, input.apiId, input.revision)),

  createVersion: procedure
    .input(z.object({ apiId: z.string(), name: z.string().min(1).max(200) }))
    .mutation(async ({ ctx, input }) => ({ versionId: await createVersion(ctx.database, input.apiId, input.name) })),

  listVersions: procedure
    .input(z.object({ apiId: z.string() }))
    .query(({ ctx, input }) => listVersions(ctx.database, input.apiId)),

  getVersion: procedure
    .input(z.object({ versionId: z.string() }))
    .query(({ ctx, input }) => getVersion(ctx.database, input.versionId)),
})
