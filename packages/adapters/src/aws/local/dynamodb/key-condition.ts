import { ServiceError } from '../service-error.ts'
import { type AttributeValue, type Item, typeOf } from './attribute-value.ts'
import { meets } from './evaluate-condition.ts'
import type { Comparator, Condition, Operand } from './expression.ts'
import { expressionError } from './expression-tokens.ts'
import { type KeySchema, keyAttributes, scalarText } from './table.ts'

type Single = Extract<Condition, { kind: 'compare' | 'between' | 'beginsWith' }>

const kind = 'KeyConditionExpression'
const mirrored: { readonly [C in Comparator]: Comparator } = {
  '=': '=',
  '<>': '<>',
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
}

function refuse(message: string): never {
  throw new ServiceError('ValidationException', message)
}

/**
 * Makes the condition of a query of a parsed key condition expression: which items it means.
 * @throws ServiceError unless it names the partition key with `=` and at most the sort key beside it
 */
export function readKeyCondition(condition: Condition, schema: KeySchema): (item: Item) => boolean {
  const byName = new Map<string, Single>()
  for (const single of singlesOf(condition)) {
    const name = nameOf(single)
    if (byName.has(name)) refuse('KeyConditionExpressions must only contain one condition per key')
    byName.set(name, single)
  }
  const { hash, range } = schema
  const hashCondition = byName.get(hash.name)
  if (hashCondition === undefined) return refuse(`Query condition missed key schema element: ${hash.name}`)
  if (hashCondition.kind !== 'compare' || hashCondition.comparator !== '=')
    return refuse('Query key condition not supported')
  for (const name of byName.keys()) {
    if (name === hash.name || name === range?.name) continue
    return range === undefined || byName.has(range.name)
      ? refuse('Query key condition not supported')
      : refuse(`Query condition missed key schema element: ${range.name}`)
  }
  checkTypes(schema, byName)
  const value = comparedValue(hashCondition.right)
  const rangeCondition = range === undefined ? undefined : byName.get(range.name)
  const text = scalarText(value)
  const isInPartition = (item: Item) => {
    const own: { readonly [type: string]: unknown } | undefined = item[hash.name]
    return own !== undefined && own[hash.type] === text
  }
  return (item) => isInPartition(item) && (rangeCondition === undefined || meets(item, rangeCondition))
}

function singlesOf(condition: Condition): Single[] {
  switch (condition.kind) {
    case 'and':
      return [...singlesOf(condition.left), ...singlesOf(condition.right)]
    case 'or':
      throw expressionError(kind, 'Invalid operator used in KeyConditionExpression: OR')
    case 'not':
      throw expressionError(kind, 'Invalid operator used in KeyConditionExpression: NOT')
    case 'in':
      throw expressionError(kind, 'Invalid operator used in KeyConditionExpression: IN')
    case 'exists':
      throw expressionError(kind, 'Invalid operator used in KeyConditionExpression: attribute_exists')
    case 'notExists':
      throw expressionError(kind, 'Invalid operator used in KeyConditionExpression: attribute_not_exists')
    case 'type':
      throw expressionError(kind, 'Invalid operator used in KeyConditionExpression: attribute_type')
    case 'contains':
      throw expressionError(kind, 'Invalid operator used in KeyConditionExpression: contains')
    case 'compare':
      if (condition.comparator === '<>')
        throw expressionError(kind, 'Invalid operator used in KeyConditionExpression: <>')
      return condition.left.kind === 'value'
        ? [
            {
              kind: 'compare',
              comparator: mirrored[condition.comparator],
              left: condition.right,
              right: condition.left,
            },
          ]
        : [condition]
    case 'between':
    case 'beginsWith':
      return [condition]
  }
}

function nameOf(single: Single): string {
  const operand = single.kind === 'compare' ? single.left : single.operand
  if (operand.kind === 'size') throw expressionError(kind, 'KeyConditionExpressions cannot contain nested operations')
  if (operand.kind === 'value') throw expressionError(kind, 'No key attribute specified')
  if (operand.path.length > 1)
    throw expressionError(kind, 'KeyConditionExpressions cannot have conditions on nested attributes')
  return operand.path[0]
}

function operandsOf(single: Single): Operand[] {
  if (single.kind === 'compare') return [single.right]
  return single.kind === 'between' ? [single.lower, single.upper] : [single.wanted]
}

function comparedValue(operand: Operand): AttributeValue {
  if (operand.kind === 'value') return operand.value
  throw expressionError(kind, 'KeyConditionExpressions must compare a key attribute with a value')
}

function checkTypes(schema: KeySchema, byName: ReadonlyMap<string, Single>): void {
  for (const { name, type } of keyAttributes(schema)) {
    const single = byName.get(name)
    if (single === undefined) continue
    for (const operand of operandsOf(single)) {
      const value = comparedValue(operand)
      if (typeOf(value) !== type)
        refuse('One or more parameter values were invalid: Condition parameter type does not match schema type')
      if (Object.values(value)[0] === '')
        refuse(
          `One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty ${type === 'B' ? 'binary' : 'string'} value. Key: ${name}`,
        )
    }
  }
}
