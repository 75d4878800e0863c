import { createApi, getApi } from '@gatewright/db'
import { z } from 'zod'
import { previewImport } from '../import-document.ts'
import { procedure, router } from '../trpc.ts'

const document = z.object({
  fileName: z.string().max(500),
  text: z.string(),
  basepath: z.enum(['ignore', 'prepend', 'split']).optional(),
})

export const importRouter = router({
  /** A mutation by its size only: nothing is made, and the API that it is read into stays as it is. */
  preview: procedure
    .input(document.extend({ into: z.object({ apiId: z.string(), mode: z.enum(['merge', 'overwrite']) }).optional() }))
    .mutation(async ({ ctx, input: { into, ...given } }) => {
      if (into === undefined) return previewImport(given)
      const { design } = await getApi(ctx.database, into.apiId)
      return previewImport(given, { design, mode: into.mode })
    }),

  create: procedure.input(document.extend({ name: z.string().optional() })).mutation(async ({ ctx, input }) => {
    const { design, name } = previewImport(input)
    const definition = { ...design.definition, name: input.name?.trim() ?? name }
    const api = await createApi(ctx.database, { ...design, definition })
    return { apiId: api.id }
  }),
})
