import { z } from 'zod'

/** A model: a JSON schema (draft-04) as text, byte for byte as it was given; its name is its key. */
export const modelSchema = z.strictObject({
  contentType: z.string().default('application/json'),
  description: z.string().optional(),
  schema: z.string(),
})
export type Model = z.infer<typeof modelSchema>
