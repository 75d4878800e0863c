import { z } from 'zod'

/** A request validator; its id is its key. */
export const requestValidatorSchema = z.strictObject({
  name: z.string(),
  validateRequestBody: z.boolean().default(false),
  validateRequestParameters: z.boolean().default(false),
})
export type RequestValidator = z.infer<typeof requestValidatorSchema>
