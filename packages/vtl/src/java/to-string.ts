import { Meter } from '../limits.ts'
import { toJsonText } from './json-text.ts'
import { bigDecimalText, doubleText, floatText } from './number-text.ts'
import { JavaBigDecimal, JavaBigInteger, JavaDouble, JavaFloat, JavaSmallInteger } from './number-value.ts'
import {
  JavaArray,
  JavaCharacter,
  JavaEntry,
  JavaIterator,
  JavaMap,
  JavaMapView,
  type JavaValue,
  JsonArray,
} from './value.ts'

/**
 * The text that Java's `toString` gives, `null` for null.
 *
 * @param meter what the work counts against; without one the default limits hold for this call alone
 * @throws LimitExceeded when the text gets too long or the value is nested too deeply (a list may hold itself)
 */
export function toJavaString(value: JavaValue, meter?: Meter): string {
  if (typeof value === 'string') return value
  if (typeof value === 'number') return `${value}`
  if (typeof value !== 'object' || value === null) return String(value)
  return objectText(value, meter ?? new Meter(), 0)
}

function textOf(value: JavaValue, meter: Meter, depth: number): string {
  if (typeof value === 'string') return value
  if (typeof value !== 'object' || value === null) return String(value)
  return objectText(value, meter, depth)
}

function objectText(
  value: Exclude<JavaValue, null | string | number | bigint | boolean>,
  meter: Meter,
  depth: number,
): string {
  meter.enterValue(depth)
  if (value instanceof JsonArray) return toJsonText(value, { slashes: value.slashes, meter, depth })
  if (Array.isArray(value)) return listText(value, value, meter, depth)
  if (value instanceof JavaMap) return value.printing === 'nothing' ? '' : mapText(value, meter, depth)
  if (value instanceof JavaDouble) return doubleText(value.value)
  if (value instanceof JavaCharacter) return value.value
  if (value instanceof JavaMapView) return listText(value, value, meter, depth)
  if (value instanceof JavaEntry) return entryText(value.key, value.value, meter, depth)
  if (value instanceof JavaBigInteger) return bigIntegerText(value.value, meter)
  if (value instanceof JavaBigDecimal) return bigDecimalText(value)
  if (value instanceof JavaFloat) return floatText(value.value)
  if (value instanceof JavaSmallInteger) return String(value.value)
  if (value instanceof JavaArray) return `${arrayClasses[value.elementType]}@1`
  if (value instanceof JavaIterator) return 'java.util.Iterator@1'
  return value.toJavaString()
}

const arrayClasses = { String: '[Ljava.lang.String;', char: '[C', Object: '[Ljava.lang.Object;', byte: '[B' } as const

/** Decimal digits of a large number cost more than their count. */
function bigIntegerText(value: bigint, meter: Meter): string {
  const text = String(value)
  meter.spend(1 + (text.length >>> 2))
  return text
}

function listText(list: Iterable<JavaValue>, self: object, meter: Meter, depth: number): string {
  let text = '['
  let first = true
  for (const item of list) {
    meter.spend(1)
    const part = item === self ? '(this Collection)' : textOf(item, meter, depth + 1)
    text += first ? part : `, ${part}`
    first = false
    meter.spendText(part.length)
  }
  return `${text}]`
}

function mapText(map: JavaMap, meter: Meter, depth: number): string {
  let text = '{'
  let first = true
  for (const [key, value] of map.entries()) {
    const part = value === map ? `${textOf(key, meter, depth + 1)}=(this Map)` : entryText(key, value, meter, depth)
    text += first ? part : `, ${part}`
    first = false
    meter.spendText(part.length)
  }
  return `${text}}`
}

function entryText(key: JavaValue, value: JavaValue, meter: Meter, depth: number): string {
  return `${textOf(key, meter, depth + 1)}=${textOf(value, meter, depth + 1)}`
}
