import { z } from 'zod'

/** Limits of an integration's `timeoutInMillis` (developer guide: API Gateway quotas). */
export const integrationTimeout = { minimum: 50, maximum: 29_000, default: 29_000 } as const

/**
 * How long an integration may wait, in milliseconds: without asking, and with the account's quota raised. Regional and private
 * APIs can have it raised, edge-optimized ones cannot; a streamed response may take 15 minutes.
 */
export function longestTimeout(
  endpointTypes: readonly string[],
  { responseTransferMode }: Pick<Integration, 'responseTransferMode'>,
): { readonly maximum: number; readonly raised: number } {
  if (responseTransferMode === 'STREAM') return { maximum: 900_000, raised: 900_000 }
  const { maximum } = integrationTimeout
  return { maximum, raised: endpointTypes.includes('EDGE') ? maximum : 300_000 }
}

export const contentHandlingSchema = z.enum(['CONVERT_TO_TEXT', 'CONVERT_TO_BINARY'])
export type ContentHandling = z.infer<typeof contentHandlingSchema>

export const passthroughBehaviorSchema = z.enum(['WHEN_NO_MATCH', 'WHEN_NO_TEMPLATES', 'NEVER'])
export type PassthroughBehavior = z.infer<typeof passthroughBehaviorSchema>

/**
 * One integration response, as `GetIntegrationResponse` returns it; its status code is its key in the integration.
 * A missing or empty `selectionPattern` makes it the default.
 */
export const integrationResponseSchema = z.strictObject({
  selectionPattern: z.string().optional(),
  responseParameters: z.record(z.string(), z.string()).default({}),
  responseTemplates: z.record(z.string(), z.string()).default({}),
  contentHandling: contentHandlingSchema.optional(),
})
export type IntegrationResponse = z.infer<typeof integrationResponseSchema>

const common = {
  httpMethod: z.string().optional(),
  uri: z.string().optional(),
  connectionType: z.enum(['INTERNET', 'VPC_LINK']).optional(),
  connectionId: z.string().optional(),
  integrationTarget: z.string().optional(),
  credentials: z.string().optional(),
  requestParameters: z.record(z.string(), z.string()).default({}),
  requestTemplates: z.record(z.string(), z.string()).default({}),
  passthroughBehavior: passthroughBehaviorSchema.default('WHEN_NO_MATCH'),
  contentHandling: contentHandlingSchema.optional(),
  timeoutInMillis: z.int().optional(),
  cacheNamespace: z.string().optional(),
  cacheKeyParameters: z.array(z.string()).default([]),
  tlsConfig: z
    .strictObject({ insecureSkipVerification: z.boolean().optional(), serverNameToVerify: z.string().optional() })
    .optional(),
  responseTransferMode: z.enum(['BUFFERED', 'STREAM']).optional(),
  integrationResponses: z.record(z.string(), integrationResponseSchema).default({}),
}

/** An integration, as `GetIntegration` of the V1 API returns it. All types share the members, so that changing the type keeps what was set. */
export const integrationSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('MOCK'), ...common }),
  z.strictObject({ type: z.literal('HTTP'), ...common }),
  z.strictObject({ type: z.literal('HTTP_PROXY'), ...common }),
  z.strictObject({ type: z.literal('AWS'), ...common }),
  z.strictObject({ type: z.literal('AWS_PROXY'), ...common }),
])
export type Integration = z.infer<typeof integrationSchema>
export type IntegrationType = Integration['type']
export const integrationTypes = ['MOCK', 'HTTP', 'HTTP_PROXY', 'AWS', 'AWS_PROXY'] as const satisfies IntegrationType[]
