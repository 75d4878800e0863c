import type { Json, JsonObject } from '@gatewright/definition'

/** Whether a value is a JSON object (no list, no null). */
export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The own member of an object; undefined where there is none, or where the value is no object. Inherited names never answer. */
export function member(value: Json | undefined, key: string): Json | undefined {
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined
}

/** The own member as an object; an empty one where it is missing or something else. */
export function objectAt(value: Json | undefined, key: string): JsonObject {
  const found = member(value, key)
  return isObject(found) ? found : {}
}

/** The own member as a list; an empty one where it is missing or something else. */
export function arrayAt(value: Json | undefined, key: string): Json[] {
  const found = member(value, key)
  return Array.isArray(found) ? found : []
}

/** The own member as text: numbers and booleans are written out, as the service does. Undefined for anything else. */
export function textAt(value: Json | undefined, key: string): string | undefined {
  return toText(member(value, key))
}

/** A scalar as text; undefined for null, lists and objects. */
export function toText(value: Json | undefined): string | undefined {
  if (typeof value === 'string') return value
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined
}

/** A copy of an object without its undefined members: what a strict schema wants. */
export function compact<T extends Record<string, unknown>>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>
  }
}
