import type { JsonObject, MethodResponse, Path } from '@gatewright/definition'
import { isObject, member } from '../json/object.ts'
import { below } from '../json/pointer.ts'
import type { ImportContext } from './import-context.ts'
import type { Models } from './models.ts'

/** The method responses of an operation: headers as optional response parameters (recorded), bodies as models. */
export function readResponses(
  operation: JsonObject,
  pointer: string,
  models: Models,
  context: ImportContext,
  at: Path,
): Record<string, MethodResponse> {
  const result: Record<string, MethodResponse> = {}
  const responses = member(operation, 'responses')
  for (const [code, response] of Object.entries(isObject(responses) ? responses : {})) {
    const place = below(pointer, 'responses', code)
    if (code.startsWith('x-')) continue
    if (!/^[1-5]\d\d$/.test(code)) {
      context.note({
        kind: 'not-understood',
        title: `Response ${code}`,
        effect: 'A method response needs a status code; this one is kept for export only',
        pointer: place,
        path: at,
        fold: `response ${code}`,
      })
      continue
    }
    const headers = member(response, 'headers')
    result[code] = {
      responseParameters: Object.fromEntries(
        Object.keys(isObject(headers) ? headers : {}).map((name) => [`method.response.header.${name}`, false]),
      ),
      responseModels: readContent(member(response, 'content'), below(place, 'content'), models, at),
    }
  }
  return result
}

/** Content type → model name, of the `content` of a body or response. */
export function readContent(content: unknown, pointer: string, models: Models, at: Path): Record<string, string> {
  const result: Record<string, string> = {}
  if (typeof content !== 'object' || content === null || Array.isArray(content)) return result
  for (const [type, media] of Object.entries(content as JsonObject)) {
    const schema = member(media, 'schema')
    if (schema === undefined) continue
    const name = models.nameFor(schema, below(pointer, type, 'schema'), at)
    if (name !== undefined) result[type] = name
  }
  return result
}
