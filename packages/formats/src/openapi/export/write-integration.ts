import {
  type Integration,
  type IntegrationResponse,
  integrationTimeout,
  type JsonObject,
  type Path,
} from '@gatewright/definition'
import { type ExportContext, lose } from './export-context.ts'

/** Writes `x-amazon-apigateway-integration`: what is set, defaults left out, types in lower case (recorded). */
export function writeIntegration(integration: Integration, path: Path, context: ExportContext): JsonObject {
  const isMock = integration.type === 'MOCK'
  const result: JsonObject = { type: integration.type.toLowerCase() }
  const set = (key: string, value: JsonObject[string] | undefined) => {
    if (value !== undefined) result[key] = value
  }
  set('httpMethod', isMock ? undefined : integration.httpMethod)
  set('uri', isMock ? undefined : integration.uri)
  set(
    'responses',
    nonEmpty(writeResponses(integration.integrationResponses, [...path, 'integrationResponses'], context)),
  )
  set('requestParameters', nonEmpty(integration.requestParameters))
  set('requestTemplates', nonEmpty(integration.requestTemplates))
  set('passthroughBehavior', integration.passthroughBehavior.toLowerCase())
  set('contentHandling', integration.contentHandling)
  set('credentials', integration.credentials)
  set('connectionType', integration.connectionType === 'VPC_LINK' ? 'VPC_LINK' : undefined)
  set('connectionId', integration.connectionId)
  set('integrationTarget', integration.integrationTarget)
  const isDefaultTimeout = integration.timeoutInMillis === integrationTimeout.default
  set('timeoutInMillis', isDefaultTimeout && !context.draft ? undefined : integration.timeoutInMillis)
  set('cacheNamespace', integration.cacheNamespace)
  set('cacheKeyParameters', integration.cacheKeyParameters.length === 0 ? undefined : integration.cacheKeyParameters)
  if (integration.tlsConfig !== undefined) {
    const { insecureSkipVerification, serverNameToVerify } = integration.tlsConfig
    result.tlsConfig = {
      ...(insecureSkipVerification === undefined ? {} : { insecureSkipVerification }),
      ...(serverNameToVerify === undefined ? {} : { serverNameToVerify }),
    }
  }
  set('responseTransferMode', integration.responseTransferMode)
  return result
}

function writeResponses(
  responses: Record<string, IntegrationResponse>,
  path: Path,
  { notExpressed }: ExportContext,
): JsonObject {
  const result: JsonObject = {}
  for (const [statusCode, response] of Object.entries(responses)) {
    const key =
      response.selectionPattern === undefined || response.selectionPattern === ''
        ? 'default'
        : response.selectionPattern
    if (Object.hasOwn(result, key)) {
      lose(
        notExpressed,
        [...path, statusCode],
        key === 'default'
          ? 'A second integration response without a selection pattern: the document has room for one default'
          : `A second integration response with the selection pattern ${key}`,
      )
      continue
    }
    result[key] = {
      statusCode,
      ...(Object.keys(response.responseParameters).length === 0
        ? {}
        : { responseParameters: response.responseParameters }),
      ...(Object.keys(response.responseTemplates).length === 0
        ? {}
        : { responseTemplates: response.responseTemplates }),
      ...(response.contentHandling === undefined ? {} : { contentHandling: response.contentHandling }),
    }
  }
  return result
}

function nonEmpty(value: JsonObject): JsonObject | undefined {
  return Object.keys(value).length === 0 ? undefined : value
}
