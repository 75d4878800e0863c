import type { Block, Expression, MacroDefinition, Statement, Text } from './ast.ts'
import type { Span } from './diagnostics.ts'
import { blockDirectives, isDirective } from './directives.ts'
import { SyntaxFault, type TokenCursor } from './parse-cursor.ts'
import { beginsOperand, parseOperand } from './parse-operand.ts'
import type { Token } from './token.ts'

/** Parses the statements up to, and with, the `#end` of a directive. */
export type ParseBody = (cursor: TokenCursor, opener: Opener) => { body: Block; first: Token; last: Token; end: Token }

/** The directive that a body belongs to, for messages. */
export type Opener = { name: string; start: number; end: number }

/** The parts of a directive as read, before it is known to make sense. */
type Parts = {
  name: string
  token: Token
  args: Expression[]
  /** Offsets of the first and last token of each argument. */
  argTokens: { first: Token; last: Token }[]
  header: Span
}

/** `#name …`: a directive other than `#if` and `#set`, a macro call, or text that looks like one. */
export function parseDirective(cursor: TokenCursor, parseBody: ParseBody): Statement {
  const token = cursor.take()
  const image = cursor.image(token)
  const name = token.kind === 'word' ? image.slice(1) : image.slice(2, -1)
  const { dialect } = cursor.session
  cursor.lexer.enterDirective()
  const known = isDirective(name, dialect)
  if (!cursor.lexer.parenthesisAhead()) {
    cursor.lexer.leaveDirective()
    return withoutArguments(cursor, name, token, known)
  }
  const { args, argTokens } = parseDirectiveArguments(cursor, name, known)
  const header = { start: cursor.at(token.start), end: cursor.at(cursor.last.end) }
  const parts: Parts = { name, token, args, argTokens, header }
  if (known ? !blockDirectives.has(name) : !name.startsWith('@')) return makeLine(cursor, parts, known)
  cursor.enter(token)
  const closed = parseBody(cursor, { name, start: token.start, end: token.end })
  cursor.leave()
  try {
    return makeBlock(cursor, parts, closed)
  } catch (error) {
    if (!(error instanceof SyntaxFault)) throw error
    cursor.report(error)
    return { kind: 'text', text: '', from: 'text', start: header.start, end: cursor.at(closed.end.end) }
  }
}

function parseDirectiveArguments(cursor: TokenCursor, name: string, known: boolean): Pick<Parts, 'args' | 'argTokens'> {
  const args: Expression[] = []
  const argTokens: Parts['argTokens'] = []
  cursor.skipWhitespace()
  cursor.expect('(', 'the ( of the arguments')
  while (argumentFollows(cursor)) {
    cursor.skipWhitespace()
    if (cursor.peek().kind === ',') cursor.take()
    cursor.skipWhitespace()
    const first = cursor.peek()
    const arg =
      first.kind === 'word' ? parseWord(cursor) : parseOperand(cursor, 'an argument (a literal or a reference)')
    checkWord(cursor, { name, known }, arg, args.length, first)
    args.push(arg)
    argTokens.push({ first, last: cursor.last })
  }
  cursor.skipWhitespace()
  cursor.expect(')', 'an argument or the ) that closes the arguments')
  return { args, argTokens }
}

/** Two tokens decide, as in Velocity: blanks or a comma alone do not promise an argument. */
function argumentFollows(cursor: TokenCursor): boolean {
  const first = cursor.peek()
  if (beginsArgument(first)) return true
  if (first.kind === ',') return cursor.peekSecond().kind === 'whitespace' || beginsArgument(cursor.peekSecond())
  if (first.kind !== 'whitespace') return false
  return cursor.peekSecond().kind === ',' || beginsArgument(cursor.peekSecond())
}

function beginsArgument(token: Token): boolean {
  return token.kind === 'word' || beginsOperand(token)
}

