import type { Json } from '@gatewright/definition'

export const jsonTypes = ['string', 'number', 'integer', 'boolean', 'object', 'array', 'null'] as const

/** The type of a JSON value, `integer` for numbers without a fraction. */
export function jsonType(value: Json): (typeof jsonTypes)[number] {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number'
  return typeof value as 'string' | 'boolean' | 'object'
}

/** Whether two JSON values are the same, whatever the order of their members. Nests at most as deep as a parsed JSON text. */
export function equalJson(one: Json, other: Json): boolean {
  if (one === other) return true
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false
  if (Array.isArray(one) || Array.isArray(other))
    return (
      Array.isArray(one) &&
      Array.isArray(other) &&
      one.length === other.length &&
      one.every((item, at) => equalJson(item, other[at] ?? null))
    )
  const names = Object.keys(one)
  return (
    names.length === Object.keys(other).length &&
    names.every((name) => Object.hasOwn(other, name) && equalJson(one[name] ?? null, other[name] ?? null))
  )
}
