import type { Json, JsonObject } from '@gatewright/definition'

/** Reads members of JSON whose form nobody promised. */
export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A member that is a text, else ''. */
export function textAt(value: Json | undefined, ...path: readonly string[]): string {
  const found = memberAt(value, ...path)
  return typeof found === 'string' ? found : ''
}

/** A member below others, as far as there are such. */
export function memberAt(value: Json | undefined, ...path: readonly string[]): Json | undefined {
  let found = value
  for (const name of path) found = isObject(found) && Object.hasOwn(found, name) ? found[name] : undefined
  return found
}

/** Names and values of an object, lists taken apart; what is no text is written as JSON. */
export function pairsOf(value: Json | undefined): [string, string][] {
  if (!isObject(value)) return []
  return Object.entries(value).flatMap(([name, item]): [string, string][] =>
    item === undefined || item === null ? [] : [item].flat().map((each) => [name, asText(each)]),
  )
}

function asText(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}
