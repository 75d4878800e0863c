import type { Meter } from '../limits.ts'
import { doubleValue, type JavaNumber } from './arithmetic.ts'
import { javaEquals, javaHashCode } from './equals.ts'
import { classCast, Methods, type MethodTable } from './method.ts'
import { JavaBigDecimal, JavaBigInteger, JavaDouble, JavaFloat, JavaSmallInteger } from './number-value.ts'
import { toJavaString } from './to-string.ts'
import type { JavaValue } from './value.ts'

const leastLong = -(2n ** 63n)
const greatestLong = 2n ** 63n - 1n

/** `(int)`: of a fraction the saturated whole part, of an integer the low bits. */
export function intValue(value: JavaNumber): number {
  if (typeof value === 'number') return value
  if (value instanceof JavaDouble || value instanceof JavaFloat) {
    return Math.max(-2147483648, Math.min(2147483647, Math.trunc(value.value))) | 0
  }
  return Number(BigInt.asIntN(32, wholeOf(value)))
}

/** `(long)`, in the same way. */
export function longValue(value: JavaNumber): bigint {
  if (value instanceof JavaDouble || value instanceof JavaFloat) {
    if (Number.isNaN(value.value)) return 0n
    if (!Number.isFinite(value.value)) return value.value < 0 ? leastLong : greatestLong
    const whole = BigInt(Math.trunc(value.value))
    return whole < leastLong ? leastLong : whole > greatestLong ? greatestLong : whole
  }
  return BigInt.asIntN(64, wholeOf(value))
}

function wholeOf(value: Exclude<JavaNumber, JavaDouble | JavaFloat>): bigint {
  if (typeof value === 'bigint') return value
  if (typeof value === 'number') return BigInt(value)
  if (value instanceof JavaBigDecimal) {
    return value.scale > 0
      ? value.unscaled / 10n ** BigInt(value.scale)
      : value.unscaled * 10n ** BigInt(Math.min(-value.scale, 100))
  }
  return BigInt(value.value)
}

/** Double.compareTo: -0.0 before 0.0, NaN last. */
export function compareDoubles(left: number, right: number): number {
  if (left < right) return -1
  if (left > right) return 1
  if (Object.is(left, right)) return 0
  if (Number.isNaN(left)) return 1
  if (Number.isNaN(right)) return -1
  return Object.is(left, -0) ? -1 : Object.is(right, -0) ? 1 : 0
}

/** Adds the methods that all kinds of numbers have. */
export function numberMethods<Receiver extends JavaNumber>(
  name: string,
  compare: (left: Receiver, right: Receiver) => number,
): Methods<Receiver> {
  const sameClass = (left: Receiver, right: JavaValue | undefined): right is Receiver =>
    typeof right === typeof left && (typeof left !== 'object' || right?.constructor === left.constructor)
  return new Methods<Receiver>()
    .add('intValue', [], (value) => intValue(value))
    .add('longValue', [], (value) => longValue(value))
    .add('doubleValue', [], (value) => new JavaDouble(doubleValue(value)))
    .add('floatValue', [], (value) => new JavaFloat(doubleValue(value)))
    .add('shortValue', [], (value) => new JavaSmallInteger('Short', intValue(value)))
    .add('byteValue', [], (value) => new JavaSmallInteger('Byte', intValue(value)))
    .add('compareTo', ['Object'], (value, [other]) => {
      if (!sameClass(value, other)) throw classCast(other, name)
      return compare(value, other)
    })
    .add('equals', ['Object'], (value, [other], meter) => javaEquals(value, other ?? null, meter))
    .add('hashCode', [], (value, _args, meter) => javaHashCode(value, meter))
    .add('toString', [], (value, _args, meter) => toJavaString(value, meter))
}

function sign<T extends number | bigint>(left: T, right: T): number {
  return left < right ? -1 : left > right ? 1 : 0
}

/** The methods of java.lang.Float. */
export const floatMethods: MethodTable<JavaFloat> = numberMethods<JavaFloat>('Float', (left, right) =>
  compareDoubles(left.value, right.value),
)
  .add('isNaN', [], (value) => Number.isNaN(value.value))
  .add('isInfinite', [], (value) => Math.abs(value.value) === Number.POSITIVE_INFINITY)
  .table()

/** The methods of java.lang.Short and Byte. */
export const smallIntegerMethods: MethodTable<JavaSmallInteger> = numberMethods<JavaSmallInteger>(
  'Short or Byte',
  (left, right) => left.value - right.value,
).table()

type BigOperation = (left: bigint, right: bigint) => bigint

const bigOperations: readonly (readonly [string, BigOperation])[] = [
  ['add', (left, right) => left + right],
  ['subtract', (left, right) => left - right],
  ['max', (left, right) => (left > right ? left : right)],
  ['min', (left, right) => (left < right ? left : right)],
]

/** Methods of java.math.BigInteger. */
export const bigIntegerMethods: MethodTable<JavaBigInteger> = bigIntegers()

function bigIntegers(): MethodTable<JavaBigInteger> {
  const methods = numberMethods<JavaBigInteger>('BigInteger', (left, right) => sign(left.value, right.value))
    .add('signum', [], (value) => sign(value.value, 0n))
    .add('negate', [], (value) => new JavaBigInteger(-value.value))
    .add('abs', [], (value) => new JavaBigInteger(value.value < 0n ? -value.value : value.value))
  for (const [name, operation] of bigOperations) {
    methods.add(name, ['Object'], (value, [other], meter: Meter) => {
      if (!(other instanceof JavaBigInteger)) throw classCast(other, 'BigInteger')
      meter.spendInteger(value.value)
      return new JavaBigInteger(operation(value.value, other.value))
    })
  }
  return methods.table()
}

/** Methods of java.math.BigDecimal. */
export const bigDecimalMethods: MethodTable<JavaBigDecimal> = numberMethods<JavaBigDecimal>(
  'BigDecimal',
  (left, right) => sign(doubleValue(left), doubleValue(right)),
)
  .add('scale', [], (value) => value.scale)
  .add('signum', [], (value) => sign(value.unscaled, 0n))
  .table()
