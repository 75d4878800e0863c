import type { JavaBigDecimal } from './number-value.ts'

/** Double.toString: shortest digits, always a fraction, `1.0E7` from 10^7 and below 10^-3. */
export function doubleText(value: number): string {
  const size = Math.abs(value)
  if (size < 1e7 && Number.isInteger(value)) return Object.is(value, -0) ? '-0.0' : `${value}.0`
  if (size < 1e7 && size >= 1e-3) return `${value}`
  return fromDigits(value, String(value))
}

/** Float.toString, of a number that is rounded to single precision. */
export function floatText(value: number): string {
  for (let precision = 1; precision <= 9; precision++) {
    const digits = value.toPrecision(precision)
    if (Math.fround(Number(digits)) === value) return fromDigits(value, String(Number(digits)))
  }
  return fromDigits(value, String(value))
}

/** Brings JavaScript's shortest form into Java's layout. */
function fromDigits(value: number, text: string): string {
  if (Number.isNaN(value)) return 'NaN'
  if (!Number.isFinite(value)) return value < 0 ? '-Infinity' : 'Infinity'
  if (value === 0) return Object.is(value, -0) ? '-0.0' : '0.0'
  const sign = value < 0 ? '-' : ''
  const [mantissa = '', exponentText = '0'] = text.replace(/^-/, '').split(/e(?!$)/) as [string, string?]
  const [whole = '', fraction = ''] = mantissa.split('.')
  const all = whole + fraction
  const digits = all.replace(/^0+/, '')
  const exponent = Number(exponentText) + whole.length - (all.length - digits.length) - 1
  const kept = digits.replace(/0+$/, '') || '0'
  if (exponent >= -3 && exponent < 7) {
    if (exponent < 0) return `${sign}0.${'0'.repeat(-exponent - 1)}${kept}`
    const padded = kept.padEnd(exponent + 1, '0')
    return `${sign}${padded.slice(0, exponent + 1)}.${padded.slice(exponent + 1) || '0'}`
  }
  return `${sign}${kept[0]}.${kept.slice(1) || '0'}E${exponent}`
}

/** BigDecimal.toString: plain while the scale is not negative and the number not below 10^-6, else scientific. */
export function bigDecimalText({ unscaled, scale }: JavaBigDecimal): string {
  const sign = unscaled < 0n ? '-' : ''
  const digits = String(unscaled < 0n ? -unscaled : unscaled)
  if (scale === 0) return sign + digits
  const exponent = digits.length - 1 - scale
  if (scale > 0 && exponent >= -6) {
    const padded = digits.padStart(scale + 1, '0')
    return `${sign}${padded.slice(0, -scale)}.${padded.slice(-scale)}`
  }
  const fraction = digits.length > 1 ? `.${digits.slice(1)}` : ''
  return `${sign}${digits[0]}${fraction}E${exponent < 0 ? '' : '+'}${exponent}`
}
