import { z } from 'zod'

/**
 * Who sends a request, as far as the network tells the gateway; only a simulation can set it. `country` is what geographic
 * match statements of a web ACL see of the address.
 */
export const callerSchema = z.strictObject({
  sourceIp: z
    .union([z.ipv4(), z.ipv6()], 'A source IP is an IPv4 or IPv6 address, e.g. 203.0.113.7 or 2001:db8::7.')
    .optional(),
  vpcId: z.string().max(200).optional(),
  vpcEndpointId: z.string().max(200).optional(),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/, 'A country is its two capital letters of ISO 3166-1, e.g. DE.')
    .optional(),
})

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
  caller: callerSchema.optional(),
})
export type ConsoleRequest = z.infer<typeof consoleRequestSchema>
