import type { Block, Expression, IfBranch, SetDirective, Statement, Text } from './ast.ts'
import { isDirective, isEscapable } from './directives.ts'
import { SyntaxFault, type TokenCursor } from './parse-cursor.ts'
import { type Opener, parseDirective } from './parse-directive.ts'
import { parseExpression } from './parse-expression.ts'
import { beginsOperand, parseReference } from './parse-operand.ts'
import { endOfBadHeader, endOfBadReference } from './recover.ts'
import type { Token } from './token.ts'

/** All statements of a text: the whole template, or the inside of a string. Problems are reported, never thrown. */
export function parseWhole(cursor: TokenCursor): Block {
  const deepest = cursor.measure()
  const statements = parseAll(cursor)
  return {
    kind: 'block',
    statements,
    levels: cursor.levelsSince(deepest),
    start: cursor.at(0),
    end: cursor.at(cursor.source.length),
  }
}

function parseAll(cursor: TokenCursor): Statement[] {
  const statements: Statement[] = []
  const { depth } = cursor.session
  for (;;) {
    const before = cursor.last.end
    try {
      parseStatements(cursor, statements)
      if (cursor.peek().kind === 'eof') break
      stray(cursor)
    } catch (error) {
      if (!(error instanceof SyntaxFault)) throw error
      cursor.session.depth = depth
      cursor.report(error)
      cursor.restartAt(Math.max(before, endOfBadReference(cursor.source, error.start)))
    }
  }
  return statements
}

/** `#end`, `#else` or `#elseif` that belong to nothing. */
function stray(cursor: TokenCursor): void {
  const token = cursor.peek()
  const name = token.kind
  const message =
    name === 'end'
      ? 'This #end closes nothing; remove it, or check the #if or #foreach before it'
      : `This #${name} belongs to no #if`
  cursor.report(new SyntaxFault(`stray-${name}`, message, token.start, token.end))
  cursor.take()
  if (name === 'elseif') tolerate(cursor, token, () => parseHeader(cursor))
}

/** Statements up to `#end`, `#else`, `#elseif` or the end, none of which is taken. */
function parseStatements(cursor: TokenCursor, statements: Statement[]): void {
  const { session } = cursor
  for (;;) {
    const before = cursor.last
    const { depth } = session
    try {
      const { kind } = cursor.peek()
      if (kind === 'end' || kind === 'else' || kind === 'elseif' || kind === 'eof') return
      statements.push(parseStatement(cursor))
    } catch (error) {
      if (!(error instanceof SyntaxFault)) throw error
      session.depth = depth
      cursor.report(error)
      cursor.restartAt(recoveryPoint(cursor, before.end, error))
    }
  }
}

function recoveryPoint(cursor: TokenCursor, statementStart: number, fault: SyntaxFault): number {
  const { source } = cursor
  const after =
    source.charAt(statementStart) === '#'
      ? endOfBadHeader(source, statementStart, fault.start)
      : endOfBadReference(source, fault.start)
  return Math.max(after, statementStart + 1)
}

function parseStatement(cursor: TokenCursor): Statement {
  const token = cursor.peek()
  switch (token.kind) {
    case 'text':
      return textOf(cursor, 'text')
    case 'reference':
    case 'identifier':
      return parseReference(cursor)
    case 'if':
      return parseIf(cursor)
    case 'set':
      return parseSet(cursor)
    case 'word':
    case 'bracketed-word':
      return parseDirective(cursor, parseBody)
    case 'reference-{':
      return cursor.peekSecond().kind === 'identifier' ? parseReference(cursor) : textOf(cursor, 'text')
    case 'line-comment':
    case 'block-comment':
      return parseComment(cursor)
    case 'text-block':
      return parseTextBlock(cursor)
    case 'escaped-directive':
      return parseEscapedDirective(cursor)
    case 'double-escape':
      return parseDoubleEscapes(cursor)
    case 'dot':
    case ')':
    case '(':
    case 'integer':
    case 'decimal':
    case 'string':
    case 'escape':
    case 'reference-}':
    case 'empty-index':
      return textOf(cursor, 'text')
    case 'true':
    case 'false':
      throw new SyntaxFault(
        'reserved-name',
        `${token.kind} is no name; a reference cannot be called so`,
        token.start,
        token.end,
      )
    default:
      return cursor.failAt(token, 'text, a reference or a directive')
  }
}

function textOf(cursor: TokenCursor, from: Text['from']): Text {
  const token = cursor.take()
  return {
    kind: 'text',
    text: token.lost + cursor.image(token),
    from,
    start: cursor.at(token.start - token.lost.length),
    end: cursor.at(token.end),
  }
}

function parseComment(cursor: TokenCursor): Statement {
  const before = cursor.last.end
  const token = cursor.take()
  const image = cursor.image(token)
  const style = token.kind === 'line-comment' ? 'line' : 'block'
  if (style === 'line' && cursor.peek().kind === 'line-comment-end') cursor.take()
  const mark = image.indexOf('##') >= 0 ? image.indexOf('##') : image.indexOf('#*')
  const start = style === 'line' ? token.start : before
  return {
    kind: 'comment',
    style,
    before: image.slice(0, Math.max(mark, 0)),
    start: cursor.at(start),
    end: cursor.at(cursor.last.end),
  }
}

function parseTextBlock(cursor: TokenCursor): Text {
  const token = cursor.take()
  const text = cursor.image(token).slice(3, -3)
  return { kind: 'text', text, from: 'text-block', start: cursor.at(token.start), end: cursor.at(token.end) }
}

function known(cursor: TokenCursor, name: string): boolean {
  return cursor.session.macroNames.has(name)
}

