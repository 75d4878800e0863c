import type { JsonObject } from '@gatewright/definition'
import { isObject, member, toText } from '../../json/object.ts'

/** The members of a map that are text, or scalars written as text. */
export function readTextMap(value: JsonObject, key: string): Record<string, string> {
  const map = member(value, key)
  const entries = Object.entries(isObject(map) ? map : {}).map(([name, entry]) => [name, toText(entry)] as const)
  return Object.fromEntries(entries.filter((entry): entry is readonly [string, string] => entry[1] !== undefined))
}
