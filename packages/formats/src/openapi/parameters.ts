import type { JsonObject, Path } from '@gatewright/definition'
import { arrayAt, member, textAt } from '../json/object.ts'
import { below } from '../json/pointer.ts'
import type { ImportContext } from './import-context.ts'
import { pathVariables } from './resource-tree.ts'

const places = new Map([
  ['path', 'path'],
  ['query', 'querystring'],
  ['header', 'header'],
])

/**
 * The `requestParameters` of a method: declared parameters of path, query and header, and every plain path variable, declared or not
 * (recorded). Other places have no counterpart and are kept for export only.
 */
export function readParameters(
  operation: JsonObject,
  path: string,
  pointer: string,
  context: ImportContext,
  at: Path,
): Record<string, boolean> {
  const result: Record<string, boolean> = {}
  arrayAt(operation, 'parameters').forEach((parameter, index) => {
    const name = textAt(parameter, 'name')
    const given = textAt(parameter, 'in') ?? ''
    const place = places.get(given)
    if (name === undefined || place === undefined) {
      context.note({
        kind: 'not-understood',
        title:
          `${given === 'formData' ? 'Form' : given === 'cookie' ? 'Cookie' : 'Unknown'} parameter ${name ?? ''}`.trim(),
        effect: 'A REST API declares parameters of path, query and header only',
        pointer: below(pointer, 'parameters', index),
        path: at,
        fold: `parameter in ${given}`,
      })
      return
    }
    if (!/^[a-zA-Z0-9._$-]+$/.test(name))
      context.note({
        kind: 'not-understood',
        title: `Parameter name ${name}`,
        effect: 'API Gateway takes letters, digits and . _ $ - in names of parameters',
        pointer: below(pointer, 'parameters', index),
        path: at,
        fold: `parameter name ${name}`,
      })
    result[`method.request.${place}.${name}`] = place === 'path' || member(parameter, 'required') === true
  })
  for (const { name, greedy } of pathVariables(path)) if (!greedy) result[`method.request.path.${name}`] ??= true
  return result
}
