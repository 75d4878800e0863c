import type { Json, RestApi } from '@gatewright/definition'
import type { EditorSchema } from '@/ui/monaco/json-schemas'

const address = (name: string) => `https://apigateway.amazonaws.com/restapis/this/models/${encodeURIComponent(name)}`

/**
 * The models of an API as schemas of an editor: the named one describes the document, the others are there for its `$ref`s.
 * Those whose schema is no JSON are left out.
 */
export function modelSchemas(models: RestApi['models'], name: string, document: string): EditorSchema[] {
  return Object.entries(models).flatMap(([each, { schema }]): EditorSchema[] => {
    try {
      const parsed = JSON.parse(schema) as Json
      return [{ uri: address(each), schema: withOwnReferences(parsed), documents: each === name ? [document] : [] }]
    } catch {
      return []
    }
  })
}

/** References to models name the id of an API that may be another one by now; the last part is the name of the model. */
function withOwnReferences(schema: Json): Json {
  if (Array.isArray(schema)) return schema.map(withOwnReferences)
  if (typeof schema !== 'object' || schema === null) return schema
  return Object.fromEntries(
    Object.entries(schema).map(([key, value]) => {
      const name = key === '$ref' && typeof value === 'string' ? /\/models\/([^/#]+)(#.*)?$/.exec(value) : null
      if (name !== null) return [key, address(decodeURIComponent(name[1] ?? '')) + (name[2] ?? '')]
      return [key, value === undefined ? value : withOwnReferences(value)]
    }),
  )
}
