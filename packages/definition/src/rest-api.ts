import { z } from 'zod'
import { authorizerSchema } from './authorizer.ts'
import { documentationSchema } from './documentation.ts'
import { gatewayResponseSchema, gatewayResponseTypeSchema } from './gateway-response.ts'
import { jsonSchema } from './json.ts'
import { modelSchema } from './model.ts'
import { requestValidatorSchema } from './request-validator.ts'
import { resourceSchema } from './resource.ts'

export const endpointTypeSchema = z.enum(['EDGE', 'REGIONAL', 'PRIVATE'])
export type EndpointType = z.infer<typeof endpointTypeSchema>

export const endpointConfigurationSchema = z.strictObject({
  types: z.array(endpointTypeSchema).default(['EDGE']),
  ipAddressType: z.enum(['ipv4', 'dualstack']).optional(),
  vpcEndpointIds: z.array(z.string()).optional(),
})
export type EndpointConfiguration = z.infer<typeof endpointConfigurationSchema>

/**
 * A REST API in the shape of the V1 API: resources hold methods, methods their integration. Maps are keyed by id
 * (resources, authorizers, request validators, documentation parts) or by name (models, gateway responses).
 * `preserved` keeps what an imported document said beyond this vocabulary: JSON pointer into the OpenAPI form → value.
 */
export const restApiSchema = z.strictObject({
  kind: z.literal('REST'),
  name: z.string(),
  description: z.string().optional(),
  version: z.string().optional(),
  apiKeySource: z.enum(['HEADER', 'AUTHORIZER']).default('HEADER'),
  binaryMediaTypes: z.array(z.string()).default([]),
  minimumCompressionSize: z.int().optional(),
  disableExecuteApiEndpoint: z.boolean().default(false),
  endpointConfiguration: endpointConfigurationSchema.default({ types: ['EDGE'] }),
  endpointAccessMode: z.enum(['BASIC', 'STRICT']).optional(),
  securityPolicy: z.string().optional(),
  /** the resource policy document */
  policy: jsonSchema.optional(),
  rootResourceId: z.string(),
  resources: z.record(z.string(), resourceSchema),
  models: z.record(z.string(), modelSchema).default({}),
  requestValidators: z.record(z.string(), requestValidatorSchema).default({}),
  authorizers: z.record(z.string(), authorizerSchema).default({}),
  gatewayResponses: z.partialRecord(gatewayResponseTypeSchema, gatewayResponseSchema).default({}),
  documentation: documentationSchema.optional(),
  tags: z.record(z.string(), z.string()).default({}),
  preserved: z.record(z.string(), jsonSchema).default({}),
})
export type RestApi = z.infer<typeof restApiSchema>

/** A REST API with nothing but its root resource. */
export function emptyRestApi(name: string): RestApi {
  return restApiSchema.parse({ kind: 'REST', name, rootResourceId: 'root', resources: { root: {} } })
}
