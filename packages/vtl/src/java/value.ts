import type { Meter } from '../limits.ts'
import { JavaException } from './exception.ts'
import { JavaBigDecimal, JavaBigInteger, JavaDouble, JavaFloat, JavaSmallInteger } from './number-value.ts'

/**
 * A value as the Java runtime behind mapping templates has it.
 *
 * null → null, String → string, Boolean → boolean, Integer → number (always an int32 integer), Long → bigint,
 * every other number a class of its own, java.util.List → array, Map → JavaMap.
 */
export type JavaValue =
  | null
  | string
  | boolean
  | number
  | bigint
  | JavaDouble
  | JavaFloat
  | JavaSmallInteger
  | JavaBigInteger
  | JavaBigDecimal
  | JavaCharacter
  | JavaList
  | JavaMap
  | JavaMapView
  | JavaEntry
  | JavaIterator
  | JavaArray
  | HostObject

/** java.util.List. A JsonArray prints as JSON text, any other as `[a, b]`. */
export interface JavaList extends Array<JavaValue> {}

/** The JSON array of json-smart, which `$input.path` returns: a list that prints as JSON text. */
export class JsonArray extends Array<JavaValue> {
  /** json-smart's default style writes a slash as `\\/`. (On the prototype it makes every array of the program slow.) */
  slashes: 'escaped' | 'plain' = 'escaped'

  /** Made from a list of any length (`new JsonArray(3)` would be three holes). */
  static ofItems(items: Iterable<JavaValue>): JsonArray {
    const array = new JsonArray()
    for (const item of items) array[array.length] = item
    return array
  }

  static override get [Symbol.species](): ArrayConstructor {
    return Array
  }
}

/** java.lang.Character, which `charAt` returns: one UTF-16 unit. */
export class JavaCharacter {
  constructor(readonly value: string) {}
}

/** Where a value came from, told by a host to an observer. The language carries it and never looks inside. */
export type OriginTag = unknown

/** An object that the host gives to a template, like `$input` and `$util`. */
export interface HostObject {
  /** The name in messages, e.g. `$util`. */
  readonly hostName: string
  /** The value of `$object.name`; undefined when there is no such property. */
  getProperty(name: string): JavaValue | undefined
  /**
   * The result of `$object.name(args)`; undefined when there is no such method, which makes the reference invalid.
   * Throws JavaException when the method itself fails; its work counts against the meter.
   */
  callMethod(name: string, args: JavaValue[], meter: Meter): JavaValue | undefined
  /** What printing the object gives. */
  toJavaString(): string
  /** Takes `#set($object.name = value)`; without it that does nothing. */
  setProperty?(name: string, value: JavaValue): void
  /** Asked only under an observer: the origin of what a property (args null) or a method gave. */
  originOf?(name: string, args: JavaValue[] | null): OriginTag | undefined
}

/** How a map prints: `{a=1}`, or not at all like the nested maps of `$context`. */
export type MapPrinting = 'entries' | 'nothing'

/** Makes a member of a record a Java value; texts are taken as they are. */
export type ReadMember = (member: unknown, name: string) => JavaValue

/**
 * java.util.LinkedHashMap: insertion order, keys equal as Java's `equals` has it (Integer 1 is not Long 1).
 *
 * A map made over a record reads that in place, until the first change: most maps of a rendering are read for a few of
 * their entries and never changed.
 */
export class JavaMap {
  #values: Map<MapKey, JavaValue> | null = null
  /** The original of each key that is not its own MapKey. */
  #originals: Map<MapKey, JavaValue> | null = null
  #record: Readonly<Record<string, unknown>> | null = null
  #recordSize = -1
  #read: ReadMember = unread
  /** Objects made of members of the record: reading one again gives the same. */
  #made: Map<string, JavaValue> | null = null
  /** Keys whose entries may be put once, where the host says so. */
  isFinal: ((key: JavaValue) => boolean) | null = null

  constructor(readonly printing: MapPrinting = 'entries') {}

  /** A map with text keys, in the order of the record or the pairs. */
  static of(entries: Iterable<readonly [JavaValue, JavaValue]>, printing: MapPrinting = 'entries'): JavaMap {
    const map = new JavaMap(printing)
    for (const [key, value] of entries) map.set(key, value)
    return map
  }

