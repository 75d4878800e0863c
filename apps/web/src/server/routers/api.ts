import {
  checkName,
  copySaved,
  createApi,
  deleteApi,
  deletedApiDays,
  getApi,
  listApis,
  listDeletedApis,
  listDeployments,
  listStages,
  purgeApi,
  restoreApi,
  saveDesign,
} from '@gatewright/db'
import { emptyRestApi } from '@gatewright/definition'
import { z } from 'zod'
import { apiSummary } from '../api-summary.ts'
import { createFromExample, exampleIds, listExamples } from '../examples.ts'
import { pushStages, withdrawApi } from '../push-stages.ts'
import { procedure, router } from '../trpc.ts'
import { latestDeployment, undeployedChanges } from '../undeployed-changes.ts'

const byId = z.object({ apiId: z.string() })

export const apiRouter = router({
  list: procedure.query(async ({ ctx }) => {
    const apis = await listApis(ctx.database)
    return await Promise.all(apis.map((api) => apiSummary(ctx.database, api)))
  }),

  get: procedure.input(byId).query(async ({ ctx, input }) => {
    const api = await getApi(ctx.database, input.apiId)
    const stages = await listStages(ctx.database, api.id)
    const deployments = await listDeployments(ctx.database, api.id)
    const latest = await latestDeployment(ctx.database, api.id)
    const { id, name, kind, revision, design } = api
    return {
      id,
      name,
      kind,
      revision,
      design,
      stages,
      deployments,
      undeployedChanges: undeployedChanges(latest, design),
    }
  }),

  create: procedure.input(z.object({ name: z.string() })).mutation(async ({ ctx, input }) => {
    const definition = emptyRestApi(input.name.trim())
    const api = await createApi(ctx.database, {
      definition,
      layout: {},
      backends: { functions: {}, http: {}, aws: {} },
    })
    return { apiId: api.id }
  }),

  examples: procedure.query(() => listExamples()),

  createFromExample: procedure
    .input(z.object({ example: z.enum(exampleIds) }))
    .mutation(({ ctx, input }) => createFromExample(ctx.database, input.example)),

  /** Gives the draft another name: one more revision, as any edit of the designer. */
  rename: procedure.input(byId.extend({ name: z.string() })).mutation(async ({ ctx, input: { apiId, name } }) => {
    checkName(name)
    const { revision } = await getApi(ctx.database, apiId)
    const patches = [{ op: 'replace' as const, path: ['definition', 'name'], value: name.trim() }]
    return {
      revision: (await saveDesign(ctx.database, { apiId, baseRevision: revision, label: 'Rename API', patches }))
        .revision,
    }
  }),

  /** Makes another API of the draft and its saved requests; stages, deployments and history stay with the first. */
  duplicate: procedure.input(byId).mutation(async ({ ctx, input }) => {
    const { design, name } = await getApi(ctx.database, input.apiId)
    const definition = { ...design.definition, name: `${name.slice(0, 1019)} copy` }
    const copy = await createApi(ctx.database, { ...design, definition })
    await copySaved(ctx.database, input.apiId, copy.id)
    return { apiId: copy.id, name: copy.name }
  }),

  /** Deletes an API: its stages answer no more, and it can be brought back for some days. */
  remove: procedure.input(byId).mutation(async ({ ctx, input }) => {
    await deleteApi(ctx.database, input.apiId, ctx.now())
    await withdrawApi(ctx, input.apiId)
    return { apiId: input.apiId }
  }),

  /** What was deleted and can be brought back; `goneAt` is when it no longer can (epoch milliseconds). */
  deleted: procedure.query(async ({ ctx }) =>
    (await listDeletedApis(ctx.database)).map((api) => ({
      ...api,
      goneAt: api.deletedAt + deletedApiDays * 86_400_000,
    })),
  ),

  /** Brings a deleted API back; its stages answer again. */
  restore: procedure.input(byId).mutation(async ({ ctx, input }) => {
    await restoreApi(ctx.database, input.apiId)
    await pushStages(ctx, input.apiId)
    return { apiId: input.apiId }
  }),

  /** Removes a deleted API for good. */
  purge: procedure.input(byId).mutation(async ({ ctx, input }) => {
    await purgeApi(ctx.database, input.apiId)
    return { apiId: input.apiId }
  }),
})
