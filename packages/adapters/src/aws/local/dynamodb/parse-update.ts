import { type AttributeValue, setOf, typeOf } from './attribute-value.ts'
import { type Assigned, type Path, pathText, type UpdateAction } from './expression.ts'
import type { ExpressionAttributes } from './expression-attributes.ts'
import { ExpressionReader } from './expression-reader.ts'

const typeWords = {
  S: 'STRING',
  N: 'NUMBER',
  B: 'BINARY',
  BOOL: 'BOOLEAN',
  NULL: 'NULL',
  M: 'MAP',
  L: 'LIST',
  SS: 'STRING_SET',
  NS: 'NUMBER_SET',
  BS: 'BINARY_SET',
} as const

/**
 * Parses an update expression (DynamoDB developer guide: update expressions).
 * @throws ServiceError `ValidationException`, also for two paths that overlap
 */
export function parseUpdate(text: string, attributes: ExpressionAttributes): UpdateAction[] {
  const reader = new ExpressionReader('UpdateExpression', text, attributes)
  const actions: UpdateAction[] = []
  const sections = new Set<string>()
  while (reader.peek().kind !== 'end') {
    const word = reader.peek().text.toUpperCase()
    if (reader.peek().kind !== 'name' || !(word in sectionParsers)) throw reader.unexpected()
    if (sections.has(word)) reader.refuse(`The "${word}" section can only be used once in an update expression;`)
    sections.add(word)
    reader.next()
    const parse = sectionParsers[word as keyof typeof sectionParsers]
    do actions.push(parse(reader))
    while (reader.takeSymbol(','))
  }
  checkOverlap(reader, actions)
  return actions
}

const sectionParsers = {
  SET: (reader: ExpressionReader): UpdateAction => {
    const path = reader.path()
    reader.expectSymbol('=')
    return { kind: 'set', path, value: parseAssigned(reader) }
  },
  REMOVE: (reader: ExpressionReader): UpdateAction => ({ kind: 'remove', path: reader.path() }),
  ADD: (reader: ExpressionReader): UpdateAction => {
    const { path, value } = pathAndValue(reader)
    if (setOf(value) === undefined && !('N' in value)) throw wrongType(reader, 'ADD', value)
    return { kind: 'add', path, value }
  },
  DELETE: (reader: ExpressionReader): UpdateAction => {
    const { path, value } = pathAndValue(reader)
    if (setOf(value) === undefined) throw wrongType(reader, 'DELETE', value)
    return { kind: 'delete', path, value }
  },
}

function pathAndValue(reader: ExpressionReader): { path: Path; value: AttributeValue } {
  const path = reader.path()
  if (reader.peek().kind !== 'attributeValue') throw reader.unexpected()
  return { path, value: reader.value() }
}

function wrongType(reader: ExpressionReader, operator: string, value: AttributeValue): never {
  return reader.refuse(
    `Incorrect operand type for operator or function; operator: ${operator}, operand type: ${typeWords[typeOf(value)]}, typeSet: ALLOWED_FOR_${operator}_OPERAND`,
  )
}

function parseAssigned(reader: ExpressionReader): Assigned {
  const left = parseOperand(reader)
  const sign = reader.takeSymbol('+') ? 'plus' : reader.takeSymbol('-') ? 'minus' : undefined
  if (sign === undefined) return left
  const right = parseOperand(reader)
  for (const operand of [left, right]) {
    if (operand.kind === 'value' && !('N' in operand.value))
      reader.refuse(
        `Incorrect operand type for operator or function; operator or function: ${sign === 'plus' ? '+' : '-'}, operand type: ${typeOf(operand.value)}`,
      )
  }
  return { kind: sign, left, right }
}

function parseOperand(reader: ExpressionReader): Assigned {
  return reader.nested(() => {
    const token = reader.peek()
    if (token.kind === 'attributeValue') return { kind: 'value', value: reader.value() }
    if (reader.takeSymbol('(')) {
      const inner = parseAssigned(reader)
      reader.expectSymbol(')')
      return inner
    }
    if (token.kind !== 'name' || !reader.isSymbol('(', 1)) return { kind: 'path', path: reader.path() }
    reader.next()
    reader.next()
    switch (token.text) {
      case 'if_not_exists': {
        if (reader.peek().kind === 'attributeValue')
          reader.refuse('Operator or function requires a document path; operator or function: if_not_exists')
        const path = reader.path()
        const otherwise = closeSecond(reader, token.text)
        return { kind: 'ifNotExists', path, otherwise }
      }
      case 'list_append': {
        const left = parseOperand(reader)
        const right = closeSecond(reader, token.text)
        for (const operand of [left, right]) {
          if (operand.kind === 'value' && !('L' in operand.value))
            reader.refuse(
              `Incorrect operand type for operator or function; operator or function: list_append, operand type: ${typeOf(operand.value)}`,
            )
        }
        return { kind: 'listAppend', left, right }
      }
      default:
        return reader.refuse(`Invalid function name; function: ${token.text}`)
    }
  })
}

function closeSecond(reader: ExpressionReader, name: string): Assigned {
  if (reader.isSymbol(')'))
    reader.refuse(
      `Incorrect number of operands for operator or function; operator or function: ${name}, number of operands: 1`,
    )
  reader.expectSymbol(',')
  const operand = parseOperand(reader)
  reader.expectSymbol(')')
  return operand
}

function checkOverlap(reader: ExpressionReader, actions: readonly UpdateAction[]): void {
  const sorted = actions.map(({ path }) => path).sort((left, right) => left.length - right.length)
  for (const [index, shorter] of sorted.entries()) {
    for (const longer of sorted.slice(index + 1)) {
      if (shorter.every((part, at) => part === longer[at]))
        reader.refuse(
          `Two document paths overlap with each other; must remove or rewrite one of these paths; path one: ${pathText(shorter)}, path two: ${pathText(longer)}`,
        )
    }
  }
}
