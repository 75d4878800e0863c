import { JavaException } from './exception.ts'
import { doubleOf, type MethodTable, textOf } from './method.ts'
import { compareDoubles, numberMethods } from './number.ts'
import { doubleText } from './number-text.ts'
import { JavaDouble } from './number-value.ts'
import type { JavaValue } from './value.ts'

const decimalText = /^[+-]?(?:NaN|Infinity|(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?[fFdD]?)$/

/** Double.parseDouble: blanks around are allowed, and a suffix `d` or `f`. */
function parse(value: JavaValue | undefined): JavaDouble {
  const text = textOf(value).trim()
  if (!decimalText.test(text))
    throw new JavaException('NumberFormatException', `For input string: "${text.slice(0, 40)}"`)
  return new JavaDouble(Number(/[ny]$/i.test(text) ? text : text.replace(/[fFdD]$/, '')))
}

/** The methods of java.lang.Double, statics included. */
export const doubleMethods: MethodTable<JavaDouble> = numberMethods<JavaDouble>('Double', (left, right) =>
  compareDoubles(left.value, right.value),
)
  .add('isNaN', [], (value) => Number.isNaN(value.value))
  .add('isNaN', ['double'], (_value, [other]) => Number.isNaN(doubleOf(other)))
  .add('isInfinite', [], (value) => Math.abs(value.value) === Number.POSITIVE_INFINITY)
  .add('isInfinite', ['double'], (_value, [other]) => Math.abs(doubleOf(other)) === Number.POSITIVE_INFINITY)
  .add('isFinite', ['double'], (_value, [other]) => Number.isFinite(doubleOf(other)))
  .add('parseDouble', ['String'], (_value, [text]) => parse(text))
  .add('valueOf', ['double'], (_value, [other]) => new JavaDouble(doubleOf(other)))
  .add('valueOf', ['String'], (_value, [text]) => parse(text))
  .add('toString', ['double'], (_value, [other]) => doubleText(doubleOf(other)))
  .add('max', ['double', 'double'], (_value, [one, other]) => new JavaDouble(Math.max(doubleOf(one), doubleOf(other))))
  .add('min', ['double', 'double'], (_value, [one, other]) => new JavaDouble(Math.min(doubleOf(one), doubleOf(other))))
  .add('sum', ['double', 'double'], (_value, [one, other]) => new JavaDouble(doubleOf(one) + doubleOf(other)))
  .add('compare', ['double', 'double'], (_value, [one, other]) => compareDoubles(doubleOf(one), doubleOf(other)))
  .table()
