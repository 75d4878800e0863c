import type { Json } from '@gatewright/definition'
import { doubleValue, isNumber, JavaMap, type JavaValue, toJavaString } from '@gatewright/vtl'

const deepest = 100

/** A Java value as JSON; what JSON has no form for becomes its printed text. */
export function toJson(value: JavaValue, depth = 0): Json {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value
  if (isNumber(value)) {
    const number = doubleValue(value)
    return Number.isFinite(number) ? number : toJavaString(value)
  }
  if (depth < deepest) {
    if (Array.isArray(value)) return value.map((item) => toJson(item, depth + 1))
    if (value instanceof JavaMap) return record(value, (item) => toJson(item, depth + 1))
  }
  return toJavaString(value)
}

/** The entries of a map by their printed keys. */
export function record<T>(map: JavaMap, of: (value: JavaValue) => T): Record<string, T> {
  return Object.fromEntries([...map.entries()].map(([name, value]) => [toJavaString(name), of(value)]))
}
