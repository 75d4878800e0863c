import type { Json } from '@gatewright/definition'
import { isObject } from '../../json/object.ts'
import { below } from '../../json/pointer.ts'
import type { IntegrationPlace } from './integration-place.ts'

/** Content type → template. A missing one is empty text, as the service stores it; one written as an object is its JSON text. */
export function readTemplates(
  value: Json | undefined,
  pointer: string,
  place: Pick<IntegrationPlace, 'context' | 'at'>,
): Record<string, string> {
  const result: Record<string, string> = {}
  for (const [type, template] of Object.entries(isObject(value) ? value : {})) {
    if (typeof template === 'string' || template === null) {
      result[type] = template ?? ''
      continue
    }
    result[type] = JSON.stringify(template)
    place.context.note({
      kind: 'repaired',
      title: `Template for ${type} is an object`,
      effect: 'A template is text: took its JSON',
      pointer: below(pointer, type),
      path: place.at,
      fold: `template object ${type}`,
    })
  }
  return result
}
