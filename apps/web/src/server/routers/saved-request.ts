import { listSavedRequests, removeSavedRequest, saveRequest } from '@gatewright/db'
import { jsonSchema } from '@gatewright/definition'
import { z } from 'zod'
import { procedure, router } from '../trpc.ts'

export const savedRequestRouter = router({
  list: procedure
    .input(z.object({ apiId: z.string() }))
    .query(({ ctx, input }) => listSavedRequests(ctx.database, input.apiId)),

  /** `document`: `{ request: { method, path, headers, body, isBase64? }, assertions?: … }` */
  save: procedure
    .input(z.object({ apiId: z.string(), id: z.string().optional(), name: z.string().max(200), document: jsonSchema }))
    .mutation(({ ctx, input: { id, ...rest } }) =>
      saveRequest(ctx.database, id === undefined ? rest : { id, ...rest }),
    ),

  remove: procedure.input(z.object({ id: z.string() })).mutation(async ({ ctx, input }) => {
    await removeSavedRequest(ctx.database, input.id)
    return { id: input.id }
  }),
})
