import { JavaDouble } from './number-value.ts'
import { JavaMap, type JavaValue, JsonArray, type MapPrinting } from './value.ts'

/** What JSON.parse gives. */
export type Json = null | boolean | number | string | Json[] | { [name: string]: Json | undefined }

export type FromJsonOptions = {
  /** `list`: java.util.ArrayList, prints `[a, b]`. `json-array`: json-smart's JSONArray, prints JSON. Default: list. */
  arrays?: 'list' | 'json-array'
  /** How the maps print; `nothing` for the nested maps of `$context`. Default: entries. */
  maps?: MapPrinting
}

const int32 = 2 ** 31

/** Integer, Long or Double: what a number without further knowledge of its text becomes in Java. */
export function numberFromJson(value: number): JavaValue {
  if (!Number.isInteger(value) || Object.is(value, -0)) return new JavaDouble(value)
  if (value >= -int32 && value < int32) return value
  return Math.abs(value) < 2 ** 63 ? BigInt(value) : new JavaDouble(value)
}

/**
 * A parsed JSON value as the Java runtime has it: objects become maps in their order, arrays lists, numbers without a
 * fraction Integer or Long, others Double. Members that are undefined are left out.
 */
export function fromJson(value: Json, options: FromJsonOptions = {}): JavaValue {
  if (typeof value === 'number') return numberFromJson(value)
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) {
    const list: JavaValue[] = options.arrays === 'json-array' ? new JsonArray() : []
    for (const item of value) list.push(fromJson(item, options))
    return list
  }
  const map = new JavaMap(options.maps)
  for (const [name, item] of Object.entries(value)) {
    if (item !== undefined) map.set(name, fromJson(item, options))
  }
  return map
}
