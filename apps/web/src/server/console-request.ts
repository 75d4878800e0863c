import { z } from 'zod'

/**
 * A request as the console sends it. `path` is what follows the stage name, query string included and encoded as it is
 * to be sent; `body` is text, or base64 of the bytes with `isBase64`.
 */
export const consoleRequestSchema = z.strictObject({
  method: z.string().regex(/^[A-Z]+$/, 'A method is a word of capital letters, e.g. GET.'),
  path: z.string().max(16_384),
  headers: z.array(z.tuple([z.string(), z.string()])).max(1000),
  body: z.string().max(16_000_000).default(''),
  isBase64: z.boolean().optional(),
})
export type ConsoleRequest = z.infer<typeof consoleRequestSchema>
