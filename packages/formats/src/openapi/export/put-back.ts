import type { Json, JsonObject } from '@gatewright/definition'
import { jsonEqual } from '../../json/equal.ts'
import { isObject } from '../../json/object.ts'
import { tokensOf } from '../../json/pointer.ts'
import { parameterId } from '../parameter-id.ts'
import { isReplacement } from '../preserved.ts'

/**
 * Puts what an import preserved back into a document: additions where their place still exists and is free, replaced values where
 * the value that replaced them still stands.
 * @param document OpenAPI 3.0 form; it is not changed
 */
export function putBack(document: JsonObject, preserved: Record<string, Json>): JsonObject {
  const result = structuredCopy(document)
  /** pointers below these lead into what was put back whole */
  const whole = new Set<string>()
  for (const pointer of Object.keys(preserved).toSorted((a, b) => a.length - b.length)) {
    const value = preserved[pointer]
    if (value === undefined || isBelow(pointer, whole)) continue
    const tokens = tokensOf(pointer)
    const key = tokens.pop()
    const parent = key === undefined ? undefined : find(result, tokens)
    if (key === undefined || parent === undefined) continue
    if (put(parent, key, value)) whole.add(pointer)
  }
  return result
}

function isBelow(pointer: string, places: ReadonlySet<string>): boolean {
  if (places.size === 0) return false
  for (let end = pointer.lastIndexOf('/'); end > 0; end = pointer.lastIndexOf('/', end - 1))
    if (places.has(pointer.slice(0, end))) return true
  return false
}

/** Puts one value in; tells whether it did. */
function put(parent: Json, key: string, value: Json): boolean {
  if (isReplacement(value)) {
    const index = Array.isArray(parent) ? indexIn(parent, key) : key
    const current = Array.isArray(parent)
      ? parent[Number(index)]
      : isObject(parent) && Object.hasOwn(parent, key)
        ? parent[key]
        : undefined
    if (current === undefined || !jsonEqual(current, value.$importedAs)) return false
    if (Array.isArray(parent)) parent[Number(index)] = value.$original
    else if (isObject(parent)) parent[key] = value.$original
    return true
  }
  if (Array.isArray(parent)) {
    if (indexIn(parent, key) !== -1) return false
    parent.push(value)
    return true
  }
  if (!isObject(parent)) return false
  if (Object.hasOwn(parent, key)) return false
  parent[key] = value
  return true
}

function find(document: JsonObject, tokens: string[]): Json | undefined {
  let value: Json = document
  for (const token of tokens) {
    const next: Json | undefined = Array.isArray(value)
      ? value[indexIn(value, token)]
      : isObject(value) && Object.hasOwn(value, token)
        ? value[token]
        : undefined
    if (next !== undefined) value = next
    else if (token === 'parameters' && isObject(value)) value = value[token] = []
    else return undefined
  }
  return value
}

/** The place of a parameter in a list, by `<in>.<name>`. */
function indexIn(list: Json[], token: string): number {
  return list.findIndex((item) => parameterId(item) === token)
}

function structuredCopy<T extends Json>(value: T): T {
  if (Array.isArray(value)) return value.map(structuredCopy) as T
  if (!isObject(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, structuredCopy(item)])) as T
}
