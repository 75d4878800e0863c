import type { Block, Dialect } from './ast.ts'
import type { TemplateProblem } from './diagnostics.ts'
import { positionAt } from './diagnostics.ts'
import { Lexer, LexicalError } from './lex.ts'
import type { TemplateLimits } from './limits.ts'
import { PlainReferences, plainLeadEnd } from './plain-reference.ts'
import { Token, type TokenKind } from './token.ts'

/** A syntax error on its way to the statement that recovers from it. */
export class SyntaxFault extends Error {
  override name = 'SyntaxFault'
  constructor(
    readonly code: string,
    message: string,
    /** Offsets in the text being parsed. */
    readonly start: number,
    readonly end: number,
    /** Parsing cannot go on. */
    readonly fatal: boolean = false,
  ) {
    super(message)
  }
}

/** What all parsers of one template share: those of the strings in it too. */
export type ParseSession = {
  readonly template: string
  readonly dialect: Dialect
  readonly limits: Readonly<TemplateLimits>
  readonly problems: TemplateProblem[]
  /** Names of macros defined so far: `\#name` is an escape for them. */
  readonly macroNames: Set<string>
  /** Parses the template inside a string literal. */
  readonly parseInside: (cursor: TokenCursor) => Block
  /** Told of every token that is taken, with its place in the template. */
  readonly onToken: ((token: Token, start: number, end: number) => void) | undefined
  depth: number
  /** The greatest depth since it was last reset. */
  deepest: number
}

const mostProblems = 100

/** Reads tokens with as much lookahead as asked for, and knows where in the template they stand. */
export class TokenCursor {
  readonly lexer: Lexer
  /** The token taken last. */
  last: Token
  #operandStart = 0
  #operandEnd = 0

  constructor(
    readonly session: ParseSession,
    readonly source: string,
    /** Offset in the template of each offset here: a shift, or a table where the text differs from the template. */
    readonly origin: number | Int32Array,
  ) {
    this.lexer = new Lexer(source, session.onToken === undefined ? new PlainReferences(this) : null)
    this.last = new Token('eof', 0, 0, 0, '')
  }

  peek(): Token {
    const { last } = this
    const { next } = last
    if (next !== null) return next
    const read = this.#read()
    last.next = read
    return read
  }

  /** The token after the next, or one further on. */
  peekSecond(): Token {
    const first = this.peek()
    first.next ??= this.#read()
    return first.next
  }

  peekThird(): Token {
    const second = this.peekSecond()
    second.next ??= this.#read()
    return second.next
  }

  take(): Token {
    const token = this.peek()
    this.last = token
    this.session.onToken?.(token, this.at(token.start), this.at(token.end))
    return token
  }

  skipWhitespace(): void {
    if (this.peek().kind === 'whitespace') this.take()
  }

  /** Takes a token of this kind, or fails saying what was expected. */
  expect(kind: TokenKind, expected: string): Token {
    if (this.peek().kind !== kind) this.failAt(this.peek(), expected)
    return this.take()
  }

  failAt(token: Token, expected: string): never {
    if (token.kind === 'eof') {
      throw new SyntaxFault('unexpected-end', `The template ends where ${expected} is expected`, token.start, token.end)
    }
    const message = `${quoted(this.leadImage(token).trim())} stands where ${expected} is expected`
    throw new SyntaxFault('unexpected-token', message, token.pieceStart, this.leadEnd(token))
  }

  image(token: Token): string {
    return this.source.slice(token.start, token.end)
  }

  /** The end of a token; of a whole reference, of what comes before its properties and calls. */
  leadEnd(token: Token): number {
    return token.kind === 'reference' ? plainLeadEnd(this.source, token.pieceStart) : token.end
  }

  leadImage(token: Token): string {
    return this.source.slice(token.start, this.leadEnd(token))
  }

  at(offset: number): number {
    if (typeof this.origin === 'number') return this.origin + offset
    return this.origin[Math.min(offset, this.origin.length - 1)] ?? 0
  }

