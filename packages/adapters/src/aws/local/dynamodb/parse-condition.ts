import { type AttributeType, type AttributeValue, compareValues, typeOf } from './attribute-value.ts'
import { type Comparator, type Condition, type Operand, pathText } from './expression.ts'
import type { ExpressionAttributes } from './expression-attributes.ts'
import { ExpressionReader } from './expression-reader.ts'
import type { ExpressionKind } from './expression-tokens.ts'

const comparators: ReadonlySet<string> = new Set(['=', '<>', '<', '<=', '>', '>='])
const functions: { readonly [name: string]: number } = {
  attribute_exists: 1,
  attribute_not_exists: 1,
  attribute_type: 2,
  begins_with: 2,
  contains: 2,
}
const typeNames: ReadonlySet<string> = new Set(['S', 'N', 'B', 'BOOL', 'NULL', 'M', 'L', 'SS', 'NS', 'BS'])

/**
 * Parses a condition, filter or key condition (DynamoDB developer guide: comparison operator and function reference).
 * @throws ServiceError `ValidationException` with the service's message
 */
export function parseCondition(kind: ExpressionKind, text: string, attributes: ExpressionAttributes): Condition {
  const reader = new ExpressionReader(kind, text, attributes)
  const condition = parseOr(reader)
  reader.expectEnd()
  return condition
}

function parseOr(reader: ExpressionReader): Condition {
  let left = parseAnd(reader)
  while (reader.takeWord('OR')) left = { kind: 'or', left, right: parseAnd(reader) }
  return left
}

function parseAnd(reader: ExpressionReader): Condition {
  let left = parseNot(reader)
  while (reader.takeWord('AND')) left = { kind: 'and', left, right: parseNot(reader) }
  return left
}

function parseNot(reader: ExpressionReader): Condition {
  return reader.nested(() => {
    if (reader.takeWord('NOT')) return { kind: 'not', condition: parseNot(reader) }
    if (reader.takeSymbol('(')) {
      const condition = parseOr(reader)
      reader.expectSymbol(')')
      return condition
    }
    return parseTerm(reader)
  })
}

function parseTerm(reader: ExpressionReader): Condition {
  if (reader.peek().kind === 'name' && reader.isSymbol('(', 1) && !reader.isWord('SIZE')) return parseFunction(reader)
  const left = parseOperand(reader)
  if (reader.takeWord('BETWEEN')) {
    const lower = parseOperand(reader)
    reader.expectWord('AND')
    const upper = parseOperand(reader)
    checkBounds(reader, lower, upper)
    return { kind: 'between', operand: left, lower, upper }
  }
  if (reader.takeWord('IN')) {
    reader.expectSymbol('(')
    const candidates = [parseOperand(reader)]
    while (reader.takeSymbol(',')) candidates.push(parseOperand(reader))
    reader.expectSymbol(')')
    if (candidates.length > 100)
      reader.refuse(
        `Too many operands for operator or function; operator or function: IN, number of operands: ${candidates.length + 1}`,
      )
    return { kind: 'in', operand: left, candidates }
  }
  const token = reader.peek()
  if (token.kind !== 'symbol' || !comparators.has(token.text)) throw reader.unexpected()
  reader.next()
  const right = parseOperand(reader)
  checkComparison(reader, token.text, left, right)
  return { kind: 'compare', comparator: token.text as Comparator, left, right }
}

function parseOperand(reader: ExpressionReader): Operand {
  const token = reader.peek()
  if (token.kind === 'attributeValue') return { kind: 'value', value: reader.value() }
  if (token.kind === 'name' && reader.isSymbol('(', 1)) {
    if (token.text !== 'size') {
      if (Object.hasOwn(functions, token.text))
        reader.refuse(`The function is not allowed to be used this way in an expression; function: ${token.text}`)
      reader.refuse(`Invalid function name; function: ${token.text}`)
    }
    reader.next()
    reader.next()
    if (reader.peek().kind === 'attributeValue') {
      const value = reader.value()
      reader.refuse(
        `Operator or function requires a document path; operator or function: size, operand type: ${typeOf(value)}`,
      )
    }
    const path = reader.path()
    reader.expectSymbol(')')
    return { kind: 'size', path }
  }
  return { kind: 'path', path: reader.path() }
}

