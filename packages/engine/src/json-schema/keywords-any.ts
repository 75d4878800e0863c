import type { Json } from '@gatewright/definition'
import { Budget } from './budget.ts'
import { canonicalText } from './canonical.ts'
import type { KeywordCheck } from './schema-node.ts'

/** Primitive types in the order in which messages list them. */
const primitiveTypes = ['array', 'boolean', 'integer', 'null', 'number', 'object', 'string'] as const

/** The primitive type of a value as the validator names it. */
export function primitiveType(value: Json): (typeof primitiveTypes)[number] {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  switch (typeof value) {
    case 'number':
      return Number.isInteger(value) ? 'integer' : 'number'
    case 'boolean':
      return 'boolean'
    case 'string':
      return 'string'
    default:
      return 'object'
  }
}

/** `type`: one name or several; a number may be an integer. */
export function typeCheck(type: Json): KeywordCheck | undefined {
  const names = new Set((Array.isArray(type) ? type : [type]).filter((name) => typeof name === 'string'))
  if (names.has('number')) names.add('integer')
  const allowed = primitiveTypes.filter((name) => names.has(name))
  if (allowed.length === 0) return undefined
  const listed = JSON.stringify(allowed)
  return (instance, { messages }) => {
    const found = primitiveType(instance)
    if (!allowed.includes(found)) {
      messages.push(`instance type (${found}) does not match any allowed primitive type (allowed: ${listed})`)
    }
  }
}

/** `enum`: the instance equals one of the values. */
export function enumCheck(values: Json): KeywordCheck | undefined {
  if (!Array.isArray(values)) return undefined
  const known = new Set(values.map((value) => canonicalText(value, new Budget())))
  return (instance, { messages, budget }) => {
    if (known.has(canonicalText(instance, budget))) return
    messages.push(
      `instance value (${JSON.stringify(instance)}) not found in enum (possible values: ${JSON.stringify(values)})`,
    )
  }
}
