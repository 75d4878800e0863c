import { type HttpMethod, type Json, type JsonObject, type RestApi, resourcePath } from '@gatewright/definition'
import { writeAuthorizer } from '../extensions/authorizer.ts'
import { documentation } from '../extensions/documentation.ts'
import { writeEndpointConfiguration } from '../extensions/endpoint-configuration.ts'
import { gatewayResponses } from '../extensions/gateway-responses.ts'
import { requestValidators } from '../extensions/request-validators.ts'
import { rootExtensions } from '../extensions/root-extensions.ts'
import type { Verb } from '../normalise/verbs.ts'
import type { ExportContext } from './export-context.ts'
import { writeModels } from './write-models.ts'
import { writeOperation } from './write-operation.ts'

/**
 * Writes a definition as an OpenAPI 3.0 document, in the shape of the service's exports (recorded). Operations carry the media types that Swagger
 * lists (`swaggerMembers`) besides; whoever writes OpenAPI 3.0 takes them out. There are no servers: they belong to a stage.
 */
export function writeDocument(context: ExportContext, version: string): JsonObject {
  const { api } = context
  const document: JsonObject = {
    openapi: '3.0.1',
    info: { title: api.name, ...(api.description === undefined ? {} : { description: api.description }), version },
    paths: writePaths(context),
    components: writeComponents(context),
  }
  for (const extension of rootExtensions) {
    if (!isWritten(extension.name, context)) continue
    const value = extension.write(api)
    if (value !== undefined) document[extension.name] = value
  }
  return document
}

/** The endpoint configuration extension, where it is written at all. */
export function endpointConfigurationOf(context: ExportContext): JsonObject | undefined {
  return context.extensions.settings ? writeEndpointConfiguration(context.api) : undefined
}

function isWritten(name: string, { extensions }: ExportContext): boolean {
  switch (name) {
    case documentation.name:
      return extensions.documentation
    case requestValidators.name:
      return extensions.validators
    case gatewayResponses.name:
      return extensions.gatewayResponses
    default:
      return extensions.settings
  }
}

function writePaths(context: ExportContext): JsonObject {
  const { api, draft } = context
  const paths: JsonObject = {}
  const parents = new Set(Object.values(api.resources).map((resource) => resource.parentId))
  for (const [id, resource] of Object.entries(api.resources)) {
    const methods = Object.entries(resource.methods) as [HttpMethod, (typeof resource.methods)[HttpMethod]][]
    // A branch without methods comes back with its descendants; a leaf without methods would be lost.
    const isBareLeaf = methods.length === 0 && id !== api.rootResourceId && !parents.has(id)
    if (methods.length === 0 && !(draft && isBareLeaf)) continue
    const item: JsonObject = {}
    for (const [verb, method] of methods)
      if (method !== undefined)
        item[verbOf(verb)] = writeOperation(method, ['definition', 'resources', id, 'methods', verb], context)
    paths[resourcePath(api, id)] = item
  }
  return paths
}

function verbOf(method: HttpMethod): Verb {
  switch (method) {
    case 'ANY':
      return 'x-amazon-apigateway-any-method'
    case 'GET':
      return 'get'
    case 'PUT':
      return 'put'
    case 'POST':
      return 'post'
    case 'DELETE':
      return 'delete'
    case 'OPTIONS':
      return 'options'
    case 'HEAD':
      return 'head'
    case 'PATCH':
      return 'patch'
  }
}

function writeComponents(context: ExportContext): JsonObject {
  const schemas = writeModels(context)
  const securitySchemes = writeSecuritySchemes(context)
  return {
    ...(Object.keys(schemas).length === 0 ? {} : { schemas }),
    ...(Object.keys(securitySchemes).length === 0 ? {} : { securitySchemes }),
  }
}

function writeSecuritySchemes({ api, extensions, schemeNames, apiKeyScheme, sigv4Scheme }: ExportContext): JsonObject {
  const schemes: Record<string, Json> = {}
  for (const [id, authorizer] of Object.entries(api.authorizers))
    schemes[schemeNames.get(id) ?? authorizer.name] = writeAuthorizer(authorizer, extensions.authorizers)
  const methods = allMethods(api)
  if (methods.some((method) => method.authorizationType === 'AWS_IAM'))
    schemes[sigv4Scheme] = {
      type: 'apiKey',
      name: 'Authorization',
      in: 'header',
      ...(extensions.authorizers ? { 'x-amazon-apigateway-authtype': 'awsSigv4' } : {}),
    }
  if (methods.some((method) => method.apiKeyRequired))
    schemes[apiKeyScheme] = { type: 'apiKey', name: 'x-api-key', in: 'header' }
  return schemes
}

function allMethods(api: RestApi) {
  return Object.values(api.resources)
    .flatMap((resource) => Object.values(resource.methods))
    .filter((method) => method !== undefined)
}
