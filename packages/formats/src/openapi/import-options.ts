import type { RestApi } from '@gatewright/definition'

/** What to do with a document's base path (developer guide: Import an API with the basePath property). */
export type BasePathMode = 'ignore' | 'prepend' | 'split'

export type ImportOptions = {
  basepath?: BasePathMode
  /** without a mode a new API is made; `merge` keeps what the document does not name, `overwrite` deletes it */
  mode?: 'merge' | 'overwrite'
  /** the API that is merged into or overwritten */
  existing?: Partial<RestApi>
  /** refuse the document when the service would warn */
  failOnWarnings?: boolean
  /** leaves the documentation parts out (`ignore=documentation` of the service) */
  ignoreDocumentation?: boolean
  fileName?: string
  /** largest text in bytes of UTF-8; see `documentLimits` */
  maximumBytes?: number
  /** the id of the API that is made: schemas of models refer to each other by it */
  apiId?: string
}

/** The id that stands in references between models until an API has its own. */
export const defaultApiId = 'abcdef1234'
