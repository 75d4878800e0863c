import type { Json, JsonObject } from '@gatewright/definition'
import type { Budget } from './budget.ts'
import { compilePattern } from './keywords-string.ts'
import type { CompileChild, KeywordCheck, SchemaNode } from './schema-node.ts'
import { satisfies } from './validate.ts'

export function isObject(value: Json | undefined): value is JsonObject {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
}

export function requiredCheck(required: Json): KeywordCheck | undefined {
  if (!Array.isArray(required)) return undefined
  const names = [...new Set(required.filter((name) => typeof name === 'string'))].sort()
  return (instance, { messages, budget }) => {
    if (!isObject(instance)) return
    budget.spend(names.length)
    const missing = names.filter((name) => !Object.hasOwn(instance, name))
    if (missing.length > 0) messages.push(`object has missing required properties (${JSON.stringify(missing)})`)
  }
}

export function minPropertiesCheck(minimum: Json): KeywordCheck | undefined {
  if (typeof minimum !== 'number') return undefined
  return (instance, { messages }) => {
    if (!isObject(instance)) return
    const found = Object.keys(instance).length
    if (found >= minimum) return
    messages.push(`object has too few properties (found ${found} but schema requires at least ${minimum})`)
  }
}

export function maxPropertiesCheck(maximum: Json): KeywordCheck | undefined {
  if (typeof maximum !== 'number') return undefined
  return (instance, { messages }) => {
    if (!isObject(instance)) return
    const found = Object.keys(instance).length
    if (found <= maximum) return
    messages.push(`object has too many properties (found ${found} but schema requires at most ${maximum})`)
  }
}

type NameTest = (name: string, budget: Budget) => boolean

/** The names that `properties` and `patternProperties` speak of. */
function knownNames(schema: JsonObject): NameTest {
  const properties = isObject(schema.properties) ? schema.properties : {}
  const patterns = patternsOf(schema).map(([matches]) => matches)
  return (name, budget) => Object.hasOwn(properties, name) || patterns.some((matches) => matches(name, budget))
}

function patternsOf(schema: JsonObject): [NameTest, Json][] {
  if (!isObject(schema.patternProperties)) return []
  return Object.entries(schema.patternProperties).flatMap(([pattern, child]) => {
    const matches = compilePattern(pattern)
    return matches === undefined ? [] : [[matches, child] as [NameTest, Json]]
  })
}

export function additionalPropertiesCheck(schema: JsonObject): KeywordCheck | undefined {
  if (schema.additionalProperties !== false) return undefined
  const isKnown = knownNames(schema)
  return (instance, { messages, budget }) => {
    if (!isObject(instance)) return
    const extra = Object.keys(instance)
      .filter((name) => !isKnown(name, budget))
      .sort()
    if (extra.length === 0) return
    messages.push(`object instance has properties which are not allowed by the schema: ${JSON.stringify(extra)}`)
  }
}

/** `dependencies`: other members that a member asks for, or a schema for the whole object. */
export function dependenciesCheck(dependencies: Json, compile: CompileChild): KeywordCheck | undefined {
  if (!isObject(dependencies)) return undefined
  const schemas = Object.entries(dependencies).flatMap(([name, child]) =>
    isObject(child) ? [[name, compile(child)] as const] : [],
  )
  const properties = Object.entries(dependencies).flatMap(([name, list]) =>
    Array.isArray(list) ? [[name, list.filter((each) => typeof each === 'string')] as const] : [],
  )
  return (instance, { messages, budget }) => {
    if (!isObject(instance)) return
    for (const [name, needed] of properties) {
      const missing = needed.filter((each) => !Object.hasOwn(instance, each)).sort()
      if (!Object.hasOwn(instance, name) || missing.length === 0) continue
      const listed = `schema requires ${JSON.stringify([...needed].sort())}; missing: ${JSON.stringify(missing)}`
      messages.push(`property ${JSON.stringify(name)} of object has missing property dependencies (${listed})`)
    }
    for (const [name, child] of schemas) {
      if (!Object.hasOwn(instance, name) || satisfies(child, instance, budget)) continue
      messages.push(`schema dependencies of property ${JSON.stringify(name)} are not satisfied`)
    }
  }
}

/** Which schemas a member has to satisfy: its own, those of matching patterns, else the one for additional members. */
export function memberSchemas(schema: JsonObject, compile: CompileChild): SchemaNode['memberSchemas'] {
  const properties = new Map(
    isObject(schema.properties) ? Object.entries(schema.properties).map(([name, child]) => [name, compile(child)]) : [],
  )
  const patterns = patternsOf(schema).map(([matches, child]) => [matches, compile(child)] as const)
  const additional = isObject(schema.additionalProperties) ? [compile(schema.additionalProperties)] : []
  return (name, budget) => {
    const own = properties.get(name)
    const found = own === undefined ? [] : [own]
    for (const [matches, child] of patterns) if (matches(name, budget)) found.push(child)
    return found.length > 0 ? found : additional
  }
}

/** Which schemas an element has to satisfy: the one at its place or for all, else the one for additional elements. */
export function elementSchemas(schema: JsonObject, compile: CompileChild): SchemaNode['elementSchemas'] {
  const { items, additionalItems } = schema
  if (isObject(items)) {
    const all = [compile(items)]
    return () => all
  }
  if (!Array.isArray(items)) return () => []
  const places = items.map((child) => [compile(child)])
  const additional = isObject(additionalItems) ? [compile(additionalItems)] : []
  return (index) => places[index] ?? additional
}
