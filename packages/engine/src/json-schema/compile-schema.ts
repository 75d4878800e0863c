import type { Json, JsonObject } from '@gatewright/definition'
import { enumCheck, typeCheck } from './keywords-any.ts'
import { additionalItemsCheck, maxItemsCheck, minItemsCheck, uniqueItemsCheck } from './keywords-array.ts'
import { allOfCheck, anyOfCheck, notCheck, oneOfCheck } from './keywords-combination.ts'
import { formatCheck } from './keywords-format.ts'
import { maximumCheck, minimumCheck, multipleOfCheck } from './keywords-number.ts'
import {
  additionalPropertiesCheck,
  dependenciesCheck,
  elementSchemas,
  isObject,
  maxPropertiesCheck,
  memberSchemas,
  minPropertiesCheck,
  requiredCheck,
} from './keywords-object.ts'
import { maxLengthCheck, minLengthCheck, patternCheck } from './keywords-string.ts'
import type { CompileChild, KeywordCheck, SchemaNode } from './schema-node.ts'

/** How deep a schema may be nested in itself; what is deeper says nothing. */
const maxSchemaDepth = 200

/** Gives the document that a `$ref` names, without its fragment; undefined when there is none. `''` is the schema itself. */
export type ResolveDocument = (uri: string) => Json | undefined

/** Keyword → its check, in alphabetical order: the order in which the service's validator reports. */
const keywords: {
  readonly [keyword: string]: (schema: JsonObject, value: Json, compile: CompileChild) => KeywordCheck | undefined
} = {
  additionalItems: (schema, value) => additionalItemsCheck(value, schema.items),
  additionalProperties: (schema) => additionalPropertiesCheck(schema),
  allOf: (_schema, value, compile) => allOfCheck(value, compile),
  anyOf: (_schema, value, compile) => anyOfCheck(value, compile),
  dependencies: (_schema, value, compile) => dependenciesCheck(value, compile),
  enum: (_schema, value) => enumCheck(value),
  format: (_schema, value) => formatCheck(value),
  maxItems: (_schema, value) => maxItemsCheck(value),
  maxLength: (_schema, value) => maxLengthCheck(value),
  maxProperties: (_schema, value) => maxPropertiesCheck(value),
  maximum: (schema, value) => maximumCheck(value, schema.exclusiveMaximum === true),
  minItems: (_schema, value) => minItemsCheck(value),
  minLength: (_schema, value) => minLengthCheck(value),
  minProperties: (_schema, value) => minPropertiesCheck(value),
  minimum: (schema, value) => minimumCheck(value, schema.exclusiveMinimum === true),
  multipleOf: (_schema, value) => multipleOfCheck(value),
  not: (_schema, value, compile) => notCheck(value, compile),
  oneOf: (_schema, value, compile) => oneOfCheck(value, compile),
  pattern: (_schema, value) => patternCheck(value),
  required: (_schema, value) => requiredCheck(value),
  type: (_schema, value) => typeCheck(value),
  uniqueItems: (_schema, value) => uniqueItemsCheck(value),
}

const unconstrained: SchemaNode = {
  checks: [],
  memberSchemas: () => [],
  elementSchemas: () => [],
  hasChildren: false,
}

/**
 * Compiles a draft-04 schema. `$ref`s are followed into the schema itself and into the documents that `resolve` gives;
 * one that leads nowhere, like a keyword of the wrong shape, says nothing. Never throws.
 */
export function compileSchema(schema: Json, resolve: ResolveDocument = () => undefined): SchemaNode {
  return new SchemaCompiler(schema, resolve).compile(schema, '', 0)
}

class SchemaCompiler {
  readonly #byReference = new Map<string, SchemaNode>()

  constructor(
    readonly root: Json,
    readonly resolve: ResolveDocument,
  ) {}

  /** `base` is the document that the schema stands in. */
  compile(schema: Json, base: string, depth: number): SchemaNode {
    if (!isObject(schema) || depth > maxSchemaDepth) return unconstrained
    if (typeof schema.$ref === 'string') return this.#reference(schema.$ref, base, depth)
    const child: CompileChild = (each) => this.compile(each, base, depth + 1)
    const checks: KeywordCheck[] = []
    for (const [keyword, make] of Object.entries(keywords)) {
      const value = Object.hasOwn(schema, keyword) ? schema[keyword] : undefined
      const check = value === undefined ? undefined : make(schema, value, child)
      if (check !== undefined) checks.push(check)
    }
    return {
      checks,
      memberSchemas: memberSchemas(schema, child),
      elementSchemas: elementSchemas(schema, child),
      hasChildren: true,
    }
  }

  /** A node that stands for what the reference names; it is filled in once, so that schemas may refer to themselves. */
  #reference(reference: string, base: string, depth: number): SchemaNode {
    const hash = reference.indexOf('#')
    const uri = (hash < 0 ? reference : reference.slice(0, hash)) || base
    const pointer = hash < 0 ? '' : reference.slice(hash + 1)
    const key = `${uri}#${pointer}`
    const known = this.#byReference.get(key)
    if (known !== undefined) return known
    const node: SchemaNode = { ...unconstrained }
    this.#byReference.set(key, node)
    const document = uri === '' ? this.root : this.resolve(uri)
    const target = document === undefined ? undefined : atPointer(document, pointer)
    if (target !== undefined) {
      const compiled = this.compile(target, uri, depth + 1)
      // a reference that leads back to itself says nothing
      if (compiled !== node) Object.assign(node, compiled)
    }
    return node
  }
}

/** The value at a JSON pointer (RFC 6901), percent-decoded as a URI fragment. */
function atPointer(document: Json, pointer: string): Json | undefined {
  let value: Json | undefined = document
  for (const part of pointer.split('/').slice(1)) {
    const key = decoded(part).replaceAll('~1', '/').replaceAll('~0', '~')
    if (value === null || typeof value !== 'object') return undefined
    if (Array.isArray(value)) value = value[Number(key)]
    else value = Object.hasOwn(value, key) ? value[key] : undefined
    if (value === undefined) return undefined
  }
  return value
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