/** `\#if` prints `#if`, `\#unknown` prints itself. */
function parseEscapedDirective(cursor: TokenCursor): Text {
  const token = cursor.take()
  const image = cursor.image(token)
  const slashes = image.lastIndexOf('\\')
  const directive = image.slice(slashes + 1)
  const name = directive.charAt(1) === '{' ? directive.slice(2, -1) : directive.slice(1)
  const resolved = isEscapable(name, cursor.session.dialect) || known(cursor, name)
  const text = resolved ? image.slice(0, slashes >> 1) + directive : image
  token.printed = text
  return { kind: 'text', text, from: 'escape', start: cursor.at(token.start), end: cursor.at(token.end) }
}

/** Pairs of backslashes: halved before a directive. */
function parseDoubleEscapes(cursor: TokenCursor): Text {
  const first = cursor.take()
  let count = 1
  while (cursor.peek().kind === 'double-escape') {
    cursor.take()
    count++
  }
  const { last } = cursor
  const next = cursor.peek()
  const name = cursor.image(next).slice(1)
  const control =
    next.kind === 'if' ||
    next.kind === 'else' ||
    next.kind === 'elseif' ||
    next.kind === 'end' ||
    isDirective(name, cursor.session.dialect) ||
    known(cursor, name)
  const text = (control ? '\\' : '\\\\').repeat(count)
  return { kind: 'text', text, from: 'escape', start: cursor.at(first.start), end: cursor.at(last.end) }
}

function parseSet(cursor: TokenCursor): SetDirective {
  const token = cursor.take()
  cursor.skipWhitespace()
  if (!beginsOperand(cursor.peek())) cursor.failAt(cursor.peek(), 'the variable to set, e.g. $name,')
  const target = parseReference(cursor)
  cursor.skipWhitespace()
  cursor.expect('=', '= and the value')
  const value = parseExpression(cursor)
  cursor.expect(')', 'an operator or the ) that closes #set')
  cursor.lexer.leaveSet()
  const span = { start: cursor.at(token.start), end: cursor.at(cursor.last.end) }
  const variable = target.quiet ? (target.formal ? '!{' : `!${target.name}`) : target.formal ? '{' : target.name
  return { kind: 'set', target, variable, value, header: span, start: span.start, end: span.end }
}

/** `(condition)` of `#if` and `#elseif`. */
function parseHeader(cursor: TokenCursor): Expression {
  cursor.skipWhitespace()
  cursor.expect('(', 'the ( of the condition')
  const condition = parseExpression(cursor)
  cursor.expect(')', 'an operator or the ) that closes the condition')
  return condition
}

/** Runs a parser of a header; when that fails, reports and goes on behind the header, so that the body is still read. */
function tolerate(cursor: TokenCursor, token: Token, parse: () => Expression): Expression {
  const { depth } = cursor.session
  try {
    return parse()
  } catch (error) {
    if (!(error instanceof SyntaxFault)) throw error
    cursor.session.depth = depth
    cursor.report(error)
    cursor.restartAt(Math.max(token.end, endOfBadHeader(cursor.source, token.start, error.start)))
    return { kind: 'word', name: '', start: cursor.at(token.start), end: cursor.at(token.end) }
  }
}

function parseIf(cursor: TokenCursor): Statement {
  const first = cursor.take()
  cursor.enter(first)
  const branches: IfBranch[] = [parseBranch(cursor, first)]
  while (cursor.peek().kind === 'elseif') branches.push(parseBranch(cursor, cursor.take()))
  let otherwise: Block | null = null
  if (cursor.peek().kind === 'else') {
    cursor.take()
    otherwise = parseBlock(cursor)
  }
  const end = expectEnd(cursor, { name: 'if', start: first.start, end: first.end })
  cursor.leave()
  return { kind: 'if', branches, otherwise, start: cursor.at(first.start), end: cursor.at(end.end) }
}

function parseBranch(cursor: TokenCursor, token: Token): IfBranch {
  const condition = tolerate(cursor, token, () => parseHeader(cursor))
  const header = { start: cursor.at(token.start), end: cursor.at(cursor.last.end) }
  const body = parseBlock(cursor)
  return { condition, header, body, start: header.start, end: body.end }
}

function parseBlock(cursor: TokenCursor): Block {
  const start = cursor.last.end
  const statements: Statement[] = []
  const deepest = cursor.measure()
  parseStatements(cursor, statements)
  return {
    kind: 'block',
    statements,
    levels: cursor.levelsSince(deepest),
    start: cursor.at(start),
    end: cursor.at(cursor.last.end),
  }
}

function parseBody(cursor: TokenCursor, opener: Opener): { body: Block; first: Token; last: Token; end: Token } {
  const first = cursor.peek()
  const body = parseBlock(cursor)
  const { last } = cursor
  return { body, first, last, end: expectEnd(cursor, opener) }
}

/** Takes the `#end`. `#else` and the like that do not belong here are reported, with what follows them read. */
function expectEnd(cursor: TokenCursor, opener: Opener): Token {
  for (;;) {
    const token = cursor.peek()
    if (token.kind === 'end') return cursor.take()
    if (token.kind === 'eof') {
      const message = `This #${opener.name} has no #end`
      cursor.report(new SyntaxFault('missing-end', message, opener.start, opener.end))
      return token
    }
    const message =
      opener.name === 'if'
        ? `#${token.kind} cannot follow the #else of this #if`
        : `#${token.kind} belongs to #if; #${opener.name} has none`
    cursor.report(new SyntaxFault(`stray-${token.kind}`, message, token.start, token.end))
    cursor.take()
    if (token.kind === 'elseif') tolerate(cursor, token, () => parseHeader(cursor))
    parseStatements(cursor, [])
  }
}
