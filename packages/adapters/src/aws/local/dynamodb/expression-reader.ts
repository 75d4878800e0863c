import type { AttributeValue } from './attribute-value.ts'
import type { Path } from './expression.ts'
import type { ExpressionAttributes } from './expression-attributes.ts'
import { type ExpressionKind, expressionError, syntaxError, type Token, tokensOf } from './expression-tokens.ts'
import { reservedWords } from './reserved-words.ts'

const maximumDepth = 150

/** Walks over the tokens of an expression: what the parsers of conditions, updates and projections share. */
export class ExpressionReader {
  readonly #tokens: readonly Token[]
  #at = 0
  #depth = 0

  constructor(
    readonly kind: ExpressionKind,
    readonly text: string,
    readonly attributes: ExpressionAttributes,
  ) {
    this.#tokens = tokensOf(kind, text)
  }

  peek(ahead = 0): Token {
    return this.#tokens[this.#at + ahead] ?? { kind: 'end', text: '<EOF>', from: 0, to: 0 }
  }

  isWord(word: string, ahead = 0): boolean {
    const token = this.peek(ahead)
    return token.kind === 'name' && token.text.toUpperCase() === word
  }

  isSymbol(symbol: string, ahead = 0): boolean {
    const token = this.peek(ahead)
    return token.kind === 'symbol' && token.text === symbol
  }

  next(): Token {
    const token = this.peek()
    this.#at += 1
    return token
  }

  takeSymbol(symbol: string): boolean {
    if (!this.isSymbol(symbol)) return false
    this.#at += 1
    return true
  }

  takeWord(word: string): boolean {
    if (!this.isWord(word)) return false
    this.#at += 1
    return true
  }

  expectSymbol(symbol: string): void {
    if (!this.takeSymbol(symbol)) throw this.unexpected()
  }

  expectWord(word: string): void {
    if (!this.takeWord(word)) throw this.unexpected()
  }

  expectEnd(): void {
    if (this.peek().kind !== 'end') throw this.unexpected()
  }

  unexpected(): Error {
    return syntaxError(this.kind, this.text, this.#tokens, this.#at)
  }

  refuse(message: string): never {
    throw expressionError(this.kind, message)
  }

  /** Parses what may nest, to a bounded depth. */
  nested<T>(parse: () => T): T {
    this.#depth += 1
    if (this.#depth > maximumDepth) this.refuse('The expression is nested too deeply')
    const result = parse()
    this.#depth -= 1
    return result
  }

  /** A document path. */
  path(): Path {
    const path: [string, ...(string | number)[]] = [this.#name()]
    for (;;) {
      if (this.takeSymbol('.')) path.push(this.#name())
      else if (this.takeSymbol('[')) {
        const token = this.next()
        if (token.kind !== 'number') {
          this.#at -= 1
          throw this.unexpected()
        }
        this.expectSymbol(']')
        path.push(Number(token.text))
      } else break
    }
    if (path.length > 32) this.refuse('The document path has too many nesting elements; nesting elements: 33')
    return path
  }

  value(): AttributeValue {
    const token = this.next()
    return this.attributes.value(this.kind, token.text)
  }

  #name(): string {
    const token = this.peek()
    if (token.kind === 'attributeName') {
      this.#at += 1
      return this.attributes.name(this.kind, token.text)
    }
    if (token.kind !== 'name') throw this.unexpected()
    if (reservedWords.has(token.text.toLowerCase()))
      this.refuse(`Attribute name is a reserved keyword; reserved keyword: ${token.text}`)
    this.#at += 1
    return token.text
  }
}
