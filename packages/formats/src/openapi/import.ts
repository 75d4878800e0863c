import { type Backends, emptyRestApi, type Json, type RestApi, restApiSchema } from '@gatewright/definition'
import { documentLimits } from '../document/limits.ts'
import { type ReadDocument, readDocument } from '../document/read-document.ts'
import { objectAt, textAt } from '../json/object.ts'
import { readBackends } from './backends.ts'
import { countExact } from './count-exact.ts'
import { draftForm } from './export/export.ts'
import { readEndpointConfiguration } from './extensions/endpoint-configuration.ts'
import { noteHttpApiExtensions } from './extensions/http-api-extensions.ts'
import { rootExtensions } from './extensions/root-extensions.ts'
import type { Finding } from './finding.ts'
import { ImportContext } from './import-context.ts'
import { ImportError } from './import-error.ts'
import { defaultApiId, type ImportOptions } from './import-options.ts'
import { readPaths } from './import-paths.ts'
import { mergeDefinition, type RenamedIds } from './merge.ts'
import { Models } from './models.ts'
import { normalise } from './normalise/normalise.ts'
import { noteNormalisation } from './note-normalisation.ts'
import { notePreserved } from './note-preserved.ts'
import { preserve } from './preserve.ts'
import { Security } from './security.ts'

/** What an import made of a document. `warnings` are the service's own texts; `bytes` is 0 for a document that came parsed. */
export type ImportResult = {
  definition: RestApi
  backends: Backends
  name: string
  /** as in `OpenAPI 3.0.1 · JSON` */
  format: string
  findings: Finding[]
  warnings: string[]
  bytes: number
}

/**
 * Imports an OpenAPI 3.0 or Swagger 2.0 document as a REST API, as ImportRestApi and PutRestApi do (developer guide: Develop REST APIs using
 * OpenAPI; recordings of the service outrank it). What the service would refuse is taken where it can be, and reported.
 * The same document makes the same definition, ids included.
 * @param document JSON or YAML text, or a parsed document
 * @throws ImportError where it is no such document, is too large or nested too deeply, or `failOnWarnings` is set and there are warnings
 */
export function importOpenApi(document: string | Json, options: ImportOptions = {}): ImportResult {
  const read = readDocument(document, options.maximumBytes ?? documentLimits.bytes)
  const normalised = normalise(read.value, options.basepath ?? 'ignore')
  const context = new ImportContext(normalised.document, normalised.origin, options.apiId ?? defaultApiId)
  noteReading(read, context)
  noteNormalisation(normalised, context)
  const fresh = readDefinition(context, options)
  if (options.failOnWarnings === true && context.warnings.length > 0)
    throw new ImportError(`Warnings found during import:\n\t${context.warnings.join('\n\t')}`)
  const { preserved, places } = preserve(normalised, draftForm(fresh))
  notePreserved(places, context)
  const { definition, renamed } = placed(checked({ ...fresh, preserved }), options)
  countExact(fresh, context)
  const findings = context.findings.list()
  const lines = read.linesOf(findings.map((finding) => finding.pointer))
  return {
    definition,
    backends: readBackends(definition),
    name: definition.name,
    format: `${normalised.version} · ${read.syntax}`,
    findings: findings.map((finding) => withIds(withLine(finding, lines.get(finding.pointer)), renamed)),
    warnings: context.warnings,
    bytes: read.bytes,
  }
}

function readDefinition(context: ImportContext, options: ImportOptions): RestApi {
  const info = objectAt(context.document, 'info')
  const title = textAt(info, 'title')
  if (title === undefined)
    context.note({
      kind: 'repaired',
      title: 'The document has no title',
      effect: 'Named the API after its file',
      pointer: '/info',
      path: ['name'],
    })
  const api = emptyRestApi(title ?? options.fileName?.replace(/\.[^.]*$/, '') ?? 'Imported API')
  const description = textAt(info, 'description')
  const version = textAt(info, 'version')
  if (description !== undefined) api.description = description
  if (version !== undefined) api.version = version
  for (const extension of rootExtensions) {
    const value = context.document[extension.name]
    if (
      value === undefined ||
      (options.ignoreDocumentation === true && extension.name === 'x-amazon-apigateway-documentation')
    )
      continue
    extension.read(value, api, `/${extension.name}`, context)
  }
  readEndpointConfiguration(api, context)
  noteHttpApiExtensions(context)
  const security = new Security(context)
  const models = new Models(context)
  api.authorizers = security.authorizers
  readPaths({ context, models, security, api })
  api.models = models.models
  return api
}

/** The imported definition in the place of the existing one, where there is a mode. */
function placed(imported: RestApi, { mode, existing }: ImportOptions): { definition: RestApi; renamed?: RenamedIds } {
  if (mode === undefined) return { definition: imported }
  return mergeDefinition(checked({ ...emptyRestApi(imported.name), ...existing }), imported, mode)
}

function withIds(finding: Finding, renamed: RenamedIds | undefined): Finding {
  const [kind, id, ...rest] = finding.path ?? []
  const ids =
    kind === 'resources' || kind === 'authorizers' || kind === 'requestValidators' ? renamed?.[kind] : undefined
  const known = ids?.get(String(id))
  return kind === undefined || known === undefined ? finding : { ...finding, path: [kind, known, ...rest] }
}

function checked(api: RestApi): RestApi {
  const parsed = restApiSchema.safeParse(api)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  throw new ImportError(`The document makes no valid REST API: ${issue?.path.join('/') ?? ''}: ${issue?.message ?? ''}`)
}

function noteReading(read: ReadDocument, context: ImportContext): void {
  if (read.bytes > documentLimits.serviceBytes)
    context.note({
      kind: 'not-understood',
      title: `The document has ${(read.bytes / 1024 / 1024).toFixed(1)} MB`,
      effect: 'API Gateway takes 6 MB at most: it would refuse this document',
      pointer: '',
    })
  for (const { pointer, reason } of read.dropped)
    context.note({ kind: 'repaired', title: 'A key was left out', effect: reason, pointer, fold: reason })
}

function withLine(finding: Finding, line: number | undefined): Finding {
  return line === undefined ? finding : { ...finding, line }
}
