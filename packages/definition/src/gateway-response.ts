import { z } from 'zod'

/**
 * The gateway response types with their default status (developer guide: Gateway response types; rest-api gateway
 * responses). `null`: the status of the answer that it stands in for.
 */
export const gatewayResponseTypes = {
  ACCESS_DENIED: 403,
  API_CONFIGURATION_ERROR: 500,
  AUTHORIZER_CONFIGURATION_ERROR: 500,
  AUTHORIZER_FAILURE: 500,
  BAD_REQUEST_BODY: 400,
  BAD_REQUEST_PARAMETERS: 400,
  DEFAULT_4XX: null,
  DEFAULT_5XX: null,
  EXPIRED_TOKEN: 403,
  INTEGRATION_FAILURE: 504,
  INTEGRATION_TIMEOUT: 504,
  INVALID_API_KEY: 403,
  INVALID_SIGNATURE: 403,
  MISSING_AUTHENTICATION_TOKEN: 403,
  QUOTA_EXCEEDED: 429,
  REQUEST_TOO_LARGE: 413,
  RESOURCE_NOT_FOUND: 404,
  THROTTLED: 429,
  UNAUTHORIZED: 401,
  UNSUPPORTED_MEDIA_TYPE: 415,
  WAF_FILTERED: 403,
} as const
export type GatewayResponseType = keyof typeof gatewayResponseTypes
export const gatewayResponseTypeSchema = z.enum(
  Object.keys(gatewayResponseTypes) as [GatewayResponseType, ...GatewayResponseType[]],
)

/** What an API says instead of the service's own answer; its type is its key. Templates take `$context` variables only, no VTL. */
export const gatewayResponseSchema = z.strictObject({
  statusCode: z.string().optional(),
  responseParameters: z.record(z.string(), z.string()).default({}),
  responseTemplates: z.record(z.string(), z.string()).default({}),
})
export type GatewayResponse = z.infer<typeof gatewayResponseSchema>
