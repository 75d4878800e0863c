import type { DocumentationPart, Json, JsonObject } from '@gatewright/definition'
import { arrayAt, compact, isObject, member, textAt } from '../../json/object.ts'
import { below } from '../../json/pointer.ts'
import type { RootExtension } from './root-extension.ts'

/** `x-amazon-apigateway-documentation`: the documentation parts and their version. */
export const documentation: RootExtension = {
  name: 'x-amazon-apigateway-documentation',
  read(value, api, pointer, context) {
    if (!isObject(value)) return
    const parts: Record<string, DocumentationPart> = {}
    arrayAt(value, 'documentationParts').forEach((part, index) => {
      const location = member(part, 'location')
      const type = textAt(location, 'type')
      if (type === undefined || !isObject(location)) {
        context.note({
          kind: 'not-understood',
          title: 'Documentation part without a location type',
          effect: 'It belongs nowhere and is kept for export only',
          pointer: below(pointer, 'documentationParts', index),
          fold: 'documentation part',
        })
        return
      }
      parts[`d${index + 1}`] = {
        location: compact({
          type,
          path: textAt(location, 'path'),
          method: textAt(location, 'method'),
          statusCode: textAt(location, 'statusCode'),
          name: textAt(location, 'name'),
        }),
        properties: member(part, 'properties') ?? {},
      }
    })
    api.documentation = { ...compact({ version: textAt(value, 'version') }), parts }
  },
  write(api) {
    if (api.documentation === undefined) return undefined
    const parts = Object.values(api.documentation.parts).map(
      (part): Json => ({ location: part.location as JsonObject, properties: part.properties }),
    )
    return { ...compact({ version: api.documentation.version }), documentationParts: parts }
  },
}