  /**
   * Goes one level deeper; too deep ends parsing. Balanced by `leave`, except where a fault is thrown: whoever catches
   * that puts the depth back.
   */
  enter(token: Token): void {
    const { session } = this
    session.depth++
    this.reaches(0)
    if (session.depth > session.limits.maxNestingDepth) {
      const most = session.limits.maxNestingDepth
      const message = `Directives, references and literals are nested more than ${most} deep (limit maxNestingDepth)`
      throw new SyntaxFault('too-deep', message, token.start, this.leadEnd(token), true)
    }
  }

  /** What stands here nests so many levels. */
  reaches(levels: number): void {
    const { session } = this
    if (session.depth + levels > session.deepest) session.deepest = session.depth + levels
  }

  leave(): void {
    this.session.depth--
  }

  /** Begins to measure how many levels a part nests; returns what `levelsSince` needs. */
  measure(): number {
    const { session } = this
    const { deepest } = session
    session.deepest = session.depth
    return deepest
  }

  levelsSince(deepestBefore: number): number {
    const { session } = this
    const levels = session.deepest - session.depth
    session.deepest = Math.max(deepestBefore, session.deepest)
    return levels
  }

  /** What a token prints where its directive turns out to be text. */
  printed(token: Token): string {
    return token.printed ?? this.image(token)
  }

  /** The source from an offset in `first` to the end of `last`; with the tokens' texts where they do not touch. */
  sourceOf(first: Token, last: Token, from: number): string {
    if (first === last) return this.source.slice(from, last.end)
    let text: string | null = null
    for (let token = first; token !== last && token.next !== null; token = token.next) {
      const next: Token = token.next
      if (text === null && (next.start !== token.end || next.lost !== '')) text = this.source.slice(from, token.end)
      if (text !== null) text += next.lost + this.image(next)
    }
    return text ?? this.source.slice(from, last.end)
  }

  /** The texts of the tokens from one to the other, without what was lost between them. */
  textOf(first: Token, last: Token): string {
    let text = this.printed(first)
    for (let token: Token | null = first; token !== last && token !== null; ) {
      token = token.next
      if (token !== null) text += this.printed(token)
    }
    return text
  }

  /** Notes where the operand just parsed is written. */
  operandWas(start: number, end: number): void {
    this.#operandStart = start
    this.#operandEnd = end
  }

  /** The last operand as written: a null operand of `+` contributes that. */
  operandSource(): string {
    return this.source.slice(this.#operandStart, this.#operandEnd)
  }

  report(fault: SyntaxFault): void {
    this.problem('error', fault.code, fault.message, fault.start, fault.end)
    if (fault.fatal || this.session.problems.length >= mostProblems) throw new ParsingAborted()
  }

  problem(severity: 'error' | 'warning', code: string, message: string, start: number, end: number): void {
    const from = this.at(start)
    const to = Math.max(this.at(end), from)
    const { line, column } = positionAt(this.session.template, from)
    this.session.problems.push({ severity, code, message, start: from, end: to, line, column })
  }

  /** Goes on in plain text at an offset. */
  restartAt(offset: number): void {
    this.lexer.restartAt(offset)
    this.last = new Token('eof', offset, offset, offset, '')
  }

  #read(): Token {
    try {
      return this.lexer.next()
    } catch (error) {
      throw error instanceof LexicalError ? faultOf(this.source, error) : error
    }
  }
}

function faultOf(source: string, { at, reason }: LexicalError): SyntaxFault {
  if (reason === 'end-of-template') {
    const message = `The template ends within ${quoted(source.slice(at))}; write what follows, or leave it out`
    return new SyntaxFault('unexpected-end', message, at, source.length)
  }
  const unit = source.charAt(at)
  return unit === '"' || unit === "'"
    ? new SyntaxFault('unclosed-string', `The string that begins here has no closing ${unit}`, at, at + 1)
    : new SyntaxFault('unexpected-character', `${quoted(unit)} is not allowed here`, at, at + 1)
}

/** There are too many problems to go on, or one that ends everything. */
export class ParsingAborted extends Error {}

function quoted(text: string): string {
  const shown = text.length > 40 ? `${text.slice(0, 40)}…` : text
  return `‘${shown.replaceAll('\n', '⏎')}’`
}
