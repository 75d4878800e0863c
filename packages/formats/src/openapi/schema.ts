import type { Json, JsonObject } from '@gatewright/definition'
import { documentLimits } from '../document/limits.ts'
import { isObject } from '../json/object.ts'
import { below, tokensOf, valueAt } from '../json/pointer.ts'
import type { ImportContext } from './import-context.ts'
import { ImportError } from './import-error.ts'
import { decodeReference } from './normalise/rename-models.ts'

const localSchema = '#/components/schemas/'
const modelUrl = /^https:\/\/apigateway\.amazonaws\.com\/restapis\/[^/]+\/models\/([^/]+)$/

/** The name of the model that a reference leads to, in the local form or in the service's own; undefined for anything else. */
export function modelReference(reference: string): string | undefined {
  const local = decodeReference(reference)
  if (!local.startsWith(localSchema)) return modelUrl.exec(reference)?.[1]
  const tokens = tokensOf(local.slice(1))
  return tokens.length === 3 ? tokens[2] : undefined
}

/** The service's form of a reference to a model (recorded). */
export function modelReferenceUrl(apiId: string, name: string): string {
  return `https://apigateway.amazonaws.com/restapis/${apiId}/models/${name}`
}

/** Keywords of OpenAPI schemas that JSON schema draft 4 does not know: kept in the model, never enforced (developer guide: known issues). */
const withoutEffect = new Set([
  'discriminator',
  'example',
  'examples',
  'readOnly',
  'writeOnly',
  'nullable',
  'deprecated',
  'xml',
  'externalDocs',
  'default',
])
/** Members whose value is a map of schemas: their keys are names, not keywords. */
const maps = new Set(['properties', 'patternProperties', 'definitions', 'dependencies'])
/** Members whose value is data, not a schema. */
const data = new Set(['enum', 'const', 'default', 'example', 'examples', 'discriminator', 'required'])

/** Reads schemas of a document as schemas of models: references between them take the service's form. */
export class SchemaReader {
  private readonly context: ImportContext
  private readonly schemas: JsonObject
  private written = 0

  constructor(context: ImportContext, schemas: JsonObject) {
    this.context = context
    this.schemas = schemas
  }

  read(schema: Json, pointer: string): Json {
    return this.visit(schema, pointer, new Set())
  }

  private visit(schema: Json, pointer: string, inside: ReadonlySet<string>): Json {
    if (inside.size > 0) this.count()
    if (Array.isArray(schema)) return schema.map((item, index) => this.visit(item, below(pointer, index), inside))
    if (!isObject(schema)) return schema
    if (typeof schema.$ref === 'string') return this.reference(schema, schema.$ref, pointer, inside)
    return Object.fromEntries(
      Object.entries(schema).map(([key, value]) => {
        const place = below(pointer, key)
        if (withoutEffect.has(key))
          this.context.note({
            kind: 'preserved',
            title: `${key} in schemas`,
            effect: 'Kept in the model; JSON schema draft 4 does not know it, so nothing is checked',
            pointer: place,
            fold: `schema ${key}`,
          })
        if (data.has(key)) return [key, value]
        if (maps.has(key) && isObject(value))
          return [
            key,
            Object.fromEntries(
              Object.entries(value).map(([name, item]) => [name, this.visit(item, below(place, name), inside)]),
            ),
          ]
        return [key, this.visit(value, place, inside)]
      }),
    )
  }

  /** Writing out references into schemas can multiply: it ends here. */
  private count(): void {
    this.written += 1
    if (this.written > documentLimits.innerValues)
      throw new ImportError(`Writing out references into schemas makes more than ${documentLimits.innerValues} values.`)
  }

  private reference(schema: JsonObject, reference: string, pointer: string, inside: ReadonlySet<string>): Json {
    const name = modelReference(reference)
    if (name !== undefined) {
      if (!Object.hasOwn(this.schemas, name))
        this.missing(`Model ${name} is used but never defined`, reference, pointer)
      return { ...schema, $ref: modelReferenceUrl(this.context.apiId, name) }
    }
    const local = decodeReference(reference)
    if (!local.startsWith('#')) {
      this.missing(`Schema in another file: ${reference}`, reference, pointer)
      return {}
    }
    if (local === '#' || local.startsWith('#/definitions/')) return schema
    const target = valueAt(this.context.document, local.slice(1))
    if (target === undefined || inside.has(local) || inside.size > 20) {
      this.missing(
        `Reference ${reference} ${target === undefined ? 'leads nowhere' : 'leads back to itself'}`,
        reference,
        pointer,
      )
      return {}
    }
    this.context.note({
      kind: 'repaired',
      title: `Reference into a schema: ${reference}`,
      effect: 'Models refer to whole models only: what it leads to is written out',
      pointer,
      fold: `inner ${reference}`,
    })
    return this.visit(target, local.slice(1), new Set([...inside, local]))
  }

  private missing(title: string, reference: string, pointer: string): void {
    this.context.note({
      kind: 'not-understood',
      title,
      effect: 'Nothing is checked at this place of the model',
      pointer,
      fold: `schema reference ${reference}`,
    })
  }
}
