import type { Meter } from '../limits.ts'
import { JavaException } from './exception.ts'
import { JavaBigDecimal, JavaBigInteger, JavaDouble, JavaFloat, JavaSmallInteger } from './number-value.ts'
import type { JavaValue } from './value.ts'

/** Every kind of java.lang.Number. */
export type JavaNumber = number | bigint | JavaDouble | JavaFloat | JavaSmallInteger | JavaBigInteger | JavaBigDecimal

export function isNumber(value: JavaValue): value is JavaNumber {
  return (
    typeof value === 'number' ||
    typeof value === 'bigint' ||
    value instanceof JavaDouble ||
    value instanceof JavaBigInteger ||
    value instanceof JavaFloat ||
    value instanceof JavaSmallInteger ||
    value instanceof JavaBigDecimal
  )
}

export type ArithmeticOperator = '+' | '-' | '*' | '/' | '%'

const leastLong = -(2n ** 63n)

/**
 * Velocity's arithmetic: integers stay exact and widen instead of overflowing, with a Double on either side the result
 * is a Double; null for a division by zero.
 *
 * @throws JavaException for the remainder of BigDecimals and by negative BigIntegers, LimitExceeded for enormous integers
 */
export function calculate(
  operator: ArithmeticOperator,
  left: JavaNumber,
  right: JavaNumber,
  meter: Meter,
): JavaNumber | null {
  if (typeof left === 'number' && typeof right === 'number') return calculateIntegers(operator, left, right)
  if ((operator === '/' || operator === '%') && isZero(right)) return null
  switch (baseOf(left, right)) {
    case 'long':
      return calculateLongs(operator, longValue(left), longValue(right), isLong(left) || isLong(right))
    case 'big-integer':
      return calculateBigIntegers(operator, bigIntegerValue(left), bigIntegerValue(right), meter)
    case 'double':
      return new JavaDouble(calculateDoubles(operator, doubleValue(left), doubleValue(right)))
    case 'float':
      return new JavaFloat(calculateDoubles(operator, Math.fround(doubleValue(left)), Math.fround(doubleValue(right))))
    case 'big-decimal':
      return calculateBigDecimals(operator, bigDecimalValue(left), bigDecimalValue(right), meter)
  }
}

/** -1, 0 or 1, across the kinds of numbers; NaN counts as equal to everything, as in Velocity. */
export function compareNumbers(left: JavaNumber, right: JavaNumber): number {
  if (typeof left === 'number' && typeof right === 'number') return sign(left, right)
  switch (baseOf(left, right)) {
    case 'long':
      return sign(longValue(left), longValue(right))
    case 'big-integer':
      return sign(bigIntegerValue(left), bigIntegerValue(right))
    case 'double':
    case 'float':
      return sign(doubleValue(left), doubleValue(right))
    case 'big-decimal': {
      const [one, other] = sameScale(bigDecimalValue(left), bigDecimalValue(right))
      return sign(one, other)
    }
  }
}

function sign<T extends number | bigint>(left: T, right: T): number {
  return left < right ? -1 : left > right ? 1 : 0
}

function calculateIntegers(operator: ArithmeticOperator, left: number, right: number): JavaNumber | null {
  switch (operator) {
    case '+':
      return integer(left + right)
    case '-':
      return integer(left - right)
    case '*': {
      const product = left * right
      return Number.isSafeInteger(product) ? integer(product) : BigInt(left) * BigInt(right)
    }
    case '/':
      return right === 0 ? null : integer(Math.trunc(left / right))
    case '%':
      return right === 0 ? null : (left % right) | 0
  }
}

/** Integer, or Long when it does not fit. */
function integer(value: number): JavaNumber {
  const small = value | 0
  return small === value ? small : BigInt(value)
}

function isLong(value: JavaNumber): boolean {
  return typeof value === 'bigint'
}

function isWhole(value: JavaNumber): boolean {
  return (
    typeof value === 'number' ||
    typeof value === 'bigint' ||
    value instanceof JavaSmallInteger ||
    value instanceof JavaBigInteger
  )
}

type Base = 'long' | 'big-integer' | 'double' | 'float' | 'big-decimal'

function baseOf(left: JavaNumber, right: JavaNumber): Base {
  if (left instanceof JavaBigDecimal || right instanceof JavaBigDecimal) return 'big-decimal'
  const big = left instanceof JavaBigInteger || right instanceof JavaBigInteger
  if (isWhole(left) && isWhole(right)) return big ? 'big-integer' : 'long'
  if (big) return 'big-decimal'
  return left instanceof JavaDouble || right instanceof JavaDouble ? 'double' : 'float'
}

function isZero(value: JavaNumber): boolean {
  if (value instanceof JavaBigDecimal) return value.unscaled === 0n
  return value instanceof JavaBigInteger ? value.value === 0n : doubleValue(value) === 0
}

