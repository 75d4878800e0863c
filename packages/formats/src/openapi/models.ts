import type { Json, JsonObject, Model, Path } from '@gatewright/definition'
import { isObject, member, objectAt, textAt } from '../json/object.ts'
import { below } from '../json/pointer.ts'
import type { ImportContext } from './import-context.ts'
import { modelReference, SchemaReader } from './schema.ts'

/** Models under construction: those of the document by name, and those made for schemas that stand in a body or response without a name. */
export class Models {
  readonly models: Record<string, Model> = {}
  private readonly context: ImportContext
  private readonly schemas: JsonObject
  private readonly reader: SchemaReader
  /** name → text of the schema that it was made for */
  private readonly unnamed = new Map<string, string>()

  constructor(context: ImportContext) {
    this.context = context
    this.schemas = objectAt(member(context.document, 'components'), 'schemas')
    this.reader = new SchemaReader(context, this.schemas)
    for (const [name, schema] of Object.entries(this.schemas))
      this.add(name, schema, below('/components/schemas', name))
  }

  /**
   * The name of the model for a schema of a body or response: the one that it refers to, or `MODEL` and six hexadecimal digits for one
   * without a name (reported from the field). Undefined where the reference leads nowhere: the service warns and goes on.
   */
  nameFor(schema: Json, pointer: string, path: Path): string | undefined {
    const reference = textAt(schema, '$ref')
    if (reference !== undefined) {
      const name = modelReference(reference)
      if (name !== undefined && Object.hasOwn(this.models, name)) return name
      if (name !== undefined || !reference.startsWith('#')) {
        this.context.warnings.push(`Reference to model '${name ?? reference}' not found. Ignoring.`)
        this.context.note({
          kind: 'not-understood',
          title: reference.startsWith('#')
            ? `Model ${name} is used but never defined`
            : `Schema in another file: ${reference}`,
          effect: 'The body has no model until it is defined here',
          pointer,
          path,
          fold: `model ${reference}`,
        })
        return undefined
      }
    }
    if (!isObject(schema)) return undefined
    const text = JSON.stringify(schema)
    let name = `MODEL${digits(text)}`
    for (let salt = 1; this.isOther(name, text); salt += 1) name = `MODEL${digits(`${text}${salt}`)}`
    this.unnamed.set(name, text)
    this.add(name, schema, pointer)
    return name
  }

  private isOther(name: string, text: string): boolean {
    return Object.hasOwn(this.models, name) && this.unnamed.get(name) !== text
  }

  private add(name: string, schema: Json, pointer: string): void {
    if (Object.hasOwn(this.models, name)) return
    const description = textAt(schema, 'description')
    this.models[name] = {
      contentType: 'application/json',
      ...(description === undefined ? {} : { description }),
      schema: JSON.stringify(this.reader.read(schema, pointer), null, 2),
    }
  }
}

/** Six hexadecimal digits that follow from a text (FNV-1a): the same schema has the same name in every import. */
function digits(text: string): string {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193) >>> 0
  return (hash & 0xffffff).toString(16).padStart(6, '0')
}
