import { z } from 'zod'
import { httpApiSchema, webSocketApiSchema } from './http-api.ts'
import { restApiSchema } from './rest-api.ts'

/** An API of any kind: three kinds, one union, no invented common super-shape. */
export const apiDefinitionSchema = z.discriminatedUnion('kind', [restApiSchema, httpApiSchema, webSocketApiSchema])
export type ApiDefinition = z.infer<typeof apiDefinitionSchema>
export type ApiKind = ApiDefinition['kind']
