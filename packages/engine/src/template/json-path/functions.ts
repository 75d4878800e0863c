import {
  doubleValue,
  isNumber,
  JavaDouble,
  JavaException,
  JavaMap,
  type JavaValue,
  JsonArray,
  type Meter,
  toJavaString,
} from '@gatewright/vtl'
import type { FunctionName } from './path.ts'

/**
 * Applies a function of a path, like `.length()`, with the values of its arguments.
 *
 * @throws JavaException for numbers of nothing: `min()` and its kind need at least one
 */
export function applyFunction(
  name: FunctionName,
  value: JavaValue,
  args: readonly JavaValue[],
  meter: Meter,
): JavaValue {
  switch (name) {
    case 'length':
    case 'size':
      return sizeOf(value)
    case 'keys':
      return value instanceof JavaMap ? JsonArray.ofItems(value.keys()) : null
    case 'first':
    case 'last':
    case 'index':
      return itemOf(value, name === 'first' ? 0 : name === 'last' ? -1 : indexOf(args[0]))
    case 'concat':
      return concatenated(value, args, meter)
    case 'append':
      return Array.isArray(value) ? JsonArray.ofItems([...value, ...args]) : value
    default:
      return new JavaDouble(aggregate(name, numbersOf(value, args, meter)))
  }
}

function sizeOf(value: JavaValue): number | null {
  return Array.isArray(value) ? value.length : value instanceof JavaMap ? value.size : null
}

/** What `.length()` gives after a deep scan: how much there is in all the lists and objects that were found. */
export function countInside(found: readonly JavaValue[]): number {
  return found.reduce<number>((count, value) => count + (sizeOf(value) ?? 0), 0)
}

function indexOf(argument: JavaValue | undefined): number {
  return argument !== undefined && isNumber(argument) ? Math.trunc(doubleValue(argument)) : 0
}

function itemOf(value: JavaValue, index: number): JavaValue {
  return Array.isArray(value) ? (value.at(index) ?? null) : null
}

function concatenated(value: JavaValue, args: readonly JavaValue[], meter: Meter): string {
  const own = Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []
  const text = [...own, ...args].map((item) => toJavaString(item, meter)).join('')
  meter.spendText(text.length)
  return text
}

function numbersOf(value: JavaValue, args: readonly JavaValue[], meter: Meter): number[] {
  const numbers = [...(Array.isArray(value) ? value : []), ...args.flat()].filter(isNumber).map(doubleValue)
  meter.spend(1 + numbers.length)
  if (numbers.length === 0) {
    throw new JavaException('JsonPathException', 'Aggregation function attempted to calculate value using empty array')
  }
  return numbers
}

function aggregate(name: 'min' | 'max' | 'sum' | 'avg' | 'stddev', numbers: readonly number[]): number {
  const sum = numbers.reduce((total, number) => total + number, 0)
  const mean = sum / numbers.length
  switch (name) {
    case 'min':
      return numbers.reduce((least, number) => Math.min(least, number))
    case 'max':
      return numbers.reduce((greatest, number) => Math.max(greatest, number))
    case 'sum':
      return sum
    case 'avg':
      return mean
    case 'stddev':
      return Math.sqrt(numbers.reduce((total, number) => total + number * number, 0) / numbers.length - mean * mean)
  }
}
