import type { Json, JsonObject } from '@gatewright/definition'

/** The value of a `$context` variable as text; undefined when there is none, and for maps and lists, which print nothing. */
export function variableValue(context: JsonObject, path: readonly string[]): string | undefined {
  let value: Json | undefined = context
  for (const key of path) {
    if (value === null || typeof value !== 'object' || Array.isArray(value)) return undefined
    value = Object.hasOwn(value, key) ? value[key] : undefined
    if (value === undefined) return undefined
  }
  return value === null || typeof value === 'object' ? undefined : String(value)
}
