import { type AttributeValue, compareValues, type Item, setOf, typeOf, valuesEqual } from './attribute-value.ts'
import type { Comparator, Condition, Operand, Path } from './expression.ts'

/** The value at a path, if there is one. */
export function valueAt(item: Item, path: Path): AttributeValue | undefined {
  let value: AttributeValue | undefined = { M: item }
  for (const part of path) {
    if (value === undefined) return undefined
    value = partOf(value, part)
  }
  return value
}

function partOf(value: AttributeValue, part: string | number): AttributeValue | undefined {
  if (typeof part === 'number') return 'L' in value ? value.L[part] : undefined
  return 'M' in value && Object.hasOwn(value.M, part) ? value.M[part] : undefined
}

/** Whether an item meets a condition; an absent item is an empty one. */
export function meets(item: Item, condition: Condition): boolean {
  switch (condition.kind) {
    case 'and':
      return meets(item, condition.left) && meets(item, condition.right)
    case 'or':
      return meets(item, condition.left) || meets(item, condition.right)
    case 'not':
      return !meets(item, condition.condition)
    case 'exists':
      return valueAt(item, condition.path) !== undefined
    case 'notExists':
      return valueAt(item, condition.path) === undefined
    case 'type': {
      const value = valueAt(item, condition.path)
      return value !== undefined && typeOf(value) === condition.type
    }
    case 'compare':
      return compare(operandValue(item, condition.left), operandValue(item, condition.right), condition.comparator)
    case 'between': {
      const value = operandValue(item, condition.operand)
      return (
        compare(value, operandValue(item, condition.lower), '>=') &&
        compare(value, operandValue(item, condition.upper), '<=')
      )
    }
    case 'in': {
      const value = operandValue(item, condition.operand)
      return condition.candidates.some((candidate) => compare(value, operandValue(item, candidate), '='))
    }
    case 'beginsWith': {
      const value = operandValue(item, condition.operand)
      const wanted = operandValue(item, condition.wanted)
      return value !== undefined && wanted !== undefined && beginsWith(value, wanted)
    }
    case 'contains': {
      const value = operandValue(item, condition.operand)
      const wanted = operandValue(item, condition.wanted)
      return value !== undefined && wanted !== undefined && contains(value, wanted)
    }
  }
}

function operandValue(item: Item, operand: Operand): AttributeValue | undefined {
  switch (operand.kind) {
    case 'value':
      return operand.value
    case 'path':
      return valueAt(item, operand.path)
    case 'size': {
      const value = valueAt(item, operand.path)
      const size = value === undefined ? undefined : countOf(value)
      return size === undefined ? undefined : { N: String(size) }
    }
  }
}

/** What the function `size` gives: bytes of texts and bytes, elements of lists, maps and sets. */
function countOf(value: AttributeValue): number | undefined {
  if ('S' in value) return Buffer.byteLength(value.S)
  if ('B' in value) return Buffer.byteLength(value.B, 'base64')
  if ('L' in value) return value.L.length
  if ('M' in value) return Object.keys(value.M).length
  return setOf(value)?.length
}

function compare(left: AttributeValue | undefined, right: AttributeValue | undefined, comparator: Comparator): boolean {
  if (left === undefined || right === undefined) return false
  if (comparator === '=') return valuesEqual(left, right)
  if (comparator === '<>') return !valuesEqual(left, right)
  const order = compareValues(left, right)
  if (order === undefined) return false
  switch (comparator) {
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

function beginsWith(value: AttributeValue, wanted: AttributeValue): boolean {
  if ('S' in value && 'S' in wanted) return value.S.startsWith(wanted.S)
  if (!('B' in value && 'B' in wanted)) return false
  const [bytes, start] = [Buffer.from(value.B, 'base64'), Buffer.from(wanted.B, 'base64')]
  return bytes.subarray(0, start.length).equals(start)
}

function contains(value: AttributeValue, wanted: AttributeValue): boolean {
  if ('S' in value && 'S' in wanted) return value.S.includes(wanted.S)
  if ('B' in value && 'B' in wanted) return Buffer.from(value.B, 'base64').includes(Buffer.from(wanted.B, 'base64'))
  if ('SS' in value && 'S' in wanted) return value.SS.includes(wanted.S)
  if ('NS' in value && 'N' in wanted) return value.NS.includes(wanted.N)
  if ('BS' in value && 'B' in wanted) return value.BS.includes(wanted.B)
  return 'L' in value && value.L.some((entry) => valuesEqual(entry, wanted))
}
