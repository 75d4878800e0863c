import { z } from 'zod'
import { jsonSchema } from './json.ts'

const v2Common = {
  name: z.string(),
  description: z.string().optional(),
  version: z.string().optional(),
  tags: z.record(z.string(), z.string()).default({}),
  preserved: z.record(z.string(), jsonSchema).default({}),
}

/** The place of HTTP APIs (V2 API shape). Routes, integrations and authorizers are kept as they are until the kind is simulated. */
export const httpApiSchema = z.strictObject({
  kind: z.literal('HTTP'),
  ...v2Common,
  corsConfiguration: jsonSchema.optional(),
  routes: z.record(z.string(), jsonSchema).default({}),
  integrations: z.record(z.string(), jsonSchema).default({}),
  authorizers: z.record(z.string(), jsonSchema).default({}),
})
export type HttpApi = z.infer<typeof httpApiSchema>

/** The place of WebSocket APIs (V2 API shape); as {@link httpApiSchema}. */
export const webSocketApiSchema = z.strictObject({
  kind: z.literal('WEBSOCKET'),
  ...v2Common,
  routeSelectionExpression: z.string().default('$request.body.action'),
  apiKeySelectionExpression: z.string().optional(),
  routes: z.record(z.string(), jsonSchema).default({}),
  integrations: z.record(z.string(), jsonSchema).default({}),
  authorizers: z.record(z.string(), jsonSchema).default({}),
  models: z.record(z.string(), jsonSchema).default({}),
})
export type WebSocketApi = z.infer<typeof webSocketApiSchema>