function parseWord(cursor: TokenCursor): Expression {
  const token = cursor.take()
  return { kind: 'word', name: cursor.image(token), start: cursor.at(token.start), end: cursor.at(token.end) }
}

function checkWord(
  cursor: TokenCursor,
  { name, known }: { name: string; known: boolean },
  arg: Expression,
  position: number,
  token: Token,
): void {
  const isName = name === 'macro' && position === 0
  if (arg.kind === 'word') {
    if (!known || isName || (name === 'foreach' && position === 1)) return
    const message = `#${name} takes no bare name; write $${arg.name} for a variable or "${arg.name}" for a text`
    throw new SyntaxFault('bare-name', message, token.start, token.end)
  }
  if (isName) {
    throw new SyntaxFault(
      'macro-name',
      'The first argument of #macro is its name, without quotes or $',
      token.start,
      cursor.leadEnd(token),
    )
  }
}

function withoutArguments(cursor: TokenCursor, name: string, token: Token, known: boolean): Statement {
  const span = { start: cursor.at(token.start), end: cursor.at(token.end) }
  const source = cursor.image(token)
  if (!known) {
    if (name.startsWith('@')) return { kind: 'text', text: `#${name}`, from: 'literal', ...span }
    return { kind: 'macro-call', name, args: [], body: null, source, header: span, ...span }
  }
  switch (name) {
    case 'break':
      return { kind: 'break', scope: null, ...span }
    case 'stop':
      return { kind: 'stop', message: null, ...span }
    case 'include':
      return { kind: 'resource', directive: 'include', args: [], ...span }
    case 'parse':
      return { kind: 'broken', directive: name, message: '#parse needs the name of a template', ...span }
    default: {
      const message = `#${name} needs its arguments in parentheses: ${usages[name] ?? `#${name}(…)`}`
      throw new SyntaxFault('missing-arguments', message, token.start, token.end)
    }
  }
}

const usages: Record<string, string> = {
  foreach: '#foreach($item in $list) … #end',
  macro: '#macro(name $parameter) … #end',
  define: '#define($name) … #end',
  literal: '#literal() … #end',
  evaluate: '#evaluate($text)',
}

function makeLine(cursor: TokenCursor, parts: Parts, known: boolean): Statement {
  const { name, args, header, token } = parts
  if (!known) {
    const source = cursor.textOf(token, cursor.last)
    return { kind: 'macro-call', name, args, body: null, source, header, ...header }
  }
  const [first] = args
  switch (name) {
    case 'break':
    case 'stop':
      if (args.length > 1) fail(parts, `#${name} takes at most one argument`)
      return name === 'break'
        ? { kind: 'break', scope: first ?? null, ...header }
        : { kind: 'stop', message: first ?? null, ...header }
    case 'evaluate':
      if (first === undefined || args.length > 1) fail(parts, '#evaluate takes exactly one argument')
      if (first.kind !== 'string' && first.kind !== 'reference') {
        fail(parts, 'The argument of #evaluate must be a quoted text or a reference')
      }
      return { kind: 'evaluate', argument: first, ...header }
    case 'include':
      return { kind: 'resource', directive: 'include', args, ...header }
    default:
      if (first === undefined) {
        return { kind: 'broken', directive: 'parse', message: '#parse needs the name of a template', ...header }
      }
      return { kind: 'resource', directive: 'parse', args, ...header }
  }
}

type Body = ReturnType<ParseBody>

function makeBlock(cursor: TokenCursor, parts: Parts, closed: Body): Statement {
  const { name, args, header, token, argTokens } = parts
  const span = { start: header.start, end: cursor.at(closed.end.end) }
  const { body } = closed
  switch (name) {
    case 'foreach':
      return makeForeach(cursor, parts, body, span)
    case 'define':
      if (args.length !== 1) fail(parts, '#define takes exactly one argument, a reference: #define($name) … #end')
      return { kind: 'define', ...variableOf(cursor, argTokens[0]), body, header, ...span }
    case 'macro':
      return makeMacro(cursor, parts, body, span)
    case 'literal':
      return makeLiteral(cursor, parts, closed, span)
    default: {
      const source = cursor.textOf(token, closed.end)
      return { kind: 'macro-call', name: name.slice(1), args, body, source, header, ...span }
    }
  }
}

