import { type ContentHandling, contentHandlingSchema, type JsonObject } from '@gatewright/definition'
import { textAt } from '../../json/object.ts'

/** A content handling in any case; undefined for anything else. */
export function readContentHandling(extension: JsonObject): ContentHandling | undefined {
  return contentHandlingSchema.safeParse(textAt(extension, 'contentHandling')?.toUpperCase()).data
}
