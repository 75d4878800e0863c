import { listTemplateTests, removeTemplateTest, saveTemplateTest } from '@gatewright/db'
import { jsonSchema } from '@gatewright/definition'
import { z } from 'zod'
import { procedure, router } from '../trpc.ts'

export const templateTestRouter = router({
  list: procedure.query(({ ctx }) => listTemplateTests(ctx.database)),

  save: procedure
    .input(z.object({ id: z.string().optional(), name: z.string().max(200), document: jsonSchema }))
    .mutation(({ ctx, input: { id, ...rest } }) =>
      saveTemplateTest(ctx.database, id === undefined ? rest : { id, ...rest }),
    ),

  remove: procedure.input(z.object({ id: z.string() })).mutation(async ({ ctx, input }) => {
    await removeTemplateTest(ctx.database, input.id)
    return { id: input.id }
  }),
})
