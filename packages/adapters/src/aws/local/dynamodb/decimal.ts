import { ServiceError } from '../service-error.ts'

/** A number of DynamoDB: 0.`digits` × 10^`exponent`. `digits` has no zeros at its ends and is empty for 0. */
export type Decimal = { readonly sign: -1 | 0 | 1; readonly digits: string; readonly exponent: number }

const form = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,6}))?$/
const maximumDigits = 38
const zero: Decimal = { sign: 0, digits: '', exponent: 0 }

function refuse(message: string): never {
  throw new ServiceError('ValidationException', message)
}

/**
 * Reads the text of a number (DynamoDB developer guide: data types, numbers: 38 digits, 1E-130 to 9.9…E+125).
 * @throws ServiceError `ValidationException`
 */
export function parseDecimal(text: string): Decimal {
  const match = form.exec(text)
  const [, sign, whole = '', fraction = '', exponentText = '0'] = match ?? []
  if (match === null || whole.length + fraction.length === 0)
    return refuse(`The parameter cannot be converted to a numeric value: ${text}`)
  return makeDecimal(sign === '-' ? -1 : 1, whole + fraction, whole.length + Number(exponentText))
}

function makeDecimal(sign: -1 | 1, allDigits: string, pointAt: number): Decimal {
  const withoutLeading = allDigits.replace(/^0+/, '')
  const digits = trimEnd(withoutLeading)
  if (digits === '') return zero
  const exponent = pointAt - (allDigits.length - withoutLeading.length)
  if (digits.length > maximumDigits) refuse('Attempting to store more than 38 significant digits in a Number')
  if (exponent > 126) refuse('Number overflow. Attempting to store a number with magnitude larger than supported range')
  if (exponent < -129)
    refuse('Number underflow. Attempting to store a number with magnitude smaller than supported range')
  return { sign, digits, exponent }
}

function trimEnd(digits: string): string {
  let end = digits.length
  while (end > 0 && digits[end - 1] === '0') end -= 1
  return digits.slice(0, end)
}

/** The text by which DynamoDB gives a number back: plain, without an exponent. */
export function formatDecimal({ sign, digits, exponent }: Decimal): string {
  if (sign === 0) return '0'
  const minus = sign < 0 ? '-' : ''
  if (exponent <= 0) return `${minus}0.${'0'.repeat(-exponent)}${digits}`
  if (exponent >= digits.length) return `${minus}${digits}${'0'.repeat(exponent - digits.length)}`
  return `${minus}${digits.slice(0, exponent)}.${digits.slice(exponent)}`
}

/** Below, equal, above: -1, 0, 1. */
export function compareDecimals(left: Decimal, right: Decimal): number {
  if (left.sign !== right.sign) return left.sign < right.sign ? -1 : 1
  if (left.sign === 0) return 0
  const magnitude =
    left.exponent !== right.exponent
      ? Math.sign(left.exponent - right.exponent)
      : left.digits < right.digits
        ? -1
        : left.digits > right.digits
          ? 1
          : 0
  return magnitude === 0 ? 0 : magnitude * left.sign
}

/** The sum, exactly. @throws ServiceError `ValidationException` when it has more digits than a number may have */
export function addDecimals(left: Decimal, right: Decimal): Decimal {
  const scale = Math.min(left.exponent - left.digits.length, right.exponent - right.digits.length)
  const sum = scaled(left, scale) + scaled(right, scale)
  if (sum === 0n) return zero
  const digits = (sum < 0n ? -sum : sum).toString()
  return makeDecimal(sum < 0n ? -1 : 1, digits, digits.length + scale)
}

function scaled({ sign, digits, exponent }: Decimal, scale: number): bigint {
  if (sign === 0) return 0n
  const value = BigInt(digits) * 10n ** BigInt(exponent - digits.length - scale)
  return sign < 0 ? -value : value
}

export function negate(decimal: Decimal): Decimal {
  return { ...decimal, sign: (decimal.sign === 0 ? 0 : -decimal.sign) as Decimal['sign'] }
}
