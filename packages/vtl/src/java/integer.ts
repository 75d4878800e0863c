import { JavaException } from './exception.ts'
import { intOf, longOf, type Methods, type MethodTable } from './method.ts'
import { numberMethods } from './number.ts'
import type { JavaValue } from './value.ts'

/** Reads digits as `Integer.parseInt` and `Long.parseLong` do. */
function parseWhole(text: JavaValue | undefined, radix: number, bits: number): bigint {
  const value = typeof text === 'string' && radix >= 2 && radix <= 36 ? parseDigits(text, radix) : null
  if (value === null || BigInt.asIntN(bits, value) !== value) {
    const shown = typeof text === 'string' ? `"${text.slice(0, 40)}"` : 'null'
    throw new JavaException('NumberFormatException', `For input string: ${shown}`)
  }
  return value
}

function parseDigits(text: string, radix: number): bigint | null {
  const match = /^([+-]?)([0-9a-zA-Z]{1,70})$/.exec(text)
  if (match === null) return null
  let value = 0n
  for (const digit of match[2] ?? '') {
    const amount = Number.parseInt(digit, 36)
    if (amount >= radix) return null
    value = value * BigInt(radix) + BigInt(amount)
  }
  return match[1] === '-' ? -value : value
}

type Whole = number | bigint

/** Statics that java.lang.Integer and Long share; `of` makes the result. */
function withStatics<Receiver extends Whole>(
  methods: Methods<Receiver>,
  bits: 32 | 64,
  names: { parse: string; type: 'int' | 'long' },
): Methods<Receiver> {
  const { type } = names
  const read = (value: JavaValue | undefined): bigint => longOf(value)
  const make = (value: bigint): JavaValue => (bits === 32 ? Number(BigInt.asIntN(32, value)) : BigInt.asIntN(64, value))
  const parse = (text: JavaValue | undefined, radix = 10): JavaValue => make(parseWhole(text, radix, bits))
  const unsigned = (value: JavaValue | undefined): bigint => BigInt.asUintN(bits, read(value))
  return methods
    .add(names.parse, ['String'], (_value, [text]) => parse(text))
    .add(names.parse, ['String', 'int'], (_value, [text, radix]) => parse(text, intOf(radix)))
    .add('valueOf', [type], (_value, [other]) => make(read(other)))
    .add('valueOf', ['String'], (_value, [text]) => parse(text))
    .add('valueOf', ['String', 'int'], (_value, [text, radix]) => parse(text, intOf(radix)))
    .add('toString', [type], (_value, [other]) => String(read(other)))
    .add('toString', [type, 'int'], (_value, [other, radix]) => {
      const base = intOf(radix)
      return read(other).toString(base >= 2 && base <= 36 ? base : 10)
    })
    .add('toHexString', [type], (_value, [other]) => unsigned(other).toString(16))
    .add('toBinaryString', [type], (_value, [other]) => unsigned(other).toString(2))
    .add('toOctalString', [type], (_value, [other]) => unsigned(other).toString(8))
    .add('max', [type, type], (_value, [one, other]) => make(read(one) > read(other) ? read(one) : read(other)))
    .add('min', [type, type], (_value, [one, other]) => make(read(one) < read(other) ? read(one) : read(other)))
    .add('sum', [type, type], (_value, [one, other]) => make(read(one) + read(other)))
    .add('compare', [type, type], (_value, [one, other]) => order(read(one), read(other)))
    .add('signum', [type], (_value, [other]) => order(read(other), 0n))
    .add('bitCount', [type], (_value, [other]) => unsigned(other).toString(2).replaceAll('0', '').length)
}

function order<T extends Whole>(one: T, other: T): number {
  return one < other ? -1 : one > other ? 1 : 0
}

/** The methods of java.lang.Integer, statics included. */
export const integerMethods: MethodTable<number> = withStatics(numberMethods<number>('Integer', order), 32, {
  parse: 'parseInt',
  type: 'int',
}).table()

/** The methods of java.lang.Long, statics included. */
export const longMethods: MethodTable<bigint> = withStatics(numberMethods<bigint>('Long', order), 64, {
  parse: 'parseLong',
  type: 'long',
}).table()
