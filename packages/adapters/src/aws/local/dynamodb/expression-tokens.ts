import { ServiceError } from '../service-error.ts'

export type TokenKind = 'name' | 'attributeName' | 'attributeValue' | 'number' | 'symbol' | 'end'
export type Token = { readonly kind: TokenKind; readonly text: string; readonly from: number; readonly to: number }

/** What an expression is called in messages. */
export type ExpressionKind =
  | 'ConditionExpression'
  | 'FilterExpression'
  | 'KeyConditionExpression'
  | 'UpdateExpression'
  | 'ProjectionExpression'

const maximumSize = 4096
const pattern =
  /\s*(?:(?<name>[A-Za-z_][A-Za-z0-9_]*)|(?<attributeName>#[A-Za-z0-9_]+)|(?<attributeValue>:[A-Za-z0-9_]+)|(?<number>\d+)|(?<symbol><>|<=|>=|[=<>()[\].,+-])|(?<other>\S))/y

/** A refusal of an expression, in DynamoDB's words. */
export function expressionError(kind: ExpressionKind, message: string): ServiceError {
  return new ServiceError('ValidationException', `Invalid ${kind}: ${message}`)
}

/** The tokens of an expression, the last one of kind `end`. @throws ServiceError for what is none, and for one above 4 KB */
export function tokensOf(kind: ExpressionKind, text: string): Token[] {
  const size = Buffer.byteLength(text)
  if (size > maximumSize)
    throw expressionError(kind, `Expression size has exceeded the maximum allowed size; expression size: ${size}`)
  if (text.trim() === '') throw expressionError(kind, 'The expression can not be empty;')
  const tokens: Token[] = []
  pattern.lastIndex = 0
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const { name, attributeName, attributeValue, number, symbol, other } = match.groups ?? {}
    const found = name ?? attributeName ?? attributeValue ?? number ?? symbol ?? other ?? ''
    const to = match.index + match[0].length
    const token = (tokenKind: TokenKind): Token => ({ kind: tokenKind, text: found, from: to - found.length, to })
    if (other !== undefined) throw syntaxError(kind, text, [...tokens, token('symbol')], tokens.length)
    tokens.push(
      token(
        name !== undefined
          ? 'name'
          : attributeName !== undefined
            ? 'attributeName'
            : attributeValue !== undefined
              ? 'attributeValue'
              : number !== undefined
                ? 'number'
                : 'symbol',
      ),
    )
  }
  const last = tokens.at(-1)?.to ?? 0
  tokens.push({ kind: 'end', text: '<EOF>', from: last, to: last })
  return tokens
}

/** The refusal of a token: it and what stands around it. */
export function syntaxError(kind: ExpressionKind, text: string, tokens: readonly Token[], at: number): ServiceError {
  const token = tokens[at]
  const from = tokens[at - 1]?.from ?? token?.from ?? 0
  const next = tokens[at + 1]
  const to = next === undefined || next.kind === 'end' ? (token?.to ?? text.length) : next.to
  return expressionError(kind, `Syntax error; token: "${token?.text}", near: "${text.slice(from, to)}"`)
}
