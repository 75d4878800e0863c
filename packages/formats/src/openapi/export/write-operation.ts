import type { Json, JsonObject, Method, MethodResponse, Path } from '@gatewright/definition'
import { integrationExtension } from '../extensions/integration.ts'
import { requestValidatorExtension } from '../extensions/request-validators.ts'
import { preferredMediaType } from '../normalise/preferred-media-type.ts'
import { bodyNameMember, consumesMember, producesMember } from '../normalise/swagger-members.ts'
import { type ExportContext, lose, warn } from './export-context.ts'
import { writeIntegration } from './write-integration.ts'

const places: Record<string, string> = { path: 'path', querystring: 'query', header: 'header' }

/** Writes a method as an operation. `path` leads to the method in the project. */
export function writeOperation(method: Method, path: Path, context: ExportContext): JsonObject {
  const { api, extensions } = context
  const operation: JsonObject = {}
  if (method.operationName !== undefined) operation.operationId = method.operationName
  const { integration } = method
  const consumes = union(Object.keys(method.requestModels), Object.keys(integration?.requestTemplates ?? {}))
  const produces = union(
    ...Object.values(method.methodResponses).map((response) => Object.keys(response.responseModels)),
    ...Object.values(integration?.integrationResponses ?? {}).map((response) =>
      Object.keys(response.responseTemplates),
    ),
  )
  if (consumes.length > 0) operation[consumesMember] = consumes
  if (produces.length > 0) operation[producesMember] = produces
  const parameters = writeParameters(method, path, context)
  if (parameters.length > 0) operation.parameters = parameters
  const content = writeContent(method.requestModels)
  if (Object.keys(content).length > 0)
    operation.requestBody = { content, required: true, [bodyNameMember]: modelOf(method.requestModels) }
  operation.responses = Object.fromEntries(
    Object.entries(method.methodResponses).map(([code, response]) => [code, writeResponse(code, response)]),
  )
  const security = writeSecurity(method, path, context)
  if (security.length > 0) operation.security = security
  if (extensions.validators && method.requestValidatorId !== undefined) {
    const validator = api.requestValidators[method.requestValidatorId]
    if (validator === undefined)
      lose(
        context.notExpressed,
        [...path, 'requestValidatorId'],
        'The request validator of this method does not exist: nothing is checked',
      )
    else operation[requestValidatorExtension] = validator.name
  }
  if (extensions.integrations && integration !== undefined)
    operation[integrationExtension] = writeIntegration(integration, [...path, 'integration'], context)
  return operation
}

function writeParameters(method: Method, path: Path, { notExpressed }: ExportContext): Json[] {
  return Object.entries(method.requestParameters).flatMap(([key, required]): Json[] => {
    const [, place = '', name = ''] = /^method\.request\.(path|querystring|header)\.(.+)$/s.exec(key) ?? []
    const where = places[place]
    if (where === undefined) {
      lose(notExpressed, [...path, 'requestParameters', key], `${key} is no parameter of path, query or header`)
      return []
    }
    const needed = required || where === 'path'
    return [{ name, in: where, ...(needed ? { required: true } : {}), schema: { type: 'string' } }]
  })
}

function writeContent(models: Record<string, string>): JsonObject {
  return Object.fromEntries(
    Object.entries(models).map(([type, name]) => [type, { schema: { $ref: `#/components/schemas/${name}` } }]),
  )
}

/** The model that names the body parameter of a Swagger document. */
function modelOf(models: Record<string, string>): string {
  return models[preferredMediaType(Object.keys(models))] ?? 'body'
}

function writeResponse(code: string, { responseParameters, responseModels }: MethodResponse): JsonObject {
  const headers = Object.keys(responseParameters).map((key) => [
    key.replace(/^method\.response\.header\./, ''),
    { schema: { type: 'string' } },
  ])
  return {
    description: `${code} response`,
    ...(headers.length === 0 ? {} : { headers: Object.fromEntries(headers) }),
    content: writeContent(responseModels),
  }
}

function writeSecurity(method: Method, path: Path, context: ExportContext): Json[] {
  const { api, schemeNames, apiKeyScheme, sigv4Scheme, notExpressed } = context
  const requirements: Json[] = []
  switch (method.authorizationType) {
    case 'NONE':
      break
    case 'AWS_IAM':
      requirements.push({ [sigv4Scheme]: [] })
      break
    case 'CUSTOM':
    case 'COGNITO_USER_POOLS':
    case 'JWT': {
      const name = method.authorizerId === undefined ? undefined : schemeNames.get(method.authorizerId)
      const authorizer = method.authorizerId === undefined ? undefined : api.authorizers[method.authorizerId]
      if (name === undefined || authorizer === undefined) {
        lose(
          notExpressed,
          [...path, 'authorizerId'],
          'The authorizer of this method does not exist: the document leaves the method open to everyone',
        )
        break
      }
      const takesScopes = authorizer.type === 'COGNITO_USER_POOLS' || authorizer.type === 'JWT'
      const scopes = method.authorizationScopes ?? []
      if (scopes.length > 0 && !takesScopes)
        warn(
          notExpressed,
          [...path, 'authorizationScopes'],
          'Scopes have no effect with a Lambda authorizer and are left out',
        )
      requirements.push({ [name]: takesScopes ? scopes : [] })
    }
  }
  if (method.apiKeyRequired) requirements.push({ [apiKeyScheme]: [] })
  return requirements
}

function union(...lists: string[][]): string[] {
  return [...new Set(lists.flat())]
}