function parseFunction(reader: ExpressionReader): Condition {
  const name = reader.next().text
  reader.next()
  const count = Object.hasOwn(functions, name) ? functions[name] : undefined
  if (count === undefined) reader.refuse(`Invalid function name; function: ${name}`)
  const operands: Operand[] = []
  if (!reader.isSymbol(')')) {
    operands.push(parseOperand(reader))
    while (reader.takeSymbol(',')) operands.push(parseOperand(reader))
  }
  reader.expectSymbol(')')
  const [first, second] = operands
  if (operands.length !== count || first === undefined)
    return reader.refuse(
      `Incorrect number of operands for operator or function; operator or function: ${name}, number of operands: ${operands.length}`,
    )
  if (name === 'begins_with' || name === 'contains') {
    if (second === undefined) throw reader.unexpected()
    return textFunction(reader, name, first, second)
  }
  if (first.kind !== 'path')
    return reader.refuse(`Operator or function requires a document path; operator or function: ${name}`)
  if (name === 'attribute_exists') return { kind: 'exists', path: first.path }
  if (name === 'attribute_not_exists') return { kind: 'notExists', path: first.path }
  if (second?.kind !== 'value' || !('S' in second.value))
    return reader.refuse(
      `Incorrect operand type for operator or function; operator or function: attribute_type, operand type: ${operandType(second)}`,
    )
  if (!typeNames.has(second.value.S))
    reader.refuse(
      `Invalid attribute type name found; type: ${second.value.S}, valid types: {B,NULL,SS,BOOL,L,BS,N,NS,S,M}`,
    )
  return { kind: 'type', path: first.path, type: second.value.S }
}

function textFunction(
  reader: ExpressionReader,
  name: 'begins_with' | 'contains',
  operand: Operand,
  wanted: Operand,
): Condition {
  if (samePath(operand, wanted))
    reader.refuse(
      `The first operand must be distinct from the remaining operands for this operator or function; operator: ${name}, first operand: ${operand.kind === 'path' ? pathText(operand.path) : ''}`,
    )
  if (name === 'contains') return { kind: 'contains', operand, wanted }
  for (const each of [operand, wanted]) {
    if (each.kind === 'value' && !('S' in each.value || 'B' in each.value))
      reader.refuse(
        `Incorrect operand type for operator or function; operator or function: begins_with, operand type: ${typeOf(each.value)}`,
      )
  }
  return { kind: 'beginsWith', operand, wanted }
}

function operandType(operand: Operand | undefined): string {
  return operand?.kind === 'value' ? typeOf(operand.value) : 'PATH'
}

function samePath(left: Operand, right: Operand): boolean {
  return left.kind === 'path' && right.kind === 'path' && pathText(left.path) === pathText(right.path)
}

function checkComparison(reader: ExpressionReader, comparator: string, left: Operand, right: Operand): void {
  if (samePath(left, right))
    reader.refuse(
      `The first operand must be distinct from the remaining operands for this operator or function; operator: ${comparator}, first operand: ${left.kind === 'path' ? pathText(left.path) : ''}`,
    )
  if (comparator === '=' || comparator === '<>') return
  for (const operand of [left, right]) {
    if (operand.kind === 'value' && !ordered.has(typeOf(operand.value)))
      reader.refuse(
        `Incorrect operand type for operator or function; operator or function: ${comparator}, operand type: ${typeOf(operand.value)}`,
      )
  }
}

const ordered: ReadonlySet<AttributeType> = new Set(['S', 'N', 'B'])

function checkBounds(reader: ExpressionReader, lower: Operand, upper: Operand): void {
  if (lower.kind !== 'value' || upper.kind !== 'value') return
  const order = compareValues(lower.value, upper.value)
  const shown = `lower bound operand: AttributeValue: ${shownValue(lower.value)}, upper bound operand: AttributeValue: ${shownValue(upper.value)}`
  if (order === undefined)
    reader.refuse(`The BETWEEN operator requires same data type for lower and upper bounds; ${shown}`)
  if (order !== undefined && order > 0)
    reader.refuse(`The BETWEEN operator requires upper bound to be greater than or equal to lower bound; ${shown}`)
}

function shownValue(value: AttributeValue): string {
  return `{${typeOf(value)}:${Object.values(value)[0]}}`
}
