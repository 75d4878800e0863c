import { z } from 'zod'
import { jsonSchema } from './json.ts'

/** A documentation part: where it belongs and what it says; its id is its key. */
export const documentationPartSchema = z.strictObject({
  location: z.strictObject({
    type: z.string(),
    path: z.string().optional(),
    method: z.string().optional(),
    statusCode: z.string().optional(),
    name: z.string().optional(),
  }),
  properties: jsonSchema,
})
export type DocumentationPart = z.infer<typeof documentationPartSchema>

export const documentationSchema = z.strictObject({
  version: z.string().optional(),
  parts: z.record(z.string(), documentationPartSchema).default({}),
})
export type Documentation = z.infer<typeof documentationSchema>
