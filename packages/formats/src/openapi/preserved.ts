import type { Json } from '@gatewright/definition'
import { isObject } from '../json/object.ts'

/**
 * A preserved value that stood where the definition has something else now: `$original` is what the document said, `$importedAs` what the
 * importer made of it. Export puts the original back as long as nobody changed what it was imported as.
 */
export type Replacement = { $original: Json; $importedAs: Json }

/** Whether a preserved value is a {@link Replacement}; any other stood at a place of which the definition knows nothing. */
export function isReplacement(value: Json): value is Replacement {
  return isObject(value) && Object.keys(value).length === 2 && '$original' in value && '$importedAs' in value
}
