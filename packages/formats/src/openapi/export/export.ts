import type { Json, JsonObject, Project, RestApi } from '@gatewright/definition'
import { stringify } from 'yaml'
import { isObject } from '../../json/object.ts'
import { endpointConfigurationExtension } from '../extensions/endpoint-configuration.ts'
import { defaultApiId } from '../import-options.ts'
import { downgrade, withoutSwaggerMembers } from './downgrade.ts'
import { type ExportContext, lose, schemeNames, warn } from './export-context.ts'
import { type ExportOptions, type NotExpressed, readExtensions } from './export-options.ts'
import { notExpressedOf } from './not-expressed.ts'
import { putBack } from './put-back.ts'
import { endpointConfigurationOf, writeDocument } from './write-document.ts'

export type ExportResult = { text: string; contentType: string; fileName: string; notExpressed: NotExpressed[] }

/** Stands in for the version of an API that has none, when nobody knows when it was created. */
const noVersion = '1970-01-01T00:00:00Z'

/**
 * Exports an API as an OpenAPI document: with `stageName` as GetExport of the service does for that stage, without as the draft, with everything
 * put back that its import preserved.
 * @param project only its definition is written; `notExpressed` says what of the rest a document cannot hold
 * @throws Error for an API that is no REST API
 */
export function exportOpenApi(project: Project, options: ExportOptions): ExportResult {
  const api = project.definition
  if (api.kind !== 'REST') throw new Error(`An API of kind ${api.kind} cannot be exported as a REST API.`)
  const { written, unknown, postman } = readExtensions(options.extensions)
  const notExpressed: NotExpressed[] = []
  for (const name of unknown) lose(notExpressed, [], `There is no export extension ${name}`)
  if (postman) warn(notExpressed, [], 'Postman additions are not written')
  const draft = options.stageName === undefined
  const context: ExportContext = { api, extensions: written, draft, notExpressed, ...schemeNames(api, notExpressed) }
  const version = api.version ?? options.createdDate ?? noVersion
  const document = draft ? draftDocument(context, version, options) : stageDocument(context, version, options, project)
  notExpressed.push(...notExpressedOf(project))
  const extension = options.output === 'json' ? 'json' : 'yaml'
  return {
    text:
      options.output === 'json'
        ? `${JSON.stringify(document, null, 2)}\n`
        : stringify(document, { lineWidth: 0, aliasDuplicateObjects: false }),
    contentType: draft ? `application/${extension}` : 'application/octet-stream',
    fileName: draft
      ? `${fileNameOf(api)}-${options.version}.${extension}`
      : `${options.version}_${safe(version)}.${extension}`,
    notExpressed,
  }
}

/** The draft in OpenAPI 3.0 form, the members for Swagger included: what an import compares its document with. */
export function draftForm(api: RestApi): JsonObject {
  const extensions = readExtensions('apigateway,documentation').written
  const notExpressed: NotExpressed[] = []
  return writeDocument(
    { api, extensions, draft: true, notExpressed, ...schemeNames(api, notExpressed) },
    api.version ?? noVersion,
  )
}

function draftDocument(context: ExportContext, version: string, options: ExportOptions): JsonObject {
  const plain = writeDocument(context, version)
  const full = putBack(plain, context.api.preserved)
  const configuration = endpointConfigurationOf(context)
  if (options.version === 'swagger')
    return downgrade(configuration === undefined ? full : { ...full, [endpointConfigurationExtension]: configuration })
  const document = withoutSwaggerMembers(full, plain)
  return configuration === undefined
    ? document
    : { ...document, servers: withConfiguration(document.servers, configuration) }
}

function withConfiguration(servers: Json | undefined, configuration: JsonObject): Json {
  const [first, ...rest] = Array.isArray(servers) ? servers : []
  return [{ ...(isObject(first) ? first : { url: '/' }), [endpointConfigurationExtension]: configuration }, ...rest]
}

function stageDocument(context: ExportContext, version: string, options: ExportOptions, project: Project): JsonObject {
  const stageName = options.stageName ?? ''
  const host = `${options.apiId ?? defaultApiId}.execute-api.${project.account.region}.amazonaws.com`
  const document = writeDocument(context, version)
  if (options.version === 'swagger')
    return downgrade({
      ...document,
      'x-swagger-host': host,
      'x-swagger-base-path': `/${stageName}`,
      'x-swagger-schemes': ['https'],
    })
  const server = { url: `https://${host}/{basePath}`, variables: { basePath: { default: stageName } } }
  return { ...withoutSwaggerMembers(document, document), servers: [server] }
}

function fileNameOf(api: RestApi): string {
  return (
    api.name
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '') || 'api'
  )
}

/** A version as part of a file name that stands in a header: no quotes, slashes or control characters. */
function safe(version: string): string {
  return version.replace(/[^\w.:+ -]/g, '-')
}
