import { z } from 'zod'
import { accountSchema } from './account.ts'
import { apiDefinitionSchema } from './api.ts'
import { backendsSchema } from './backend.ts'
import { stageSchema } from './stage.ts'

/** The version of the stored shape of a {@link Design}; `upgrade()` brings older ones up to it. */
export const schemaVersion = 1

/** Where nodes stand on the canvas, by node id, in flow units. Nodes without an entry are laid out automatically. */
export const layoutSchema = z.record(z.string(), z.strictObject({ x: z.number(), y: z.number() }))
export type Layout = z.infer<typeof layoutSchema>

/** What a user edits, as one thing: one history, one revision. */
export const designSchema = z.strictObject({
  definition: apiDefinitionSchema,
  layout: layoutSchema.default({}),
  backends: backendsSchema.default({ functions: {}, http: {}, aws: {} }),
})
export type Design = z.infer<typeof designSchema>

/** What an export is made of: handlers, stages, plans and keys belong to it too. */
export const projectSchema = z.strictObject({
  definition: apiDefinitionSchema,
  stages: z.record(z.string(), stageSchema).default({}),
  account: accountSchema,
  backends: backendsSchema,
})
export type Project = z.infer<typeof projectSchema>
