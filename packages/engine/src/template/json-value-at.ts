import type { Json } from '@gatewright/definition'
import { fromJson, Meter } from '@gatewright/vtl'
import { compilePath } from './json-path/compile-path.ts'
import { evaluatePath } from './json-path/json-path.ts'
import type { JsonPath } from './json-path/path.ts'
import { toJson } from './to-json.ts'

/** Gives the value in a parsed JSON body; undefined when there is none. */
export type JsonPathReader = (json: Json) => Json | undefined

/**
 * Compiles a JSON path for parameter mappings. Never throws: a path that cannot be read, or fails, finds nothing.
 */
export function compileJsonPath(source: string): JsonPathReader {
  const path = readable(source)
  if (path === undefined) return () => undefined
  const keys = plainKeys(path)
  return keys === undefined ? (json) => evaluated(path, json) : (json) => valueAt(json, keys)
}

/**
 * Finds a value in a parsed JSON body as `$input.path` would, and tells what is wrong instead of finding nothing. A definite path
 * gives one value, or undefined where nothing is; any other gives the list of what it found.
 * @throws InvalidPath with the position of the mistake, JavaException where a function fails, LimitExceeded
 */
export function findByJsonPath(
  source: string,
  json: Json,
): { readonly value: Json | undefined; readonly definite: boolean } {
  const path = compilePath(source)
  const value = evaluatePath(path, fromJson(json, { arrays: 'json-array' }), new Meter())
  return { value: value === undefined ? undefined : toJson(value), definite: path.definite }
}

function readable(source: string): JsonPath | undefined {
  try {
    return compilePath(source)
  } catch {
    return undefined
  }
}

/** Names and indexes of a path that has nothing else. */
function plainKeys(path: JsonPath): readonly (string | number)[] | undefined {
  const keys: (string | number)[] = []
  for (const token of path.tokens) {
    const all = token.kind === 'property' ? token.names : token.kind === 'index' ? token.indexes : []
    const [key] = all
    if (all.length !== 1 || key === undefined) return undefined
    keys.push(key)
  }
  return keys
}

function valueAt(json: Json, keys: readonly (string | number)[]): Json | undefined {
  let value: Json | undefined = json
  for (const key of keys) {
    if (Array.isArray(value)) value = typeof key === 'number' ? value.at(key) : undefined
    else if (typeof value === 'object' && value !== null && typeof key === 'string') {
      value = Object.hasOwn(value, key) ? value[key] : undefined
    } else return undefined
  }
  return value
}

function evaluated(path: JsonPath, json: Json): Json | undefined {
  try {
    const value = evaluatePath(path, fromJson(json, { arrays: 'json-array' }), new Meter())
    return value === undefined ? undefined : toJson(value)
  } catch {
    return undefined
  }
}
