import { Meter } from '../limits.ts'
import { doubleHash, floatHash, longHash } from './number-hash.ts'
import { JavaBigDecimal, JavaBigInteger, JavaDouble, JavaFloat, JavaSmallInteger } from './number-value.ts'
import { JavaArray, JavaCharacter, JavaEntry, JavaMap, JavaMapView, type JavaValue } from './value.ts'

/**
 * Java's `equals`: numbers of different classes are never equal, collections are compared by what they hold.
 *
 * @throws LimitExceeded when the values are nested too deeply
 */
export function javaEquals(left: JavaValue, right: JavaValue, meter: Meter = new Meter()): boolean {
  return equal(left, right, meter, 0)
}

function equal(left: JavaValue, right: JavaValue, meter: Meter, depth: number): boolean {
  meter.spend(1)
  if (left === right) return true
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return false
  meter.enterValue(depth)
  if (Array.isArray(left)) return Array.isArray(right) && equalLists(left, right, meter, depth)
  if (left instanceof JavaMap) return right instanceof JavaMap && equalMaps(left, right, meter, depth)
  if (left instanceof JavaDouble) return right instanceof JavaDouble && Object.is(left.value, right.value)
  if (left instanceof JavaFloat) return right instanceof JavaFloat && Object.is(left.value, right.value)
  if (left instanceof JavaBigInteger) return right instanceof JavaBigInteger && left.value === right.value
  if (left instanceof JavaBigDecimal) {
    return right instanceof JavaBigDecimal && left.unscaled === right.unscaled && left.scale === right.scale
  }
  if (left instanceof JavaSmallInteger) {
    return right instanceof JavaSmallInteger && left.kind === right.kind && left.value === right.value
  }
  if (left instanceof JavaCharacter) return right instanceof JavaCharacter && left.value === right.value
  if (left instanceof JavaEntry) {
    return (
      right instanceof JavaEntry &&
      equal(left.key, right.key, meter, depth + 1) &&
      equal(left.value, right.value, meter, depth + 1)
    )
  }
  if (left instanceof JavaMapView) return right instanceof JavaMapView && equalViews(left, right, meter, depth)
  return false
}

function equalLists(left: JavaValue[], right: JavaValue[], meter: Meter, depth: number): boolean {
  return (
    left.length === right.length && left.every((item, index) => equal(item, right[index] ?? null, meter, depth + 1))
  )
}

function equalMaps(left: JavaMap, right: JavaMap, meter: Meter, depth: number): boolean {
  if (left.size !== right.size) return false
  for (const [key, value] of left.entries()) {
    if (!right.has(key) || !equal(value, right.get(key), meter, depth + 1)) return false
  }
  return true
}

/** Sets are equal by content; `values()` is equal to itself only. */
function equalViews(left: JavaMapView, right: JavaMapView, meter: Meter, depth: number): boolean {
  if (left.of !== right.of || left.of === 'values') return left.of === right.of && left.map === right.map
  if (left.of === 'entries') return equalMaps(left.map, right.map, meter, depth)
  if (left.size !== right.size) return false
  for (const key of left.map.keys()) {
    meter.spend(1)
    if (!right.map.has(key)) return false
  }
  return true
}

/** Java's `hashCode`, an int32. Objects of the host have 1. */
export function javaHashCode(value: JavaValue, meter: Meter = new Meter()): number {
  return hash(value, meter, 0)
}

function hash(value: JavaValue, meter: Meter, depth: number): number {
  if (value === null) return 0
  if (typeof value === 'string') return textHash(value, meter)
  if (typeof value === 'number') return value
  if (typeof value === 'bigint') return longHash(value)
  if (typeof value === 'boolean') return value ? 1231 : 1237
  meter.enterValue(depth)
  meter.spend(1)
  if (Array.isArray(value)) return listHash(value, meter, depth)
  if (value instanceof JavaMap) return mapHash(value, meter, depth)
  if (value instanceof JavaDouble) return doubleHash(value.value)
  if (value instanceof JavaFloat) return floatHash(value.value)
  if (value instanceof JavaBigInteger) return bigIntegerHash(value.value)
  if (value instanceof JavaBigDecimal) return (Math.imul(31, bigIntegerHash(value.unscaled)) + value.scale) | 0
  if (value instanceof JavaSmallInteger) return value.value
  if (value instanceof JavaCharacter) return value.value.charCodeAt(0)
  if (value instanceof JavaEntry) return hash(value.key, meter, depth + 1) ^ hash(value.value, meter, depth + 1)
  if (value instanceof JavaMapView) return viewHash(value, meter, depth)
  if (value instanceof JavaArray) return 1
  return 1
}

function textHash(text: string, meter: Meter): number {
  meter.spend(1 + (text.length >>> 3))
  let code = 0
  for (let index = 0; index < text.length; index++) code = (Math.imul(31, code) + text.charCodeAt(index)) | 0
  return code
}

function listHash(list: readonly JavaValue[], meter: Meter, depth: number): number {
  meter.spend(list.length)
  let code = 1
  for (const item of list) code = (Math.imul(31, code) + hash(item, meter, depth + 1)) | 0
  return code
}

function mapHash(map: JavaMap, meter: Meter, depth: number): number {
  meter.spend(map.size)
  let code = 0
  for (const [key, value] of map.entries())
    code = (code + (hash(key, meter, depth + 1) ^ hash(value, meter, depth + 1))) | 0
  return code
}

function viewHash(view: JavaMapView, meter: Meter, depth: number): number {
  if (view.of === 'entries') return mapHash(view.map, meter, depth)
  if (view.of === 'values') return 1
  let code = 0
  for (const key of view) code = (code + hash(key, meter, depth + 1)) | 0
  return code
}

function bigIntegerHash(value: bigint): number {
  const magnitude = value < 0n ? -value : value
  const hex = magnitude.toString(16)
  let code = 0
  const padded = hex.padStart(Math.ceil(hex.length / 8) * 8, '0')
  for (let at = 0; at < padded.length; at += 8)
    code = (Math.imul(31, code) + Number.parseInt(padded.slice(at, at + 8), 16)) | 0
  return value < 0n ? -code | 0 : value === 0n ? 0 : code
}
