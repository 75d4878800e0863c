import type { Meter } from '../limits.ts'
import { JavaException } from './exception.ts'
import { JavaBigInteger, JavaDouble, JavaFloat, JavaSmallInteger } from './number-value.ts'
import { JavaArray, JavaCharacter, JavaMap, JavaMapView, type JavaValue } from './value.ts'

/** A type of a method parameter; the lower-case ones are Java's primitive types. */
export type ParameterType =
  | 'int'
  | 'long'
  | 'float'
  | 'double'
  | 'boolean'
  | 'char'
  | 'Object'
  | 'String'
  | 'CharSequence'
  | 'Collection'
  | 'Map'
  | 'Integer'
  | 'Long'
  | 'Double'
  | 'Boolean'
  | 'Character'

/** One signature of a method. `run` gets arguments that fit `parameters`; a void method returns `''`. */
export type Overload<Receiver> = {
  readonly parameters: readonly ParameterType[]
  /** Takes any number of further arguments of any type. */
  readonly variadic: boolean
  run(receiver: Receiver, args: JavaValue[], meter: Meter): JavaValue
}

/** The methods of a receiver by name; of several signatures that fit, the first is called, so specific ones come first. */
export type MethodTable<Receiver> = ReadonlyMap<string, readonly Overload<Receiver>[]>

type Run<Receiver> = (receiver: Receiver, args: JavaValue[], meter: Meter) => JavaValue

/** Builds a method table. */
export class Methods<Receiver> {
  readonly #table = new Map<string, Overload<Receiver>[]>()

  add(name: string, parameters: readonly ParameterType[], run: Run<Receiver>, variadic = false): this {
    const overloads = this.#table.get(name) ?? []
    overloads.push({ parameters, variadic, run })
    this.#table.set(name, overloads)
    return this
  }

  table(): MethodTable<Receiver> {
    return this.#table
  }
}

/** The signature to call, or undefined when none fits: the reference is invalid then. */
export function findOverload<Receiver>(
  overloads: readonly Overload<Receiver>[] | undefined,
  args: readonly JavaValue[],
): Overload<Receiver> | undefined {
  return overloads?.find((overload) => fits(overload, args))
}

function fits(overload: Overload<never>, args: readonly JavaValue[]): boolean {
  const { parameters } = overload
  if (overload.variadic ? args.length < parameters.length : args.length !== parameters.length) return false
  for (let at = 0; at < parameters.length; at++) {
    const type = parameters[at]
    if (type !== undefined && !accepts(type, args[at] ?? null)) return false
  }
  return true
}

/** Whether Velocity passes the value to a parameter of the type: primitives widen, null fits every object. */
function accepts(type: ParameterType, value: JavaValue): boolean {
  switch (type) {
    case 'int':
      return typeof value === 'number' || value instanceof JavaSmallInteger
    case 'long':
      return accepts('int', value) || typeof value === 'bigint'
    case 'float':
      return accepts('long', value) || value instanceof JavaFloat
    case 'double':
      return accepts('float', value) || value instanceof JavaDouble
    case 'boolean':
      return typeof value === 'boolean'
    case 'char':
      return value instanceof JavaCharacter
    case 'Object':
      return true
    default:
      return value === null || acceptsObject(type, value)
  }
}

function acceptsObject(type: ParameterType, value: JavaValue): boolean {
  switch (type) {
    case 'String':
    case 'CharSequence':
      return typeof value === 'string'
    case 'Collection':
      return Array.isArray(value) || value instanceof JavaMapView
    case 'Map':
      return value instanceof JavaMap
    case 'Integer':
      return typeof value === 'number'
    case 'Long':
      return typeof value === 'bigint'
    case 'Double':
      return value instanceof JavaDouble
    case 'Boolean':
      return typeof value === 'boolean'
    case 'Character':
      return value instanceof JavaCharacter
    default:
      return false
  }
}

/** An argument that fits `int`. */
export function intOf(value: JavaValue | undefined): number {
  if (typeof value === 'number') return value
  return value instanceof JavaSmallInteger ? value.value : 0
}

/** An argument that fits `long`. */
export function longOf(value: JavaValue | undefined): bigint {
  return typeof value === 'bigint' ? value : BigInt(intOf(value))
}

/** An argument that fits `double`. */
export function doubleOf(value: JavaValue | undefined): number {
  if (value instanceof JavaDouble || value instanceof JavaFloat) return value.value
  if (value instanceof JavaBigInteger) return Number(value.value)
  return Number(longOf(value))
}

/** An argument that fits `String`; null makes the method throw, as in Java. */
export function textOf(value: JavaValue | undefined): string {
  if (typeof value === 'string') return value
  throw nullPointer()
}

/** An argument that fits `char`. */
export function charOf(value: JavaValue | undefined): string {
  return value instanceof JavaCharacter ? value.value : ''
}

/** The items of an argument that fits `Collection`. */
export function itemsOf(value: JavaValue | undefined, meter: Meter): JavaValue[] {
  if (Array.isArray(value)) return copied(value, value.length, meter)
  if (value instanceof JavaMapView) return copied(value, value.size, meter)
  if (value instanceof JavaArray) return copied(value.items, value.items.length, meter)
  throw nullPointer()
}

function copied(items: Iterable<JavaValue>, size: number, meter: Meter): JavaValue[] {
  meter.spend(1 + (size >>> 2))
  return [...items]
}

export function nullPointer(): JavaException {
  return new JavaException('NullPointerException', 'an argument is null')
}

export function outOfBounds(index: number, length: number): JavaException {
  return new JavaException('IndexOutOfBoundsException', `index ${index} is out of bounds for length ${length}`)
}

export function classCast(value: JavaValue | undefined, wanted: string): JavaException {
  return new JavaException('ClassCastException', `${classNameOf(value ?? null)} cannot be compared with ${wanted}`)
}

/** The simple Java class name, for messages. */
export function classNameOf(value: JavaValue): string {
  if (value === null) return 'null'
  switch (typeof value) {
    case 'string':
      return 'String'
    case 'number':
      return 'Integer'
    case 'bigint':
      return 'Long'
    case 'boolean':
      return 'Boolean'
    default:
      return objectClassName(value)
  }
}

function objectClassName(value: object): string {
  if (Array.isArray(value)) return 'List'
  if (value instanceof JavaMap) return 'Map'
  if (value instanceof JavaSmallInteger) return value.kind
  if ('hostName' in value) return String(value.hostName)
  return value.constructor.name.replace(/^Java/, '')
}
