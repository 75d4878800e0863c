import type { IntegrationResponse, JsonObject } from '@gatewright/definition'
import { compact, isObject, member, textAt } from '../../json/object.ts'
import { below } from '../../json/pointer.ts'
import { readContentHandling } from './content-handling.ts'
import type { IntegrationPlace } from './integration-place.ts'
import { readTemplates } from './templates.ts'
import { readTextMap } from './text-map.ts'

/**
 * The integration responses of an integration: the key `default` has no selection pattern, any other key is the pattern. They are kept by status
 * code, so two patterns for one status cannot both stand: the last one does.
 */
export function readIntegrationResponses(
  extension: JsonObject,
  place: IntegrationPlace,
): Record<string, IntegrationResponse> {
  const result: Record<string, IntegrationResponse> = {}
  const given = member(extension, 'responses')
  for (const [pattern, response] of Object.entries(isObject(given) ? given : {})) {
    const pointer = below(place.pointer, 'responses', pattern)
    if (!isObject(response)) continue
    const note = (title: string, effect: string) =>
      place.context.note({
        kind: 'not-understood',
        title,
        effect,
        pointer,
        path: [...place.at, 'integration'],
        fold: title,
      })
    const status = textAt(response, 'statusCode') ?? (/^[1-5]\d\d$/.test(pattern) ? pattern : undefined)
    if (status === undefined) {
      note(`Integration response ${pattern} has no statusCode`, 'Without one it answers nothing; kept for export only')
      continue
    }
    const known = result[status]
    if (known !== undefined)
      note(
        `Two integration responses for status ${status}: ${known.selectionPattern ?? 'default'} and ${pattern}`,
        'API Gateway keeps one for each status code: the last one counts',
      )
    result[status] = {
      ...compact({
        selectionPattern: pattern === 'default' ? undefined : pattern,
        contentHandling: readContentHandling(response),
      }),
      responseParameters: readTextMap(response, 'responseParameters'),
      responseTemplates: readTemplates(
        member(response, 'responseTemplates'),
        below(pointer, 'responseTemplates'),
        place,
      ),
    }
  }
  return result
}
