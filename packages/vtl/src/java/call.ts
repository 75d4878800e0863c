import type { Meter } from '../limits.ts'
import { arrayMethods } from './array.ts'
import { booleanMethods } from './boolean.ts'
import { characterMethods } from './character.ts'
import { doubleMethods } from './double.ts'
import { entryMethods } from './entry.ts'
import { JavaException } from './exception.ts'
import { integerMethods, longMethods } from './integer.ts'
import { iteratorMethods } from './iterator.ts'
import { itemAt, listMethods, replaceAt } from './list.ts'
import { mapMethods } from './map.ts'
import { mapViewMethods } from './map-view.ts'
import { classNameOf, findOverload, type MethodTable } from './method.ts'
import { bigDecimalMethods, bigIntegerMethods, floatMethods, smallIntegerMethods } from './number.ts'
import { JavaBigDecimal, JavaBigInteger, JavaDouble, JavaFloat, JavaSmallInteger } from './number-value.ts'
import { stringMethods } from './string.ts'
import {
  JavaArray,
  JavaCharacter,
  JavaEntry,
  JavaIterator,
  JavaMap,
  JavaMapView,
  type JavaValue,
  keyCost,
} from './value.ts'

type AnyTable = MethodTable<JavaValue>

/** A table as one whose receiver is any value: it is only asked for receivers of its own class. */
function table<Receiver extends JavaValue>(methods: MethodTable<Receiver>): AnyTable {
  return methods as unknown as AnyTable
}

const primitiveTables = {
  string: table(stringMethods),
  number: table(integerMethods),
  bigint: table(longMethods),
  boolean: table(booleanMethods),
}

const classTables: ReadonlyMap<unknown, AnyTable> = new Map<unknown, AnyTable>([
  [JavaMap, table(mapMethods)],
  [JavaMapView, table(mapViewMethods)],
  [JavaEntry, table(entryMethods)],
  [JavaIterator, table(iteratorMethods)],
  [JavaArray, table(arrayMethods)],
  [JavaDouble, table(doubleMethods)],
  [JavaFloat, table(floatMethods)],
  [JavaSmallInteger, table(smallIntegerMethods)],
  [JavaBigInteger, table(bigIntegerMethods)],
  [JavaBigDecimal, table(bigDecimalMethods)],
  [JavaCharacter, table(characterMethods)],
])

const anyListTable = table(listMethods)

/** The methods of a value; undefined for an object of the host. */
function methodsOf(value: Exclude<JavaValue, null>): AnyTable | undefined {
  if (typeof value !== 'object') return primitiveTables[typeof value as keyof typeof primitiveTables]
  return Array.isArray(value) ? anyListTable : classTables.get(value.constructor)
}

/** Names of all methods that a value has, for completion; empty for null and objects of the host. */
export function methodNamesOf(value: JavaValue): string[] {
  return value === null ? [] : [...(methodsOf(value)?.keys() ?? [])]
}

/**
 * Calls `receiver.name(args)`.
 *
 * @returns undefined when there is no such method or none takes these arguments; null when the method returns null
 * @throws JavaException when the method throws, LimitExceeded
 */
export function callMethod(
  receiver: Exclude<JavaValue, null>,
  name: string,
  args: JavaValue[],
  meter: Meter,
): JavaValue | undefined {
  const methods = methodsOf(receiver)
  if (methods !== undefined) return findOverload(methods.get(name), args)?.run(receiver, args, meter)
  return isHost(receiver) ? receiver.callMethod(name, args, meter) : undefined
}

function isHost(value: JavaValue): value is Extract<JavaValue, { hostName: string }> {
  return typeof value === 'object' && value !== null && 'hostName' in value
}

const knownGetters = new Map<string, readonly string[]>()

/** The getters that `$x.name` stands for, in the order they are tried. */
function gettersOf(name: string): readonly string[] {
  const known = knownGetters.get(name)
  if (known !== undefined) return known
  const upper = name.charAt(0).toUpperCase() + name.slice(1)
  const lower = name.charAt(0).toLowerCase() + name.slice(1)
  const getters = [`get${upper}`, `get${lower}`, `is${upper}`, `is${lower}`]
  if (knownGetters.size >= 500) knownGetters.clear()
  knownGetters.set(name, getters)
  return getters
}

/**
 * Reads `receiver.name`: of a map its entry, of anything else a getter.
 *
 * @returns null when there is no such property, or its value is null
 */
export function readProperty(receiver: Exclude<JavaValue, null>, name: string, meter: Meter): JavaValue {
  if (receiver instanceof JavaMap) return receiver.get(name)
  if (receiver instanceof JavaArray) return null
  const methods = methodsOf(receiver)
  if (methods === undefined) return isHost(receiver) ? (receiver.getProperty(name) ?? null) : null
  for (const getter of gettersOf(name)) {
    const overload = findOverload(methods.get(getter), [])
    if (overload !== undefined) return overload.run(receiver, [], meter)
  }
  return null
}

/** A negative index counts from the end. Throws where the receiver has no size. */
function fromEnd(receiver: Exclude<JavaValue, null>, index: JavaValue, meter: Meter): JavaValue {
  if (typeof index !== 'number' || index >= 0) return index
  const size = callMethod(receiver, 'size', [], meter)
  if (typeof size !== 'number') {
    throw new JavaException(
      'VelocityException',
      `${classNameOf(receiver)} has no size, so the index ${index} means nothing`,
    )
  }
  return size + index
}

/** Reads `receiver[index]`; null where the receiver takes no such index. Throws when a list is too short. */
export function readIndex(receiver: Exclude<JavaValue, null>, index: JavaValue, meter: Meter): JavaValue {
  const at = fromEnd(receiver, index, meter)
  if (receiver instanceof JavaMap) {
    meter.spend(keyCost(at))
    return receiver.get(at)
  }
  if (Array.isArray(receiver)) return typeof at === 'number' ? itemAt(receiver, at) : null
  if (receiver instanceof JavaArray) return typeof at === 'number' ? itemAt(receiver.items, at) : null
  return isHost(receiver) ? (receiver.callMethod('get', [at], meter) ?? null) : null
}

/** Puts `receiver.name = value`; nothing happens where that is not possible. */
export function writeProperty(receiver: JavaValue, name: string, value: JavaValue, meter: Meter): void {
  if (receiver instanceof JavaMap) {
    meter.spendItems(receiver.size)
    receiver.set(name, value)
  } else if (receiver instanceof JavaEntry) {
    if (name === 'value') receiver.map.set(receiver.key, value)
  } else if (isHost(receiver)) {
    receiver.setProperty?.(name, value)
  }
}

/** Puts `receiver[index] = value`; nothing happens where that is not possible. Throws when a list is too short. */
export function writeIndex(receiver: Exclude<JavaValue, null>, index: JavaValue, value: JavaValue, meter: Meter): void {
  const at = fromEnd(receiver, index, meter)
  if (receiver instanceof JavaMap) {
    meter.spend(keyCost(at))
    meter.spendItems(receiver.size)
    receiver.set(at, value)
  } else if (Array.isArray(receiver)) {
    if (typeof at === 'number') replaceAt(receiver, at, value)
  } else if (receiver instanceof JavaArray) {
    if (typeof at === 'number') replaceAt(receiver.items, at, value)
  } else if (isHost(receiver)) {
    receiver.callMethod('put', [at, value], meter)
  }
}