function makeForeach(cursor: TokenCursor, parts: Parts, body: Block, span: Span): Statement {
  const { args, argTokens, header } = parts
  const [variable, , list, extra] = args
  if (variable === undefined || args.length < 2) {
    return {
      kind: 'broken',
      directive: 'foreach',
      message: `#foreach needs a variable and a list: ${usages.foreach}`,
      ...span,
    }
  }
  if (list === undefined) {
    cursor.problem(
      'warning',
      'foreach-without-list',
      `#foreach has no list and never runs: ${usages.foreach}`,
      parts.token.start,
      parts.token.end,
    )
  }
  const name =
    variable.kind === 'reference'
      ? { variable: variable.name, variableSpan: variable.nameSpan }
      : variableOf(cursor, argTokens[0])
  const nothing: Expression = { kind: 'word', name: '', start: header.end, end: header.end }
  return {
    kind: 'foreach',
    ...name,
    list: list ?? nothing,
    body: extra === undefined ? body : bodyOfExtra(extra),
    header,
    ...span,
  }
}

/** Velocity takes a fourth argument for the body: a reference is printed, anything else prints nothing. */
function bodyOfExtra(extra: Expression): Block {
  const statements = extra.kind === 'reference' ? [extra] : []
  return { kind: 'block', statements, levels: 1, start: extra.start, end: extra.end }
}

/** The variable is what follows the first character of the argument, whatever that is. */
function variableOf(
  cursor: TokenCursor,
  tokens: { first: Token; last: Token } | undefined,
): { variable: string; variableSpan: Span } {
  if (tokens === undefined) return { variable: '', variableSpan: { start: 0, end: 0 } }
  const { first } = tokens
  const image = cursor.leadImage(first)
  const end = cursor.leadEnd(first)
  const lead = image.lastIndexOf('$')
  const variable = image.slice((lead < 0 ? 0 : lead) + 1)
  return { variable, variableSpan: { start: cursor.at(end - variable.length), end: cursor.at(end) } }
}

function makeMacro(cursor: TokenCursor, parts: Parts, body: Block, span: Span): MacroDefinition {
  const { args, argTokens, header } = parts
  const [first] = args
  if (first === undefined || first.kind !== 'word')
    fail(parts, 'The first argument of #macro is its name, without quotes or $')
  const parameters = argTokens.slice(1).map((tokens) => cursor.leadImage(tokens.first).replace(/^\$/, ''))
  cursor.session.macroNames.add(first.name)
  return { kind: 'macro', name: first.name, parameters, body, header, ...span }
}

/** `#literal()` prints its body, or its first argument, as written. */
function makeLiteral(cursor: TokenCursor, parts: Parts, closed: Body, span: Span): Text {
  const [argument] = parts.argTokens
  if (argument === undefined && closed.last.end <= closed.first.start) fail(parts, '#literal() has an empty body')
  const text =
    argument === undefined
      ? literalOf(cursor, closed.first, closed.last)
      : literalOf(cursor, argument.first, argument.last)
  return { kind: 'text', text, from: 'literal', ...span }
}

function literalOf(cursor: TokenCursor, first: Token, last: Token): string {
  let text = ''
  for (let token: Token | null = first; token !== null; token = token.next) {
    if (token.kind !== 'block-comment') text += token.lost + cursor.printed(token)
    if (token === last) break
  }
  return text
}

function fail(parts: Parts, message: string): never {
  throw new SyntaxFault('bad-arguments', message, parts.token.start, parts.token.end)
}
