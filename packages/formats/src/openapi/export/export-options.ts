import type { Path } from '@gatewright/definition'

/** What a format cannot hold, or can hold only in part. `path` leads into the project. */
export type NotExpressed = { path: Path; message: string; severity: 'error' | 'warning' }

export type ExportOptions = {
  version: 'oas30' | 'swagger'
  /** as the `extensions` parameter of GetExport: comma-separated, or a list; see {@link exportExtensions} */
  extensions?: string | readonly string[]
  output: 'json' | 'yaml'
  /**
   * with a stage the document is what GetExport returns for it (developer guide: Export a REST API); without one it is the draft, with everything that an
   * import preserved put back
   */
  stageName?: string
  /** the id of the API, part of its host name */
  apiId?: string
  /** stands in for the version of an API that has none: ISO 8601 without fractions, as in `2025-01-31T12:00:00Z` */
  createdDate?: string
}

/** The values of the parameter `extensions`, alone or combined. */
export const exportExtensions = [
  'integrations',
  'authorizers',
  'apigateway',
  'documentation',
  'validators',
  'gatewayresponses',
  'postman',
] as const
export type ExportExtension = (typeof exportExtensions)[number]

/** Which parts of the extensions are written. */
export type WrittenExtensions = {
  integrations: boolean
  authorizers: boolean
  validators: boolean
  gatewayResponses: boolean
  documentation: boolean
  /** everything else at the root: policy, media types, key source, compression … */
  settings: boolean
}

/** Reads the `extensions` parameter; names that are unknown come back apart. */
export function readExtensions(given: ExportOptions['extensions']): {
  written: WrittenExtensions
  unknown: string[]
  postman: boolean
} {
  const names = (typeof given === 'string' ? given.split(',') : [...(given ?? [])])
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== '')
  const has = (name: ExportExtension) => names.includes(name)
  const all = has('apigateway')
  return {
    written: {
      integrations: all || has('integrations'),
      authorizers: all || has('authorizers'),
      validators: all || has('validators'),
      gatewayResponses: all || has('gatewayresponses'),
      documentation: has('documentation'),
      settings: all,
    },
    unknown: names.filter((name) => !exportExtensions.some((known) => known === name)),
    postman: has('postman'),
  }
}