function longValue(value: JavaNumber): bigint {
  if (typeof value === 'bigint') return value
  return BigInt(value instanceof JavaSmallInteger ? value.value : typeof value === 'number' ? value : 0)
}

function bigIntegerValue(value: JavaNumber): bigint {
  return value instanceof JavaBigInteger ? value.value : longValue(value)
}

/** The nearest double. */
export function doubleValue(value: JavaNumber): number {
  if (typeof value === 'number') return value
  if (typeof value === 'bigint') return Number(value)
  if (value instanceof JavaBigDecimal) return Number(`${value.unscaled}e${-value.scale}`)
  return Number(value.value)
}

function calculateLongs(operator: ArithmeticOperator, left: bigint, right: bigint, long: boolean): JavaNumber {
  const exact = calculateExactly(operator, left, right)
  if (BigInt.asIntN(64, exact) === exact)
    return long || exact < -2147483648n || exact > 2147483647n ? exact : Number(exact)
  // Java overlooks these two overflows, so the result wraps.
  if (operator === '/' || (operator === '*' && left === leastLong && right === -1n)) return BigInt.asIntN(64, exact)
  return new JavaBigInteger(exact)
}

function calculateExactly(operator: ArithmeticOperator, left: bigint, right: bigint): bigint {
  switch (operator) {
    case '+':
      return left + right
    case '-':
      return left - right
    case '*':
      return left * right
    case '/':
      return left / right
    case '%':
      return left % right
  }
}

function calculateBigIntegers(operator: ArithmeticOperator, left: bigint, right: bigint, meter: Meter): JavaNumber {
  meter.spendInteger(left)
  meter.spendInteger(right)
  if (operator === '%') {
    if (right < 0n) throw new JavaException('ArithmeticException', 'BigInteger: modulus not positive')
    const rest = left % right
    return new JavaBigInteger(rest < 0n ? rest + right : rest)
  }
  const exact = calculateExactly(operator, left, right)
  meter.spendInteger(exact)
  return new JavaBigInteger(exact)
}

function calculateDoubles(operator: ArithmeticOperator, left: number, right: number): number {
  switch (operator) {
    case '+':
      return left + right
    case '-':
      return left - right
    case '*':
      return left * right
    case '/':
      return left / right
    case '%':
      return left % right
  }
}

/** The exact decimal value; of a double, that of its binary digits. */
function bigDecimalValue(value: JavaNumber): JavaBigDecimal {
  if (value instanceof JavaBigDecimal) return value
  if (isWhole(value)) return new JavaBigDecimal(bigIntegerValue(value), 0)
  const double = doubleValue(value)
  if (!Number.isFinite(double)) throw new JavaException('NumberFormatException', 'Infinite or NaN')
  let scale = 0
  let amount = double
  while (!Number.isInteger(amount)) {
    amount *= 2
    scale++
  }
  return new JavaBigDecimal(BigInt(amount) * 5n ** BigInt(scale), scale)
}

const farthestScale = 20_000

function sameScale(left: JavaBigDecimal, right: JavaBigDecimal): [bigint, bigint, number] {
  const scale = Math.max(left.scale, right.scale)
  if (scale - Math.min(left.scale, right.scale) > farthestScale) {
    throw new JavaException('ArithmeticException', 'The numbers are too far apart')
  }
  return [left.unscaled * 10n ** BigInt(scale - left.scale), right.unscaled * 10n ** BigInt(scale - right.scale), scale]
}

function calculateBigDecimals(
  operator: ArithmeticOperator,
  left: JavaBigDecimal,
  right: JavaBigDecimal,
  meter: Meter,
): JavaNumber {
  const [one, other, scale] = sameScale(left, right)
  meter.spendInteger(one)
  meter.spendInteger(other)
  switch (operator) {
    case '+':
      return new JavaBigDecimal(one + other, scale)
    case '-':
      return new JavaBigDecimal(one - other, scale)
    case '*':
      return new JavaBigDecimal(left.unscaled * right.unscaled, left.scale + right.scale)
    case '/':
      return new JavaBigDecimal(halfDown(one * 10n ** BigInt(Math.max(left.scale, 0)), other), left.scale)
    case '%':
      throw new JavaException('ArithmeticException', 'Cannot calculate the modulo of BigDecimals.')
  }
}

/** The quotient rounded to the nearest, halves toward zero. */
function halfDown(dividend: bigint, divisor: bigint): bigint {
  const quotient = dividend / divisor
  const rest = dividend % divisor
  const twice = (rest < 0n ? -rest : rest) * 2n
  if (twice <= (divisor < 0n ? -divisor : divisor)) return quotient
  return dividend < 0n === divisor < 0n ? quotient + 1n : quotient - 1n
}
