import type { Meter } from '../limits.ts'
import { javaHashCode } from './equals.ts'
import { JavaException } from './exception.ts'
import { classNameOf } from './method.ts'
import { JavaBigInteger, JavaDouble, JavaFloat, JavaSmallInteger } from './number-value.ts'
import { toJavaString } from './to-string.ts'
import { JavaCharacter, type JavaValue } from './value.ts'

/** One `%[index$][flags][width][.precision]conversion`. */
type Specifier = { flags: string; width: number; precision: number; conversion: string }

const specifierPattern = /%(?:(\d+)\$)?([-#+ 0,(<]*)(\d+)?(?:\.(\d+))?([a-zA-Z%])/y

/**
 * String.format for texts, booleans, characters and numbers (`%s %S %d %x %X %o %f %e %E %b %B %c %C %h %n %%`).
 *
 * @throws JavaException as java.util.Formatter does for conversions that are unknown or do not fit their argument
 */
export function formatText(pattern: string, args: JavaValue[], meter: Meter): string {
  meter.spendText(pattern.length)
  let text = ''
  let next = 0
  let last = -1
  for (let at = 0; at < pattern.length; ) {
    if (pattern.charAt(at) !== '%') {
      const end = pattern.indexOf('%', at)
      text += pattern.slice(at, end < 0 ? pattern.length : end)
      at = end < 0 ? pattern.length : end
      continue
    }
    specifierPattern.lastIndex = at
    const match = specifierPattern.exec(pattern)
    if (match === null) throw new JavaException('UnknownFormatConversionException', `Conversion = '%' at ${at}`)
    at = specifierPattern.lastIndex
    const [, index, flags = '', width, precision, conversion = ''] = match
    const specifier = { flags, width: Number(width ?? -1), precision: Number(precision ?? -1), conversion }
    meter.spendText(Math.max(specifier.width, specifier.precision, 0))
    if (conversion === 'n' || conversion === '%') {
      text += conversion === 'n' ? '\n' : pad('%', specifier)
      continue
    }
    const position = index !== undefined ? Number(index) - 1 : flags.includes('<') ? last : next++
    if (position < 0 || position >= args.length) {
      throw new JavaException('MissingFormatArgumentException', `Format specifier '${match[0]}'`)
    }
    last = position
    text += convert(specifier, args[position] ?? null, meter)
    meter.spendText(text.length)
  }
  return text
}

function convert(specifier: Specifier, value: JavaValue, meter: Meter): string {
  const { conversion } = specifier
  const lower = conversion.toLowerCase()
  const text = convertLower({ ...specifier, conversion: lower }, value, meter)
  if (lower === conversion) return text
  if (!'shbcxe'.includes(lower))
    throw new JavaException('UnknownFormatConversionException', `Conversion = '${conversion}'`)
  return text.toUpperCase()
}

function convertLower(specifier: Specifier, value: JavaValue, meter: Meter): string {
  switch (specifier.conversion) {
    case 's':
      return pad(cut(toJavaString(value, meter), specifier), specifier)
    case 'b':
      return pad(cut(String(typeof value === 'boolean' ? value : value !== null), specifier), specifier)
    case 'h':
      return pad(value === null ? 'null' : (javaHashCode(value, meter) >>> 0).toString(16), specifier)
    case 'c':
      return pad(value === null ? 'null' : characterOf(value, specifier), specifier)
    case 'd':
    case 'x':
    case 'o':
      return value === null ? pad('null', specifier) : integer(specifier, value)
    case 'f':
    case 'e':
      return value === null ? pad('null', specifier) : decimal(specifier, value)
    default:
      throw new JavaException('UnknownFormatConversionException', `Conversion = '${specifier.conversion}'`)
  }
}

function mismatch(specifier: Specifier, value: JavaValue): JavaException {
  return new JavaException('IllegalFormatConversionException', `${specifier.conversion} != ${classNameOf(value)}`)
}

function cut(text: string, { precision }: Specifier): string {
  return precision >= 0 ? text.slice(0, precision) : text
}

function pad(text: string, { flags, width }: Specifier): string {
  return flags.includes('-') ? text.padEnd(width) : text.padStart(width)
}

function characterOf(value: JavaValue, specifier: Specifier): string {
  if (value instanceof JavaCharacter) return value.value
  if (typeof value === 'number' && value >= 0 && value <= 0x10ffff) return String.fromCodePoint(value)
  throw mismatch(specifier, value)
}

const bitsOf = { number: 32, bigint: 64 } as const

function integer(specifier: Specifier, value: JavaValue): string {
  const big = value instanceof JavaBigInteger
  const plain = value instanceof JavaSmallInteger ? value.value : value
  if (!big && typeof plain !== 'number' && typeof plain !== 'bigint') throw mismatch(specifier, value)
  const amount = big ? value.value : BigInt(plain as number | bigint)
  if (specifier.conversion === 'd')
    return signed(specifier, amount < 0n, grouped(specifier, String(amount < 0n ? -amount : amount)))
  const radix = specifier.conversion === 'x' ? 16 : 8
  if (big) return signed(specifier, amount < 0n, (amount < 0n ? -amount : amount).toString(radix))
  const digits = BigInt.asUintN(bitsOf[typeof plain as 'number' | 'bigint'], amount).toString(radix)
  const prefix = specifier.flags.includes('#') ? (radix === 16 ? '0x' : '0') : ''
  return signed({ ...specifier, flags: specifier.flags.replace(/[+ (]/g, '') }, false, prefix + digits)
}

function decimal(specifier: Specifier, value: JavaValue): string {
  if (!(value instanceof JavaDouble || value instanceof JavaFloat)) throw mismatch(specifier, value)
  const amount = value.value
  const negative = amount < 0 || Object.is(amount, -0)
  if (!Number.isFinite(amount)) {
    return pad(Number.isNaN(amount) ? 'NaN' : `${negative ? '-' : ''}Infinity`, specifier)
  }
  const precision = specifier.precision >= 0 ? Math.min(specifier.precision, 100) : 6
  if (specifier.conversion === 'f')
    return signed(specifier, negative, grouped(specifier, fixed(Math.abs(amount), precision)))
  const [mantissa = '', exponent = ''] = Math.abs(amount).toExponential(precision).split('e')
  const sign = exponent.charAt(0) === '-' ? '-' : '+'
  return signed(specifier, negative, `${mantissa}e${sign}${exponent.replace(/^[+-]/, '').padStart(2, '0')}`)
}

/** Java rounds the shortest decimal form half up, where JavaScript rounds the binary value. */
function fixed(amount: number, precision: number): string {
  const [digits = '', exponentText = '0'] = amount.toExponential().split('e')
  const unscaled = digits.replace('.', '')
  const point = Number(exponentText) + 1
  const padded = point > 0 ? unscaled.padEnd(point, '0') : unscaled.padStart(unscaled.length - point + 1, '0')
  const whole = padded.slice(0, Math.max(point, 1))
  const fraction = padded.slice(Math.max(point, 1))
  const kept = BigInt(whole + fraction.slice(0, precision).padEnd(precision, '0'))
  const rounded = String(fraction.charAt(precision) >= '5' ? kept + 1n : kept).padStart(precision + 1, '0')
  return precision === 0 ? rounded : `${rounded.slice(0, -precision)}.${rounded.slice(-precision)}`
}

function grouped({ flags }: Specifier, digits: string): string {
  if (!flags.includes(',')) return digits
  const [whole = '', fraction] = digits.split('.')
  const separated = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return fraction === undefined ? separated : `${separated}.${fraction}`
}

function signed(specifier: Specifier, negative: boolean, digits: string): string {
  const { flags, width } = specifier
  const parentheses = negative && flags.includes('(')
  const sign = negative ? (parentheses ? '(' : '-') : flags.includes('+') ? '+' : flags.includes(' ') ? ' ' : ''
  const close = parentheses ? ')' : ''
  const zeros = flags.includes('0') ? '0'.repeat(Math.max(0, width - sign.length - digits.length - close.length)) : ''
  return pad(`${sign}${zeros}${digits}${close}`, specifier)
}
