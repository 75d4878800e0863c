import {
  JavaArray,
  JavaBigDecimal,
  JavaBigInteger,
  JavaCharacter,
  JavaDouble,
  JavaEntry,
  JavaFloat,
  JavaIterator,
  JavaMap,
  JavaMapView,
  JavaSmallInteger,
  type JavaValue,
  toJavaString,
} from '@gatewright/vtl'
import type { KnownValue } from '../language/facts.ts'
import type { ShownValue } from './recording.ts'

const longest = 400
const deepest = 4

/** A value with its class, cut off where it is long or deep: what a watch shows. */
export function describeValue(value: JavaValue): ShownValue {
  const text = print(value, 0, { left: longest })
  return { type: typeOf(value), text: text.length > longest ? `${text.slice(0, longest)}…` : text }
}

/** Java's simple name of a value's class. */
export function typeOf(value: JavaValue): string {
  if (value === null) return 'null'
  if (typeof value === 'string') return 'String'
  if (typeof value === 'number') return 'Integer'
  if (typeof value === 'bigint') return 'Long'
  if (typeof value === 'boolean') return 'Boolean'
  if (Array.isArray(value)) return 'List'
  if (value instanceof JavaMap) return 'Map'
  if (value instanceof JavaDouble) return 'Double'
  if (value instanceof JavaFloat) return 'Float'
  if (value instanceof JavaSmallInteger) return value.kind
  if (value instanceof JavaBigInteger) return 'BigInteger'
  if (value instanceof JavaBigDecimal) return 'BigDecimal'
  if (value instanceof JavaCharacter) return 'Character'
  if (value instanceof JavaMapView) return value.of === 'values' ? 'Collection' : 'Set'
  if (value instanceof JavaEntry) return 'Entry'
  if (value instanceof JavaIterator) return 'Iterator'
  if (value instanceof JavaArray) return `${value.elementType}[]`
  return value.hostName
}

type Budget = { left: number }

function print(value: JavaValue, depth: number, budget: Budget): string {
  if (budget.left <= 0) return '…'
  if (value === null) return spend('null', budget)
  if (typeof value === 'string') return spend(value.length > longest ? `${value.slice(0, longest)}…` : value, budget)
  if (typeof value !== 'object') return spend(String(value), budget)
  if (depth >= deepest) return spend('…', budget)
  if (Array.isArray(value)) return items(value, (item) => print(item, depth + 1, budget), budget, '[', ']')
  if (value instanceof JavaMap) {
    return items(
      value.entries(),
      ([key, item]) => `${print(key, depth + 1, budget)}=${print(item, depth + 1, budget)}`,
      budget,
      '{',
      '}',
    )
  }
  if (value instanceof JavaMapView) return items(value, (item) => print(item, depth + 1, budget), budget, '[', ']')
  if (value instanceof JavaArray) return items(value.items, (item) => print(item, depth + 1, budget), budget, '[', ']')
  if (value instanceof JavaEntry)
    return `${print(value.key, depth + 1, budget)}=${print(value.value, depth + 1, budget)}`
  if (value instanceof JavaIterator) return ''
  if ('hostName' in value) return ''
  return spend(toJavaString(value), budget)
}

function items<Item>(
  all: Iterable<Item>,
  one: (item: Item) => string,
  budget: Budget,
  open: string,
  close: string,
): string {
  let text = open
  let isFirst = true
  for (const item of all) {
    if (!isFirst) text += ', '
    isFirst = false
    if (budget.left <= 0) {
      text += '…'
      break
    }
    text += one(item)
  }
  return text + close
}

function spend(text: string, budget: Budget): string {
  budget.left -= text.length + 2
  return text
}

/** A value and the maps inside it as completion knows them: `root`, `root.customer`. */
export function knownValues(source: string, value: JavaValue, place: { start: number; end: number }): KnownValue[] {
  const { type, text } = describeValue(value)
  const known: KnownValue = { ...place, source, type, text }
  if (!(value instanceof JavaMap)) return [known]
  const keys: string[] = []
  const inner: KnownValue[] = []
  for (const [key, item] of value.entries()) {
    if (typeof key !== 'string' || keys.length >= 60) continue
    keys.push(key)
    const isDeep = item instanceof JavaMap || Array.isArray(item) || typeof item === 'string'
    if (isDeep && source.split('.').length < 4)
      inner.push(...knownValues(`${source}.${key}`, item, { start: -1, end: -1 }))
  }
  return [{ ...known, keys }, ...inner]
}
