import type { Json, JsonObject } from '@gatewright/definition'

/** Readers of JSON as the WAFv2 API returns it: what is missing or of another form is empty. */
export function objectAt(json: Json | undefined, name: string): JsonObject | undefined {
  const value = isObject(json) && Object.hasOwn(json, name) ? json[name] : undefined
  return isObject(value) ? value : undefined
}

export function textAt(json: Json | undefined, name: string): string {
  const value = isObject(json) && Object.hasOwn(json, name) ? json[name] : undefined
  return typeof value === 'string' ? value : ''
}

export function numberAt(json: Json | undefined, name: string): number {
  const value = isObject(json) && Object.hasOwn(json, name) ? json[name] : undefined
  return typeof value === 'number' ? value : 0
}

export function listAt(json: Json | undefined, name: string): readonly Json[] {
  const value = isObject(json) && Object.hasOwn(json, name) ? json[name] : undefined
  return Array.isArray(value) ? value : []
}

export function textsAt(json: Json | undefined, name: string): string[] {
  return listAt(json, name).filter((each) => typeof each === 'string')
}

/** The only member of an object, as unions of the API have it: `{"Block": {}}`. */
export function onlyMember(json: Json | undefined): readonly [name: string, value: Json] | undefined {
  return isObject(json) ? Object.entries(json)[0] : undefined
}

export function isObject(json: Json | undefined): json is JsonObject {
  return json !== null && typeof json === 'object' && !Array.isArray(json)
}
