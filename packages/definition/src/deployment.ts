import { z } from 'zod'
import { apiDefinitionSchema } from './api.ts'
import { backendsSchema } from './backend.ts'

/** An immutable snapshot of a design: what a stage serves. `createdAt` is epoch milliseconds. */
export const deploymentSchema = z.strictObject({
  id: z.string(),
  createdAt: z.number(),
  description: z.string().optional(),
  definition: apiDefinitionSchema,
  backends: backendsSchema,
})
export type Deployment = z.infer<typeof deploymentSchema>