  /** A map of a record's own members that are not undefined. The record must not change afterwards; it is not changed. */
  static over(record: Readonly<Record<string, unknown>>, read: ReadMember, printing: MapPrinting = 'entries'): JavaMap {
    const map = new JavaMap(printing)
    map.#record = record
    map.#read = read
    return map
  }

  get size(): number {
    const record = this.#record
    if (record === null) return this.#values === null ? 0 : this.#values.size
    if (this.#recordSize < 0) this.#recordSize = namesOf(record).length
    return this.#recordSize
  }

  /** All keys, as they are now. */
  keyList(): JavaValue[] {
    return this.#record === null ? [...this.keys()] : namesOf(this.#record)
  }

  /** The value, or null when the key is absent (use `has` to tell a null value apart). */
  get(key: JavaValue): JavaValue {
    const record = this.#record
    if (record === null) return this.#values === null ? null : (this.#values.get(mapKey(key)) ?? null)
    return typeof key === 'string' && Object.hasOwn(record, key) ? this.#member(record, key) : null
  }

  has(key: JavaValue): boolean {
    const record = this.#record
    if (record === null) return this.#values?.has(mapKey(key)) ?? false
    return typeof key === 'string' && Object.hasOwn(record, key) && record[key] !== undefined
  }

  /** Puts a value; returns the former one, or null. Throws where the key is final and has a value. */
  set(key: JavaValue, value: JavaValue): JavaValue {
    const values = this.#own()
    const id = mapKey(key)
    const former = values.get(id) ?? null
    if (this.isFinal !== null && values.has(id) && this.isFinal(key)) {
      throw new JavaException('UnsupportedOperationException', `${String(key)} is set a second time, and it is final`)
    }
    values.set(id, value)
    if (id !== key) this.#noteOriginal(id, key)
    return former
  }

  /** Removes a key; returns its value, or null. */
  delete(key: JavaValue): JavaValue {
    const values = this.#own()
    const id = mapKey(key)
    const former = values.get(id) ?? null
    values.delete(id)
    this.#originals?.delete(id)
    return former
  }

  clear(): void {
    this.#record = null
    this.#made = null
    this.#values = null
    this.#originals = null
  }

  *keys(): IterableIterator<JavaValue> {
    const record = this.#record
    if (record === null) for (const id of this.#values?.keys() ?? []) yield this.#original(id)
    else yield* namesOf(record)
  }

  *values(): IterableIterator<JavaValue> {
    const record = this.#record
    if (record === null) yield* this.#values?.values() ?? []
    else for (const name of namesOf(record)) yield this.#member(record, name)
  }

  *entries(): IterableIterator<[JavaValue, JavaValue]> {
    const record = this.#record
    if (record === null) for (const [id, value] of this.#values ?? []) yield [this.#original(id), value]
    else for (const name of namesOf(record)) yield [name, this.#member(record, name)]
  }

  /** The entries as they may be changed. */
  #own(): Map<MapKey, JavaValue> {
    const record = this.#record
    if (record !== null) {
      const values = new Map<MapKey, JavaValue>()
      for (const name of namesOf(record)) {
        values.set(mapKey(name), this.#member(record, name))
        if (name.charCodeAt(0) === 0) this.#noteOriginal(mapKey(name), name)
      }
      this.#values = values
      this.#record = null
      this.#made = null
    }
    this.#values ??= new Map()
    return this.#values
  }

  #member(record: Readonly<Record<string, unknown>>, name: string): JavaValue {
    const member = record[name]
    if (typeof member === 'string') return member
    if (typeof member !== 'object' || member === null) return this.#read(member, name)
    const known = this.#made?.get(name)
    if (known !== undefined) return known
    const made = this.#read(member, name)
    if (made !== member) {
      this.#made ??= new Map()
      this.#made.set(name, made)
    }
    return made
  }

  #noteOriginal(id: MapKey, key: JavaValue): void {
    this.#originals ??= new Map()
    if (!this.#originals.has(id)) this.#originals.set(id, key)
  }

  #original(id: MapKey): JavaValue {
    const original = this.#originals?.get(id)
    return original === undefined ? (id as JavaValue) : original
  }
}

function namesOf(record: Readonly<Record<string, unknown>>): string[] {
  const names = Object.keys(record)
  for (const name of names) if (record[name] === undefined) return names.filter((each) => record[each] !== undefined)
  return names
}

function unread(): JavaValue {
  return null
}

/** java.util.Map.Entry of a map: `value` is read when asked for. */
export class JavaEntry {
  constructor(
    readonly map: JavaMap,
    readonly key: JavaValue,
  ) {}

  get value(): JavaValue {
    return this.map.get(this.key)
  }
}

/** What `keySet()`, `values()` and `entrySet()` return: a live view of the map. */
export class JavaMapView implements Iterable<JavaValue> {
  constructor(
    readonly map: JavaMap,
    readonly of: 'keys' | 'values' | 'entries',
  ) {}

  get size(): number {
    return this.map.size
  }

  /** All items, as they are now. */
  toList(): JavaValue[] {
    const keys = this.map.keyList()
    if (this.of === 'keys') return keys
    return keys.map((key) => (this.of === 'values' ? this.map.get(key) : new JavaEntry(this.map, key)))
  }

  *[Symbol.iterator](): Iterator<JavaValue> {
    if (this.of === 'values') yield* this.map.values()
    else if (this.of === 'keys') yield* this.map.keys()
    else for (const key of this.map.keys()) yield new JavaEntry(this.map, key)
  }
}

/** java.util.Iterator. */
export class JavaIterator {
  readonly #items: Iterator<JavaValue>
  #ahead: IteratorResult<JavaValue> | null = null

  constructor(items: Iterable<JavaValue>) {
    this.#items = items[Symbol.iterator]()
  }

  hasNext(): boolean {
    this.#ahead ??= this.#items.next()
    return this.#ahead.done !== true
  }

  /** The next item; undefined at the end. */
  next(): JavaValue | undefined {
    const item = this.#ahead ?? this.#items.next()
    this.#ahead = null
    return item.done === true ? undefined : item.value
  }
}

/** A Java array: what `split`, `toCharArray` and `toArray` return. Readable like a list; printing it gives an object id. */
export class JavaArray {
  constructor(
    readonly items: JavaValue[],
    readonly elementType: 'String' | 'char' | 'Object' | 'byte',
  ) {}
}

/** What a key is filed under in a JavaScript Map, so that Java-equal keys meet. */
export type MapKey = string | number | bigint | boolean | object | null

const longestKey = 10_000
const deepestKey = 100

/** Text is its own key unless it begins with NUL, the mark of the encoded keys. */
export function mapKey(key: JavaValue): MapKey {
  if (typeof key === 'string') return key.charCodeAt(0) === 0 ? `\0s${key}` : key
  if (typeof key !== 'object' || key === null) return key
  const text = encode(key, 0)
  return text === null ? key : `\0${text}`
}

/** The cost of filing a value under this key, in steps: collections are compared by what they hold. */
export function keyCost(key: JavaValue): number {
  return typeof key === 'object' && key !== null ? longestKey / 10 : 1
}

/** null: the object is equal to itself only. */
function encode(value: JavaValue, depth: number): string | null {
  if (depth > deepestKey) throw new JavaException('StackOverflowError', 'The map key is nested too deeply')
  if (value === null) return 'n'
  if (typeof value === 'string') return `s${value.length}:${value}`
  if (typeof value === 'bigint') return `l${value}`
  if (typeof value === 'number') return `i${value}`
  if (typeof value === 'boolean') return `z${value}`
  if (value instanceof JavaDouble) return `d${Object.is(value.value, -0) ? '-0' : value.value}`
  if (value instanceof JavaFloat) return `f${Object.is(value.value, -0) ? '-0' : value.value}`
  if (value instanceof JavaSmallInteger) return `${value.kind}${value.value}`
  if (value instanceof JavaBigInteger) return `I${value.value}`
  if (value instanceof JavaBigDecimal) return `D${value.unscaled}e${value.scale}`
  if (value instanceof JavaCharacter) return `c${value.value}`
  if (Array.isArray(value)) return encodeAll('L', value, depth)
  if (value instanceof JavaMap) {
    const parts: JavaValue[] = []
    for (const [key, item] of value.entries()) parts.push(key, item)
    return encodeAll('M', parts, depth)
  }
  return null
}

function encodeAll(kind: string, items: Iterable<JavaValue>, depth: number): string | null {
  let text = kind
  for (const item of items) {
    const part = encode(item, depth + 1)
    if (part === null) return null
    text += `(${part})`
    if (text.length > longestKey) throw new JavaException('OutOfMemoryError', 'The map key is too large')
  }
  return text
}
