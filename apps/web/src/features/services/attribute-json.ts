import type { Json, JsonObject } from '@gatewright/definition'

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function define(target: JsonObject, name: string, value: Json): void {
  Object.defineProperty(target, name, { value, enumerable: true, writable: true, configurable: true })
}

/** Items that plain JSON can say whole: no sets, bytes, or numbers beyond what JavaScript holds exactly. */
export function isPlain(value: Json): boolean {
  if (!isObject(value)) return false
  return Object.values(value).every((attribute) => {
    const [type, inner] = typeAndValue(attribute)
    switch (type) {
      case 'S':
      case 'BOOL':
      case 'NULL':
        return true
      case 'N':
        return String(Number(inner)) === inner
      case 'L':
        return Array.isArray(inner) && inner.every((entry) => isPlain({ entry }))
      case 'M':
        return isPlain(inner)
      default:
        return false
    }
  })
}

function typeAndValue(attribute: Json): [string, Json] {
  if (!isObject(attribute)) return ['', null]
  const [entry] = Object.entries(attribute)
  return entry ?? ['', null]
}

/** An item of DynamoDB's JSON as plain JSON; sets become lists, bytes base64. */
export function toPlain(item: JsonObject): JsonObject {
  const plain: JsonObject = {}
  for (const [name, attribute] of Object.entries(item)) define(plain, name, plainValue(attribute))
  return plain
}

/** One value of DynamoDB's JSON as plain JSON. */
export function plainValue(attribute: Json): Json {
  const [type, inner] = typeAndValue(attribute)
  switch (type) {
    case 'N':
      return String(Number(inner)) === inner ? Number(inner) : inner
    case 'NULL':
      return null
    case 'M':
      return isObject(inner) ? toPlain(inner) : inner
    case 'L':
      return Array.isArray(inner) ? inner.map(plainValue) : inner
    case 'NS':
      return Array.isArray(inner) ? inner.map((each) => plainValue({ N: each })) : inner
    default:
      return inner
  }
}

/** Plain JSON as an item of DynamoDB's JSON. */
export function fromPlain(plain: JsonObject): JsonObject {
  const item: JsonObject = {}
  for (const [name, value] of Object.entries(plain)) define(item, name, typedValue(value))
  return item
}

function typedValue(value: Json): JsonObject {
  if (value === null) return { NULL: true }
  if (Array.isArray(value)) return { L: value.map(typedValue) }
  switch (typeof value) {
    case 'string':
      return { S: value }
    case 'number':
      return { N: String(value) }
    case 'boolean':
      return { BOOL: value }
    default:
      return { M: fromPlain(value) }
  }
}

/** A value in a cell: text as it is, anything else as JSON. */
export function cellText(attribute: Json | undefined): string {
  if (attribute === undefined) return ''
  const plain = plainValue(attribute)
  return typeof plain === 'string' ? plain : JSON.stringify(plain)
}

/** The attributes that a table shows: the key, then those that most items have. */
export function columnsOf(items: readonly JsonObject[], keys: readonly string[], most: number): string[] {
  const counts = new Map<string, number>()
  for (const item of items) for (const name of Object.keys(item)) counts.set(name, (counts.get(name) ?? 0) + 1)
  const others = [...counts].filter(([name]) => !keys.includes(name)).sort(([, left], [, right]) => right - left)
  return [...keys, ...others.slice(0, Math.max(0, most - keys.length)).map(([name]) => name)]
}
