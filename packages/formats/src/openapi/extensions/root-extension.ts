import type { Json, RestApi } from '@gatewright/definition'
import type { ImportContext } from '../import-context.ts'

/** An extension at the root of a document: how it is read into a definition, and written again. */
export type RootExtension = {
  name: string
  /** `value` is what the document says, at `pointer`; what cannot be taken is reported, not thrown */
  read: (value: Json, api: RestApi, pointer: string, context: ImportContext) => void
  /** undefined: nothing to say */
  write: (api: RestApi) => Json | undefined
}
