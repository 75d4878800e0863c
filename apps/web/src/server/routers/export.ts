import { z } from 'zod'
import { exportApi } from '../export-api.ts'
import { procedure, router } from '../trpc.ts'

const openapi = z.object({
  apiId: z.string(),
  version: z.enum(['oas30', 'swagger']),
  extensions: z.array(z.string()).default(['apigateway', 'documentation']),
  output: z.enum(['json', 'yaml']),
  stageName: z.string().optional(),
})

export const exportRouter = router({
  /** Without `stageName` the draft, with everything that its import preserved; with it what GetExport returns for the stage. */
  openapi: procedure
    .input(openapi)
    .query(({ ctx, input: { apiId, stageName, ...options } }) =>
      exportApi(ctx.database, apiId, { ...options, ...(stageName === undefined ? {} : { stageName }) }),
    ),
})
