import { z } from 'zod'
import { integrationSchema } from './integration.ts'

export const httpMethods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD', 'ANY'] as const
export const httpMethodSchema = z.enum(httpMethods)
/** The verbs that a REST API method may have. */
export type HttpMethod = z.infer<typeof httpMethodSchema>

export const authorizationTypeSchema = z.enum(['NONE', 'AWS_IAM', 'CUSTOM', 'COGNITO_USER_POOLS', 'JWT'])
export type AuthorizationType = z.infer<typeof authorizationTypeSchema>

/** `method.response.header.<name>` → whether it is required; content type → model name. Documentation and SDKs only: never enforced. */
export const methodResponseSchema = z.strictObject({
  responseParameters: z.record(z.string(), z.boolean()).default({}),
  responseModels: z.record(z.string(), z.string()).default({}),
})
export type MethodResponse = z.infer<typeof methodResponseSchema>

/** A method, as `GetMethod` of the V1 API returns it; its verb is its key in the resource. */
export const methodSchema = z.strictObject({
  operationName: z.string().optional(),
  authorizationType: authorizationTypeSchema.default('NONE'),
  authorizerId: z.string().optional(),
  authorizationScopes: z.array(z.string()).optional(),
  apiKeyRequired: z.boolean().default(false),
  requestValidatorId: z.string().optional(),
  /** `method.request.{path,querystring,header}.<name>` → whether it is required */
  requestParameters: z.record(z.string(), z.boolean()).default({}),
  /** content type → model name */
  requestModels: z.record(z.string(), z.string()).default({}),
  /** status code → what the method declares for it */
  methodResponses: z.record(z.string(), methodResponseSchema).default({}),
  integration: integrationSchema.optional(),
})
export type Method = z.infer<typeof methodSchema>
