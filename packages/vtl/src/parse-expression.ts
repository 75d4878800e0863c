import type { BinaryOperator, Expression } from './ast.ts'
import type { TokenCursor } from './parse-cursor.ts'
import { parseOperand } from './parse-operand.ts'
import type { TokenKind } from './token.ts'

/** Binary operators from the loosest to the tightest; those of one level group from the left. */
const levels: readonly (readonly BinaryOperator[])[] = [
  ['||'],
  ['&&'],
  ['==', '!='],
  ['<', '<=', '>', '>='],
  ['+', '-'],
  ['*', '/', '%'],
]

const operators: ReadonlyMap<TokenKind, { operator: BinaryOperator; level: number }> = new Map(
  levels.flatMap((level, index) => level.map((operator) => [operator, { operator, level: index }] as const)),
)

/** The condition of `#if`, the right side of `#set`: operators allowed. */
export function parseExpression(cursor: TokenCursor): Expression {
  cursor.enter(cursor.peek())
  const expression = parseBinary(cursor, 0)
  cursor.leave()
  return expression
}

function parseBinary(cursor: TokenCursor, loosest: number): Expression {
  let left = parseUnary(cursor)
  for (;;) {
    const found = operators.get(cursor.peek().kind)
    if (found === undefined || found.level < loosest) return left
    const leftSource = cursor.operandSource()
    cursor.take()
    const rightStart = cursor.peek().start
    const right = parseBinary(cursor, found.level + 1)
    const rightSource = cursor.operandSource()
    left = {
      kind: 'binary',
      operator: found.operator,
      left,
      right,
      leftSource,
      rightSource,
      start: left.start,
      end: right.end,
    }
    cursor.operandWas(rightStart, cursor.last.end)
  }
}

function parseUnary(cursor: TokenCursor): Expression {
  const first = cursor.peek()
  const not = first.kind === 'whitespace' ? cursor.peekSecond() : first
  if (not.kind !== '!') return parsePrimary(cursor)
  cursor.skipWhitespace()
  cursor.take()
  cursor.enter(not)
  const operand = parseUnary(cursor)
  cursor.leave()
  return { kind: 'not', operand, start: cursor.at(not.start), end: operand.end }
}

function parsePrimary(cursor: TokenCursor): Expression {
  cursor.skipWhitespace()
  const token = cursor.peek()
  if (token.kind === '(') return parseGroup(cursor)
  const value = parseOperand(cursor, 'a value (a literal or a reference)')
  cursor.operandWas(token.start, cursor.last.end)
  cursor.skipWhitespace()
  return value
}

function parseGroup(cursor: TokenCursor): Expression {
  cursor.take()
  const { start } = cursor.peek()
  const value = parseExpression(cursor)
  const { end } = cursor.last
  cursor.expect(')', 'an operator or the ) that closes the group')
  cursor.operandWas(start, end)
  cursor.skipWhitespace()
  return value
}
