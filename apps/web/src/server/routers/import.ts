import { createApi } from '@gatewright/db'
import { z } from 'zod'
import { previewImport } from '../import-document.ts'
import { procedure, router } from '../trpc.ts'

const document = z.object({
  fileName: z.string().max(500),
  text: z.string(),
  basepath: z.enum(['ignore', 'prepend', 'split']).optional(),
})

export const importRouter = router({
  /** A mutation by its size only: nothing is made. */
  preview: procedure.input(document).mutation(({ input }) => previewImport(input)),

  create: procedure.input(document.extend({ name: z.string().optional() })).mutation(async ({ ctx, input }) => {
    const { design, name } = previewImport(input)
    const definition = { ...design.definition, name: input.name?.trim() ?? name }
    const api = await createApi(ctx.database, { ...design, definition })
    return { apiId: api.id }
  }),
})
