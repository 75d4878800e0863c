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
 * fraction Integer or Long, others Double. Members that are undefined are left out. Objects are read in place, so they
 * must not change afterwards.
 *
 * @throws RangeError for arrays nested more than 500 deep
 */
export function fromJson(value: Json, options: FromJsonOptions = {}): JavaValue {
  const { arrays = 'list', maps = 'entries' } = options
  return readers[arrays][maps](value)
}

const deepest = 500

function reader(arrays: 'list' | 'json-array', maps: MapPrinting): (value: unknown) => JavaValue {
  const read = (value: unknown, depth: number): JavaValue => {
    if (typeof value === 'number') return numberFromJson(value)
    if (typeof value !== 'object' || value === null) return value === undefined ? null : (value as JavaValue)
    if (!Array.isArray(value)) return JavaMap.over(value as Record<string, unknown>, readMember, maps)
    if (depth > deepest) throw new RangeError(`arrays are nested more than ${deepest} deep`)
    const list: JavaValue[] = arrays === 'json-array' ? new JsonArray() : []
    // A store is much faster than a push to a subclass of Array.
    for (const item of value) list[list.length] = read(item, depth + 1)
    return list
  }
  const readMember = (value: unknown) => read(value, 0)
  return readMember
}

const readers = {
  list: { entries: reader('list', 'entries'), nothing: reader('list', 'nothing') },
  'json-array': { entries: reader('json-array', 'entries'), nothing: reader('json-array', 'nothing') },
}
