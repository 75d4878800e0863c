import type { Json, JsonObject } from '@gatewright/definition'
import { jsonEqual } from '../json/equal.ts'
import { isObject, member, toText } from '../json/object.ts'
import { below, parentOf, valueAt } from '../json/pointer.ts'
import { endpointConfigurationExtension } from './extensions/endpoint-configuration.ts'
import type { Normalised } from './normalise/normalise.ts'
import { parameterId } from './parameter-id.ts'
import { isUnderstood } from './understood.ts'

/** A preserved value as it is reported: where it stands in the normalised document, and whether the definition says something else there. */
export type PreservedPlace = { pointer: string; replaced: boolean; intrinsic: boolean }

/**
 * Finds what a document says beyond its definition, by comparing it with what the definition exports as: nothing that was written is lost.
 * @param form the definition as `draftForm` writes it
 * @returns `preserved` of the definition: JSON pointer into the exported document → value. A parameter is addressed by `<in>.<name>` instead of its index,
 *   so that it is found again when the order changes. Values that the definition says differently are `Replacement`s.
 */
export function preserve(
  normalised: Normalised,
  form: JsonObject,
): { preserved: Record<string, Json>; places: PreservedPlace[] } {
  const { document, origin, replaced } = normalised
  const preserved: Record<string, Json> = {}
  const places: PreservedPlace[] = []
  const originals = new Map(
    replaced.filter(({ value }) => value !== undefined).map(({ pointer, original }) => [pointer, original]),
  )

  const originalAt = (pointer: string): Json | undefined =>
    originals.size === 0 ? undefined : originals.get(origin(pointer))

  /** A value with the intrinsics that it had. */
  function restored(value: Json, pointer: string): Json {
    if (originals.size === 0) return value
    const original = originalAt(pointer)
    if (original !== undefined) return original
    if (Array.isArray(value)) return value.map((item, index) => restored(item, below(pointer, index)))
    if (!isObject(value)) return value
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, restored(item, below(pointer, key))]))
  }

  function keep(name: string, pointer: string, value: Json, imported: Json | undefined): void {
    const original = originalAt(pointer)
    preserved[name] =
      imported === undefined ? restored(value, pointer) : { $original: restored(value, pointer), $importedAs: imported }
    places.push({ pointer, replaced: imported !== undefined, intrinsic: original !== undefined })
  }

  function compare(value: Json, imported: Json, pointer: string, name: string, key: string): void {
    if (originalAt(pointer) !== undefined) keep(name, pointer, value, imported)
    if (Array.isArray(value) && Array.isArray(imported) && key === 'parameters')
      compareParameters(value, imported, pointer, name)
    else if (isObject(value) && isObject(imported) && key !== 'schema') compareMembers(value, imported, pointer, name)
    else if (
      originalAt(pointer) === undefined &&
      (!looselyEqual(value, imported, key) || holdsOriginal(value, pointer))
    )
      keep(name, pointer, value, imported)
  }

  function compareMembers(value: JsonObject, imported: JsonObject, pointer: string, name: string): void {
    for (const [key, item] of Object.entries(value)) {
      const place = below(pointer, key)
      const known = member(imported, key)
      if (isUnderstood(key, item, known, pointer, value)) continue
      if (known === undefined) keep(below(name, key), place, item, undefined)
      else compare(item, known, place, below(name, key), key)
    }
  }

  function compareParameters(value: Json[], imported: Json[], pointer: string, name: string): void {
    const byId = new Map(imported.map((item) => [parameterId(item), item]))
    value.forEach((parameter, index) => {
      const id = parameterId(parameter)
      const known = byId.get(id)
      if (known === undefined) keep(below(name, id), below(pointer, index), parameter, undefined)
      else compare(parameter, known, below(pointer, index), below(name, id), '')
    })
  }

  function holdsOriginal(value: Json, pointer: string): boolean {
    if (originals.size === 0 || typeof value !== 'object' || value === null) return false
    return Object.entries(value).some(
      ([key, item]) => originalAt(below(pointer, key)) !== undefined || holdsOriginal(item, below(pointer, key)),
    )
  }

  const { [endpointConfigurationExtension]: _, ...rest } = document
  compareMembers(withoutConfiguration(rest), form, '', '')
  for (const { pointer, original, value } of replaced) {
    // What said nothing (AWS::NoValue) left its member out: it goes back when its place is still the same.
    if (value !== undefined) continue
    const parent = parentOf(pointer)
    if (parent !== undefined && isObject(valueAt(document, parent)) && origin(parent) === parent)
      preserved[pointer] = original
  }
  return { preserved: Object.fromEntries(Object.entries(preserved).toSorted(([a], [b]) => (a < b ? -1 : 1))), places }
}

/** Servers without the endpoint configuration: the definition has it. */
function withoutConfiguration(document: JsonObject): JsonObject {
  const { servers } = document
  if (!Array.isArray(servers)) return document
  const plain = servers.map((server) => {
    if (!isObject(server)) return server
    const { [endpointConfigurationExtension]: _, ...rest } = server
    return rest
  })
  const { servers: __, ...others } = document
  return jsonEqual(plain, [{ url: '/' }]) ? others : { ...others, servers: plain }
}

const inAnyCase = new Set([
  'type',
  'passthroughBehavior',
  'contentHandling',
  'httpMethod',
  'connectionType',
  'responseTransferMode',
  'x-amazon-apigateway-api-key-source',
  'x-amazon-apigateway-endpoint-access-mode',
])

/** Whether two values mean the same to the importer: numbers and their text, null and no text, words in any case where the service takes any. */
function looselyEqual(value: Json, imported: Json, key: string): boolean {
  if (jsonEqual(value, imported)) return true
  if (Array.isArray(value) && Array.isArray(imported))
    return (
      value.length === imported.length && value.every((item, index) => looselyEqual(item, imported[index] ?? null, key))
    )
  if (typeof value === 'object' && value !== null) return false
  const given = toText(value) ?? ''
  const taken = toText(imported) ?? ''
  if (typeof imported === 'object' && imported !== null) return false
  return given === taken || (inAnyCase.has(key) && given.toLowerCase() === taken.toLowerCase())
}
