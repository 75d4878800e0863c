import {
  compareNumbers,
  isNumber,
  JavaMap,
  type JavaRegex,
  type JavaValue,
  javaEquals,
  type Meter,
  toJavaString,
  withRegexBudget,
} from '@gatewright/vtl'
import type { FilterOperator } from './path.ts'

/** A side of a comparison: undefined where a path found nothing. */
export type Side = JavaValue | undefined | JavaRegex

/** Whether a comparison in a filter holds, by Jayway's rules; sides of different kinds are unequal and in no order. */
export function compare(operator: FilterOperator, left: Side, right: Side, meter: Meter): boolean {
  if (isRegex(left) || isRegex(right)) return operator === '=~' && matches(left, right, meter)
  switch (operator) {
    case '==':
      return equal(left, right, meter)
    case '!=':
      return !equal(left, right, meter)
    case '===':
      return kindOf(left) === kindOf(right) && equal(left, right, meter)
    case '!==':
      return kindOf(left) !== kindOf(right) || !equal(left, right, meter)
    case '<':
    case '<=':
    case '>':
    case '>=':
      return inOrder(operator, left, right)
    case '=~':
      return false
    default:
      return left !== undefined && right !== undefined && about(operator, left, right, meter)
  }
}

function isRegex(side: Side): side is JavaRegex {
  return typeof side === 'object' && side !== null && 'groupNames' in side
}

function matches(left: Side, right: Side, meter: Meter): boolean {
  const [regex, input] = isRegex(left) ? [left, right] : [right, left]
  if (!isRegex(regex) || isRegex(input)) return false
  const isText = typeof input === 'string' || typeof input === 'boolean' || (input !== undefined && isNumber(input))
  const text = isText ? toJavaString(input, meter) : ''
  return withRegexBudget(text.length + regex.pattern.length, meter, (budget) => regex.matches(text, budget))
}

function equal(left: Side, right: Side, meter: Meter): boolean {
  if (left === undefined || right === undefined || isRegex(left) || isRegex(right)) return false
  if (isNumber(left)) return equalNumber(left, right)
  if (isNumber(right)) return typeof left === 'string' && left === toJavaString(right)
  return javaEquals(left, right, meter)
}

/** A number equals a text that reads as the same number. */
function equalNumber(left: JavaValue, right: JavaValue): boolean {
  if (isNumber(left) && isNumber(right)) return compareNumbers(left, right) === 0
  return (
    typeof right === 'string' && right.trim() !== '' && isNumber(left) && Number(toJavaString(left)) === Number(right)
  )
}

function kindOf(side: Side): string {
  if (side === undefined) return 'nothing'
  if (side === null) return 'null'
  if (isRegex(side)) return 'regex'
  if (isNumber(side)) return 'number'
  return Array.isArray(side) || side instanceof JavaMap ? 'json' : typeof side
}

function inOrder(operator: '<' | '<=' | '>' | '>=', left: Side, right: Side): boolean {
  const order = orderOf(left, right)
  if (order === undefined) return false
  switch (operator) {
    case '<':
      return order < 0
    case '<=':
      return order <= 0
    case '>':
      return order > 0
    case '>=':
      return order >= 0
  }
}

function orderOf(left: Side, right: Side): number | undefined {
  if (left === undefined || right === undefined || isRegex(left) || isRegex(right)) return undefined
  if (isNumber(left) && isNumber(right)) return compareNumbers(left, right)
  if (typeof left === 'string' && typeof right === 'string') return left < right ? -1 : left > right ? 1 : 0
  return undefined
}

/** Operators about lists and texts. */
function about(operator: FilterOperator, left: JavaValue, right: JavaValue, meter: Meter): boolean {
  const list = listOf(left)
  const other = listOf(right)
  switch (operator) {
    case 'in':
      return other !== undefined && holds(other, left, meter)
    case 'nin':
      return other !== undefined && !holds(other, left, meter)
    case 'contains':
      if (typeof left === 'string') return typeof right === 'string' && left.includes(right)
      return list !== undefined && holds(list, right, meter)
    case 'all':
    case 'subsetof':
      return (
        list !== undefined &&
        other !== undefined &&
        containsAll(operator === 'all' ? list : other, operator === 'all' ? other : list, meter)
      )
    case 'anyof':
      return list !== undefined && other !== undefined && list.some((item) => holds(other, item, meter))
    case 'noneof':
      return list !== undefined && other !== undefined && !list.some((item) => holds(other, item, meter))
    case 'size':
      return isNumber(right) && sizeOf(left) !== undefined && compareNumbers(sizeOf(left) ?? 0, right) === 0
    case 'empty':
      return typeof right === 'boolean' && sizeOf(left) !== undefined && (sizeOf(left) === 0) === right
    default:
      return false
  }
}

function listOf(value: JavaValue): JavaValue[] | undefined {
  return Array.isArray(value) ? value : undefined
}

function holds(list: readonly JavaValue[], wanted: JavaValue, meter: Meter): boolean {
  return list.some((item) => equal(item, wanted, meter))
}

function containsAll(list: readonly JavaValue[], wanted: readonly JavaValue[], meter: Meter): boolean {
  return wanted.every((item) => holds(list, item, meter))
}

function sizeOf(value: JavaValue): number | undefined {
  if (typeof value === 'string') return value.length
  if (value instanceof JavaMap) return value.size
  return Array.isArray(value) ? value.length : undefined
}
