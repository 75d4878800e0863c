import { AppError } from '@gatewright/db'
import type { Backends, Design, Json } from '@gatewright/definition'
import { type Finding, type FindingKind, ImportError, importOpenApi } from '@gatewright/formats'
import { partCounts } from './api-summary.ts'

/** A document as a person gives it: its text and the name of its file. */
export type GivenDocument = {
  readonly fileName: string
  readonly text: string
  readonly basepath?: 'ignore' | 'prepend' | 'split' | undefined
}

/** What an import would make, before anything is made. `bytes` is the size of the text in UTF-8. */
export type ImportPreview = {
  readonly name: string
  readonly format: string
  readonly bytes: number
  readonly lines: number
  readonly findings: readonly Finding[]
  /** parts of the document by what became of them */
  readonly counts: Readonly<Record<FindingKind, number>>
  readonly warnings: readonly string[]
  readonly summary: {
    readonly resourceCount: number
    readonly methodCount: number
    readonly authorizerCount: number
    readonly modelCount: number
    readonly backendCount: number
  }
  readonly design: Design
}

/** The API that a document is read into, and whether it keeps what the document does not name. */
export type ImportTarget = { readonly design: Design; readonly mode: 'merge' | 'overwrite' }

/**
 * Reads a document without making or changing an API. Throws `invalid` with the line and column of the mistake as details.
 * @param target an existing API; without it a new one is read
 */
export function previewImport(document: GivenDocument, target?: ImportTarget): ImportPreview {
  const { fileName, text, basepath } = document
  if (target !== undefined && target.design.definition.kind !== 'REST')
    throw new AppError('invalid', 'Only REST APIs can take an OpenAPI document. Make a new API of it instead.')
  const result = readDocument(() =>
    importOpenApi(text, {
      fileName,
      ...(basepath === undefined ? {} : { basepath }),
      ...(target?.design.definition.kind === 'REST' ? { mode: target.mode, existing: target.design.definition } : {}),
    }),
  )
  const { definition, name, format, findings, warnings, bytes } = result
  const backends = withKnown(result.backends, target?.design.backends)
  return {
    name,
    format,
    bytes,
    lines: text.split('\n').length,
    findings,
    counts: countKinds(findings),
    warnings,
    summary: {
      ...partCounts(definition),
      authorizerCount: Object.keys(definition.authorizers).length,
      modelCount: Object.keys(definition.models).length,
      backendCount: Object.values(backends).reduce((sum, group) => sum + Object.keys(group).length, 0),
    },
    design: { definition, layout: target?.design.layout ?? {}, backends },
  }
}

/** Backends that an API has already stay as they are. */
function withKnown(found: Backends, known: Backends | undefined): Backends {
  if (known === undefined) return found
  return {
    functions: { ...found.functions, ...known.functions },
    http: { ...found.http, ...known.http },
    aws: { ...found.aws, ...known.aws },
  }
}

function readDocument<T>(read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof ImportError)) throw error
    const { line, column, detail } = error
    const place = line === undefined ? '' : ` (line ${line}${column === undefined ? '' : `, column ${column}`})`
    const details: { [name: string]: Json } = { code: error.code }
    if (line !== undefined) details.line = line
    if (column !== undefined) details.column = column
    if (detail !== undefined) details.detail = detail
    throw new AppError('invalid', `${error.message}${detail === undefined ? '' : ` ${detail}`}${place}`, details)
  }
}

function countKinds(findings: readonly Finding[]): Record<FindingKind, number> {
  const counts = { 'not-understood': 0, repaired: 0, preserved: 0, exact: 0 }
  for (const { kind, count } of findings) counts[kind] += count
  return counts
}
